import Foundation
import MIME
import MailTypes
import Testing

/// What we write, read by a stranger: Python's `email` package under its strict default policy.
@Suite("Python's email")
struct PythonOracleTests {
    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Prints the message as Python understands it, one JSON object.
    private static let script = """
        import sys, json, email, email.policy
        message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
        defects = [repr(d) for part in message.walk() for d in part.defects]
        defects += [repr(d) for part in message.walk() for value in part.values() for d in value.defects]
        body = lambda kind: message.get_body((kind,)).get_content() if message.get_body((kind,)) else None
        print(json.dumps({"defects": defects, "subject": message["subject"], "plain": body("plain"), "html": body("html"),
            "to": [a.display_name + "|" + a.addr_spec for a in message["to"].addresses]}))
        """

    private struct Reading: Decodable {
        var defects: [String]
        var subject: String
        var plain: String?
        var html: String?
        var to: [String]
    }

    private func read(_ octets: [UInt8], with python: String) throws -> Reading {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = ["-c", Self.script]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(octets))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(Reading.self, from: answer)
    }

    @Test(
        "reads drafts back without a defect", .enabled(if: python != nil, "no python3 here: not compared"),
        arguments: [
            ("Your ride", "Ann Lee", "Dear Ann,\n\nthank you.\n"),
            ("Größe der Flotte für Ihre Hochzeit – Angebot Nr. 7 und alles weitere", "Jürgen Müller", "Grüße\n"),
            ("日本語の件名はとても長いので折り返す必要がありますがうまくいくでしょうか", "山田 太郎", "こんにちは\n"),
            (
                "a, b; c <d> \"e\"", "Lee, Ann \"Annie\" (VIP)",
                "From here\n.\n=20 \n" + String(repeating: "x", count: 2000) + "\n"
            ),
            ("🚘 VIP", "O'Brien", String(repeating: "ü ", count: 400) + "\n"),
        ]
    )
    func oracle(subject: String, name: String, text: String) throws {
        let python = try #require(Self.python)
        var draft = MessageDraftTests.draft()
        draft.subject = subject
        draft.to = [
            Mailbox(displayName: name, address: AddrSpec(localPart: "ann", domain: "acme.example")),
            Mailbox(address: AddrSpec(localPart: "bob", domain: "acme.example")),
        ]
        draft.text = text
        draft.html = "<p>\(text)</p>\n"
        draft.references = (0..<20).map { MessageID(unique: "thread-\($0)", domain: "acme.example") }
        let reading = try read(try draft.compose(), with: python)
        #expect(reading.defects.isEmpty)
        #expect(reading.subject == subject)
        #expect(reading.to == ["\(name)|ann@acme.example", "|bob@acme.example"])
        #expect(reading.plain?.replacing("\r\n", with: "\n") == text)
        #expect(reading.html?.replacing("\r\n", with: "\n") == "<p>\(text)</p>\n")
    }
}
