import Foundation
import Gateway
import MailTypes
import Testing

/// Messages as programs of this host hand them in.
struct SubmittedMessageTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    private func submit(_ text: String, _ line: String) throws -> (text: String, envelope: SubmittedEnvelope) {
        let submitted = try SubmittedMessage(
            Array(text.utf8), try SendmailArguments(line.split(separator: " ").map(String.init)), user: "www-data",
            hostname: "web.lakeside.example", at: Self.now, isOurs: { $0.domain == "lakeside.example" }
        )
        return (String(decoding: submitted.octets, as: UTF8.self), submitted.envelope)
    }

    @Test func aFormScriptsMessageIsCompleted() throws {
        let (text, envelope) = try submit(
            "To: info@lakeside.example\nBcc: boss@lakeside.example,\n sales@lakeside.example\nSubject: Form\n\nName: Dana\n.\nnot sent\n",
            "-t")
        #expect(envelope.sender?.description == "www-data@web.lakeside.example")
        #expect(
            envelope.recipients.map(\.description) == [
                "info@lakeside.example", "boss@lakeside.example", "sales@lakeside.example",
            ])
        #expect(text.hasSuffix("To: info@lakeside.example\r\nSubject: Form\r\n\r\nName: Dana\r\n"))
        #expect(text.hasPrefix("From: <www-data@web.lakeside.example>\r\nDate: "))
        #expect(text.contains("\r\nMessage-ID: <"))
        #expect(!text.lowercased().contains("bcc"))
    }

    @Test func whatIsThereStaysAndDotsMayStand() throws {
        let given =
            "From: \"Web\" <web@lakeside.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@a.example>\r\nTo: info@lakeside.example\r\n\r\na\r\n.\r\nb\r\n"
        let (text, envelope) = try submit(given, "-i -f <> info@lakeside.example")
        #expect(text == given)
        #expect(envelope.sender == nil)
    }

    @Test func aBareTextGetsAHeader() throws {
        let (text, envelope) = try submit("Backup failed\nsee the log\n", "-F Cron -f root info@lakeside.example")
        #expect(envelope.sender?.description == "root@web.lakeside.example")
        #expect(text.hasPrefix("From: \"Cron\" <root@web.lakeside.example>\r\n"))
        #expect(text.contains("\r\nTo: info@lakeside.example\r\n\r\nBackup failed\r\nsee the log\r\n"))
    }

    @Test("Attack: a full name cannot bring header fields of its own")
    func nameInjection() throws {
        var arguments = SendmailArguments()
        arguments.fullName = "Eve\"\r\nBcc: all@lakeside.example\r\nX: \""
        arguments.recipients = ["info@lakeside.example"]
        let submitted = try SubmittedMessage(
            Array("Hello\n".utf8), arguments, user: "eve", hostname: "web.lakeside.example", at: Self.now,
            isOurs: { _ in true })
        let lines = String(decoding: submitted.octets, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.first == "From: \"EveBcc: all@lakeside.exampleX: \" <eve@web.lakeside.example>")
    }

    static let refusals: [(String, SubmittedMessage.Refusal)] = [
        ("", .noRecipient), ("-t", .noRecipient), ("nobody", .badAddress("nobody")),
        ("someone@elsewhere.example", .notOurs("someone@elsewhere.example")),
        ("-f a@@b info@lakeside.example", .badAddress("a@@b")),
    ]

    @Test(arguments: refusals)
    func refusal(line: String, expected: SubmittedMessage.Refusal) {
        let refusal = #expect(throws: SubmittedMessage.Refusal.self) { try submit("Subject: x\n\nx\n", line) }
        #expect(refusal == expected)
    }
}
