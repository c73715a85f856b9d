import MailTypes
import SMTP
import Testing

/// BDAT (RFC 3030) in the pure session and over a socket.
@Suite(.timeLimit(.minutes(10)))
struct ChunkTests {
    static let conversations = [
        Conversation(
            "two chunks, pipelined with their envelope",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a@b.example> BODY=BINARYMIME
            C: RCPT TO:<b@mx.test>
            C: BDAT 7
            C: hello
            C: BDAT 3 LAST
            C: a
            S: 250 2.1.0
            S: 250 2.1.5
            S: 250 2.0.0 7 octets received
            S: 250 2.0.0 ok queued as
            C: NOOP
            S: 250
            """
        ),
        Conversation(
            "an empty last chunk",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: BDAT 3
            C: a
            C: BDAT 0 LAST
            S: 250
            S: 250
            S: 250 2.0.0 3 octets
            S: 250 2.0.0 ok queued as
            """
        ),
        Conversation(
            "octets of a refused chunk are no commands",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: BDAT 6
            C: QUIT
            S: 503 5.5.1
            C: MAIL FROM:<>
            C: BDAT 6 LAST
            C: QUIT
            S: 250
            S: 503 5.5.1
            C: RCPT TO:<x@elsewhere.example>
            C: BDAT 6 LAST
            C: QUIT
            S: 550
            S: 554
            C: NOOP
            S: 250
            """
        ),
        Conversation(
            "after a fault the chunks under way are refused, and RSET begins anew",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: BDAT 2
            C: \\n\\
            C: x\\
            C: BDAT 6 LAST
            C: QUIT
            S: 250
            S: 250
            S: 550 5.6.0
            S: 503 5.5.1
            C: RSET
            S: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: BDAT 3 LAST
            C: a
            S: 250
            S: 250
            S: 250 2.0.0 ok queued as
            """
        ),
        Conversation(
            "neither DATA nor RCPT within chunks, no DATA for binary, no BDAT after LAST",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<> BODY=BINARYMIME
            C: RCPT TO:<b@mx.test>
            C: DATA
            S: 250
            S: 250
            S: 503 5.5.1
            C: BDAT 3
            C: a
            S: 250
            C: DATA
            S: 503
            C: RCPT TO:<c@mx.test>
            S: 503
            C: MAIL FROM:<>
            S: 503
            C: BDAT 0 LAST
            S: 250 2.0.0 ok
            C: BDAT 6 LAST
            C: QUIT
            S: 503
            C: NOOP
            S: 250
            """
        ),
        Conversation(
            "RSET and EHLO between chunks drop the message",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: BDAT 8
            C: first.
            C: RSET
            S: 250
            S: 250
            S: 250
            S: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: BDAT 8 LAST
            C: second
            S: 250
            S: 250
            S: 250 2.0.0 ok
            """
        ),
        Conversation(
            "a chunk without a number ends the session",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: BDAT LAST
            C: QUIT
            S: 250
            S: 250
            S: 521 5.5.4
            S: <close>
            """
        ),
    ]

    @Test(arguments: conversations)
    func `with the pure session`(_ conversation: Conversation) async throws {
        var server = PureServer(TestServer.options())
        try await conversation.play {
            server.feed($0)
        } readLine: {
            server.readLine()
        }
        #expect(!server.messages.contains { $0.text.contains("QUIT") || $0.text.contains("first") })
    }

    @Test(arguments: conversations, [false, true])
    func `over a socket`(_ conversation: Conversation, _ isSlow: Bool) async throws {
        let receiver = RecordingReceiver(.init(isSlow: isSlow))
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            try await conversation.play {
                try await client.send($0)
            } readLine: {
                try await client.readLine()
            }
            await client.close()
        }
        #expect(!receiver.messages.contains { $0.text.contains("QUIT") || $0.text.contains("first") })
    }

    @Test(arguments: [1, 7, 1000, 70_000, 300_000])
    func `a binary message of a megabyte arrives whole, whatever its chunks`(_ size: Int) async throws {
        let receiver = RecordingReceiver()
        var generator = SeededGenerator(seed: 7)
        let count = size < 10 ? 2000 * size : 1_000_000
        let message = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<> BODY=BINARYMIME")
            _ = try await client.command("RCPT TO:<b@mx.test>")
            var octets: [UInt8] = []
            var replies = 0
            for start in stride(from: 0, to: count, by: size) {
                let end = min(start + size, count)
                octets += Array("BDAT \(end - start)\(end == count ? " LAST" : "")\r\n".utf8) + message[start..<end]
                replies += 1
            }
            try await client.send(octets)
            for _ in 0..<replies { #expect(try await client.readReply().hasPrefix("250")) }
            #expect(server.heldOctets == 0)
            await client.close()
        }
        #expect(receiver.messages.map(\.octets) == [message])
        #expect(receiver.messages.first?.envelope.request?.isBinary == true)
    }

    @Test func `a message too large in all is refused at the chunk that makes it so`() async throws {
        let receiver = RecordingReceiver()
        let options = TestServer.options { $0.limits.messageOctets = 600_000 }
        try await TestServer.run(receiver, options) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<>")
            _ = try await client.command("RCPT TO:<b@mx.test>")
            let lines = Array(String(repeating: "1234567890123456789012345678\r\n", count: 15_000).utf8)
            try await client.send(Array("BDAT \(lines.count)\r\n".utf8) + lines)
            #expect(try await client.readReply().hasPrefix("250"))
            try await client.send(Array("BDAT \(lines.count)\r\n".utf8) + lines)
            #expect(try await client.readReply().hasPrefix("552 5.3.4"))
            #expect(try await client.command("NOOP").hasPrefix("250"))
            #expect(server.heldOctets == 0)
            await client.close()
        }
        #expect(receiver.messages.isEmpty)
        #expect(receiver.abandoned == 1)
    }
}
