import Foundation
import MailTypes
import SMTP
import Testing

/// SMTP smuggling: a line end or end of data that another server might see, and we must not. Each form stands between
/// the text of one message and the commands of another.
@Suite(.timeLimit(.minutes(10)))
struct SmugglingTests {
    struct Form: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let octets: [UInt8]

        init(_ name: String, _ text: String) {
            testDescription = name
            octets = Array(text.utf8)
        }
    }

    static let forms = [
        Form("LF . LF", "\n.\n"),
        Form("LF . CRLF", "\n.\r\n"),
        Form("CRLF . LF", "\r\n.\n"),
        Form("CR . CR", "\r.\r"),
        Form("CR . CRLF", "\r.\r\n"),
        Form("CRLF . CR", "\r\n.\r"),
        Form("CR . LF", "\r.\n"),
        Form("LF . CR", "\n.\r"),
        Form("CRLF . CR CR LF", "\r\n.\r\r\n"),
        Form("CR CR LF . CR CR LF", "\r\r\n.\r\r\n"),
        Form("LF CR . CRLF", "\n\r.\r\n"),
        Form("CRLF NUL . CRLF", "\r\n\0.\r\n"),
        Form("CRLF . NUL CRLF", "\r\n.\0\r\n"),
        Form("CRLF . without its CRLF", "\r\n."),
        Form("CRLF SP . CRLF", "\r\n .\r\n"),
        Form("CRLF . SP CRLF", "\r\n. \r\n"),
        Form("CRLF .. CRLF", "\r\n..\r\n"),
    ]

    private func smuggle(_ data: [UInt8]) async throws -> (replies: [String], receiver: RecordingReceiver) {
        let receiver = RecordingReceiver()
        let replies = try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<outer@sender.example>")
            _ = try await client.command("RCPT TO:<b@mx.test>")
            _ = try await client.command("DATA")
            try await client.send(data)
            try await client.send("QUIT\r\n")
            var replies: [String] = []
            while let line = try await client.readLine() { replies.append(line) }
            return replies
        }
        return (replies, receiver)
    }

    static let smuggled =
        "MAIL FROM:<admin@sender.example>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nx\r\n.\r\n"

    @Test(arguments: forms)
    func `does not end the data`(_ form: Form) async throws {
        let data = Array("Subject: outer\r\n\r\ntext".utf8) + form.octets + Array(Self.smuggled.utf8)
        let (replies, receiver) = try await smuggle(data)
        // One reply to the one end of data, one to QUIT.
        #expect(replies.count == 2)
        #expect(receiver.messages.count <= 1)
        #expect(receiver.messages.allSatisfy { $0.envelope.reversePath.description == "<outer@sender.example>" })
        let isFaulty = !String(decoding: form.octets, as: UTF8.self).replacing("\r\n", with: "").utf8
            .allSatisfy { $0 != 10 && $0 != 13 }
        #expect(receiver.messages.isEmpty == isFaulty)
        if isFaulty { #expect(replies.first?.hasPrefix("550 5.6.0") == true) }
    }

    @Test func `CRLF dot CRLF does end it`() async throws {
        let (replies, receiver) = try await smuggle(Array("a\r\n.\r\n\(Self.smuggled)".utf8))
        #expect(replies.count == 6)
        #expect(receiver.messages.count == 2)
    }

    /// The collected forms of the field, where FIRSTREPLY_CORPUS names them.
    @Test(
        .enabled(
            if: ProcessInfo.processInfo.environment["FIRSTREPLY_CORPUS"] != nil,
            "FIRSTREPLY_CORPUS does not name a corpus"
        )
    )
    func `the collected forms`() async throws {
        struct Case: Decodable {
            struct Expected: Decodable { let sequence_ends_data: Bool }
            let id: String
            let expected: Expected
            let data_stream_b64: String
        }
        let root = try #require(ProcessInfo.processInfo.environment["FIRSTREPLY_CORPUS"])
        let text = try String(contentsOfFile: "\(root)/smtp-smuggling/MANIFEST.jsonl", encoding: .utf8)
        let cases = try text.split(separator: "\n").map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
        #expect(!cases.isEmpty)
        for form in cases {
            let stream = try #require(Data(base64Encoded: form.data_stream_b64))
            let (_, receiver) = try await smuggle(Array(stream))
            if form.expected.sequence_ends_data {
                #expect(receiver.messages.count == 2, "\(form.id)")
            } else {
                #expect(receiver.messages.count <= 1, "\(form.id)")
            }
        }
    }
}
