import FoundationEssentials
import MailTypes
import SMTP
import Testing

/// What a server makes of its receiver's answers.
@Suite(.timeLimit(.minutes(10)))
struct ReceiverTests {
    private func send(_ octets: [UInt8], to port: Int) async throws -> String {
        let client = try await LineClient(port: port)
        _ = try await client.readReply()
        try await client.send("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n")
        for _ in 0..<4 {
            let reply = try await client.readReply()
            if reply.first == "4" || reply.first == "5" { return reply }
        }
        try await client.send(octets + Array(".\r\n".utf8))
        let reply = try await client.readReply()
        // The session goes on after whatever happened.
        #expect(try await client.command("NOOP").hasPrefix("250"))
        await client.close()
        return reply
    }

    struct Secret: Error, CustomStringConvertible {
        var description: String { "/var/lib/secret/path is broken" }
    }

    @Test func `an unknown error is 451 and tells nothing`() async throws {
        let receiver = RecordingReceiver(.init(acceptFault: Secret()))
        let reply = try await TestServer.run(receiver) { try await send(Array("x\r\n".utf8), to: $0.port) }
        #expect(reply == "451 4.3.0 Local error; try again later")
    }

    @Test func `a full disk is 452`() async throws {
        let receiver = RecordingReceiver(.init(acceptFault: ReceiverFault.noSpace(cause: "ENOSPC")))
        let reply = try await TestServer.run(receiver) { try await send(Array("x\r\n".utf8), to: $0.port) }
        #expect(reply.hasPrefix("452 4.3.1"))
    }

    @Test func `a fault with a reply that is no refusal is 451`() async throws {
        let fault = ReceiverFault(reply: SMTPReply(250, nil, "fine"), cause: "none")
        let receiver = RecordingReceiver(.init(acceptFault: fault))
        let reply = try await TestServer.run(receiver) { try await send(Array("x\r\n".utf8), to: $0.port) }
        #expect(reply.hasPrefix("451 4.3.0"))
    }

    @Test(arguments: [false, true])
    func `MAIL and DATA can be refused`(_ isSlow: Bool) async throws {
        let refusal = SMTPReply(452, EnhancedStatusCode(4, 3, 1), "later")
        for rules in [
            RecordingReceiver.Rules(isSlow: isSlow, senderRefusal: refusal),
            RecordingReceiver.Rules(isSlow: isSlow, dataRefusal: refusal),
        ] {
            let reply = try await TestServer.run(RecordingReceiver(rules)) { try await send([], to: $0.port) }
            #expect(reply == "452 4.3.1 later")
        }
    }

    @Test func `an unwelcome peer may only QUIT`() async throws {
        let refusal = SMTPReply(554, EnhancedStatusCode(5, 7, 1), "Not here")
        try await TestServer.run(RecordingReceiver(.init(peerRefusal: refusal))) { server in
            let client = try await LineClient(port: server.port)
            #expect(try await client.readReply() == "554 5.7.1 Not here")
            #expect(try await client.command("EHLO c").hasPrefix("503"))
            #expect(try await client.command("MAIL FROM:<>").hasPrefix("503"))
            #expect(try await client.command("QUIT").hasPrefix("221"))
            #expect(try await client.readLine() == nil)
        }
    }

    private static let large: [UInt8] = {
        var octets: [UInt8] = []
        for number in 0..<30_000 { octets += Array("line \(number) of a large message, dots: ...\r\n".utf8) }
        return octets
    }()

    @Test func `a large message comes in pieces and arrives whole`() async throws {
        let receiver = RecordingReceiver()
        let reply = try await TestServer.run(receiver) { try await send(Self.large, to: $0.port) }
        #expect(reply.hasPrefix("250 2.0.0 ok queued as "))
        let message = try #require(receiver.messages.first)
        #expect(message.octets == Self.large)
        #expect(message.pieces >= 4)
        #expect(receiver.abandoned == 0)
    }

    @Test func `a failure in mid-message is told at its end, and the rest is thrown away`() async throws {
        let receiver = RecordingReceiver(.init(writeFault: ReceiverFault.noSpace(cause: "ENOSPC")))
        let reply = try await TestServer.run(receiver) { try await send(Self.large, to: $0.port) }
        #expect(reply.hasPrefix("452 4.3.1"))
        #expect(receiver.messages.isEmpty)
        #expect(receiver.abandoned == 1)
    }

    @Test func `a large message with a lone LF near its end is abandoned`() async throws {
        let receiver = RecordingReceiver()
        let reply = try await TestServer.run(receiver) {
            try await send(Self.large + Array("a\nb\r\n".utf8), to: $0.port)
        }
        #expect(reply.hasPrefix("550 5.6.0"))
        #expect(receiver.messages.isEmpty)
        #expect(receiver.abandoned == 1)
    }

    @Test func `a peer that goes away in mid-message leaves nothing`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            try await client.send("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n")
            for _ in 0..<4 { _ = try await client.readReply() }
            try await client.send(Self.large)
            await client.close()
            while server.sessions > 0 { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(receiver.messages.isEmpty)
        #expect(receiver.abandoned == 1)
    }

    @Test func `a peer that closes its half is answered`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            try await client.send("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\nx\r\n.\r\n")
            try await client.closeOutput()
            var last = ""
            while let line = try await client.readLine() { last = line }
            #expect(last.hasPrefix("250 2.0.0 ok queued as "))
        }
        #expect(receiver.messages.count == 1)
    }

    @Test func `ten thousand pipelined commands are answered in order`() async throws {
        let options = TestServer.options { $0.limits.idleCommands = 100_000 }
        try await TestServer.run(RecordingReceiver(), options) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            async let sent: Void = client.send(String(repeating: "NOOP\r\nVRFY a\r\n", count: 5000))
            for _ in 0..<5000 {
                #expect(try await client.readLine()?.hasPrefix("250") == true)
                #expect(try await client.readLine()?.hasPrefix("252") == true)
            }
            try await sent
            await client.close()
        }
    }
}
