import Foundation
import MIME
import MailTypes
import Testing

/// Whole messages, each `Fixtures/NAME.eml` with what must be understood of it in `Fixtures/NAME.json`.
@Suite("Fixtures")
struct FixtureTests {
    /// What a fixture's answer says.
    struct Reading: Codable, Equatable {
        var from: [String]
        var to: [String]
        var replyTo: [String]
        var subject: String?
        var date: String?
        var messageID: String?
        var references: [String]
        var text: String
        var readableText: String
        var parts: [String]
        var attachments: [String]
        var defects: [String]

        init(_ message: Message) {
            let mailbox = { (mailbox: Mailbox) in "\(mailbox.displayName ?? "")|\(mailbox.rawAddress)" }
            from = message.from.map(mailbox)
            to = (message.to + message.cc).map(mailbox)
            replyTo = message.replyTo.map(mailbox)
            subject = message.subject
            date = message.date?.iso8601
            messageID = message.messageID?.value
            references = (message.inReplyTo + message.references).map(\.value)
            text = message.text
            readableText = message.readableText
            parts = Reading.parts(of: message)
            attachments = message.attachments.map {
                "\($0.filename ?? "-") \($0.decodedBytes().filter { $0 != 0x0d }.count)"
            }
            defects = message.defects.map(\.kind.rawValue).filter { $0 != Defect.Kind.mixedLineEnds.rawValue }
        }

        private static func parts(of message: Message) -> [String] {
            message.leaves.flatMap { leaf -> [String] in
                let content = leaf.isText ? leaf.text().prefix(60).replacing("\n", with: "¶") : ""
                let line = "\(leaf.section) \(leaf.mediaType) \(leaf.role.rawValue) \(content)"
                return [line] + (leaf.message.map(parts(of:)) ?? [])
            }
        }
    }

    static let names = [
        "apple-inline-image", "broken-web-form", "delivery-report", "digest", "east-asian-labels",
        "forward-as-attachment", "no-header", "outlook-invitation",
    ]

    private func octets(_ name: String, _ fileExtension: String) throws -> [UInt8] {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(name).\(fileExtension)")))
    }

    @Test("are understood, whatever ends their lines", arguments: names, [[0x0a], [0x0d, 0x0a]] as [[UInt8]])
    func understood(name: String, lineEnd: [UInt8]) throws {
        let source = try octets(name, "eml").flatMap { $0 == 0x0a ? lineEnd : [$0] }
        let reading = Reading(Message(source))
        let expected = try JSONDecoder().decode(Reading.self, from: Data(try octets(name, "json")))
        #expect(reading == expected)
        if reading != expected {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let actual = FileManager.default.temporaryDirectory.appendingPathComponent("\(name).actual.json")
            try encoder.encode(reading).write(to: actual)
            Issue.record("what was understood instead is in \(actual.path)")
        }
    }

    @Test("are read without a trap wherever they are cut", arguments: names)
    func cut(name: String) throws {
        let source = try octets(name, "eml")
        for end in stride(from: 0, to: source.count, by: 7) {
            let message = Message(Array(source[..<end]))
            #expect(!message.leaves.isEmpty)
            _ = Reading(message)
        }
    }
}
