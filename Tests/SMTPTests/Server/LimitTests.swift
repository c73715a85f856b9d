import FoundationEssentials
import MailTypes
import NIOCore
import NIOEmbedded
import Testing

@testable import SMTP

@Suite(.timeLimit(.minutes(10)))
struct LimitTests {
    private func lines(_ server: inout PureServer) -> [String] {
        var lines: [String] = []
        while let line = server.readLine(), line != "<nothing>" { lines.append(line) }
        return lines
    }

    @Test(arguments: [(512, "250"), (513, "500")])
    func `takes command lines of 512 octets and no longer ones`(_ octets: Int, _ code: String) {
        var server = PureServer(TestServer.options())
        _ = lines(&server)
        server.feed(Array(("NOOP " + String(repeating: "x", count: octets - 7) + "\r\nNOOP\r\n").utf8))
        let replies = lines(&server)
        #expect(replies.count == 2)
        #expect(replies.first?.hasPrefix(code) == true)
    }

    @Test(arguments: [(1192, "555"), (1193, "500")])
    func `the offered extensions lengthen MAIL`(_ octets: Int, _ code: String) {
        var server = PureServer(TestServer.options())
        server.feed(Array("EHLO c\r\n".utf8))
        _ = lines(&server)
        let command = "MAIL FROM:<a@b.example> X="
        server.feed(Array((command + String(repeating: "x", count: octets - command.utf8.count - 2) + "\r\n").utf8))
        #expect(lines(&server).first?.hasPrefix(code) == true)
    }

    @Test func `a hundred recipients are taken, the next is for later, ten thousand end the session`() {
        var server = PureServer(TestServer.options())
        server.feed(Array("EHLO c\r\nMAIL FROM:<>\r\n".utf8))
        _ = lines(&server)
        for number in 0..<10_000 where !server.isClosed { server.feed(Array("RCPT TO:<r\(number)@mx.test>\r\n".utf8)) }
        let replies = lines(&server)
        #expect(replies.filter { $0.hasPrefix("250 2.1.5") }.count == 100)
        #expect(replies.dropFirst(100).first?.hasPrefix("452 4.5.3") == true)
        #expect(replies.last?.hasPrefix("421 4.7.0") == true)
        #expect(replies.count < 1200)
    }

    @Test func `surplus recipients leave the message whole`() {
        var server = PureServer(TestServer.options())
        server.feed(Array("EHLO c\r\nMAIL FROM:<>\r\n".utf8))
        for number in 0..<150 { server.feed(Array("RCPT TO:<r\(number)@mx.test>\r\n".utf8)) }
        server.feed(Array("DATA\r\n.\r\n".utf8))
        #expect(server.messages.first?.envelope.forwardPaths.count == 100)
    }

    @Test func `twenty errors are one too few to end a session`() {
        var server = PureServer(TestServer.options())
        server.feed(Array("EHLO c\r\n".utf8))
        _ = lines(&server)
        for _ in 0..<20 { server.feed(Array("RCPT TO:<a@b.example>\r\n".utf8)) }
        #expect(lines(&server).allSatisfy { $0.hasPrefix("503") })
        server.feed(Array("RCPT TO:<a@b.example>\r\n".utf8))
        #expect(lines(&server) == ["421 4.7.0 Too many errors; closing"])
        #expect(server.isClosed)
    }

    @Test func `idle commands count as errors after a hundred`() {
        var server = PureServer(TestServer.options())
        for _ in 0..<200 where !server.isClosed { server.feed(Array("NOOP\r\n".utf8)) }
        #expect(lines(&server).count == 1 + 120 + 1)
    }

    @Test(arguments: [(1000, "250"), (1001, "500 5.6.0")])
    func `takes text lines of 1000 octets and no longer ones`(_ octets: Int, _ code: String) {
        var server = PureServer(TestServer.options())
        server.feed(Array("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n".utf8))
        _ = lines(&server)
        server.feed(Array((String(repeating: "x", count: octets - 2) + "\r\n.\r\nNOOP\r\n").utf8))
        let replies = lines(&server)
        #expect(replies.first?.hasPrefix(code) == true)
        #expect(replies.last == "250 2.0.0 Ok")
    }

    @Test func `a message too large is read to its end and refused`() {
        var server = PureServer(TestServer.options { $0.limits.messageOctets = 100 })
        server.feed(Array("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n".utf8))
        _ = lines(&server)
        for _ in 0..<11 { server.feed(Array("12345678\r\n".utf8)) }
        server.feed(Array(".\r\nNOOP\r\n".utf8))
        #expect(lines(&server).map { $0.prefix(9) } == ["552 5.3.4", "250 2.0.0"])
        #expect(server.messages.isEmpty)
    }

    // MARK: Connections

    @Test func `counts connections in all and by address`() {
        var limits = ServerLimits()
        limits.connections = 5
        limits.connectionsPerAddress = 2
        let ledger = ConnectionLedger(limits: limits)
        #expect(ledger.admit("192.0.2.1"))
        #expect(ledger.admit("192.0.2.1"))
        #expect(!ledger.admit("192.0.2.1"))
        #expect(ledger.admit("2001:db8:0:1::1"))
        #expect(ledger.admit("2001:db8:0:1:ffff::2"))
        #expect(!ledger.admit("2001:db8:0:1::3"))
        #expect(ledger.admit("127.0.0.1"))
        #expect(!ledger.admit("127.0.0.1"))
        ledger.release("192.0.2.1")
        #expect(ledger.admit("192.0.2.1"))
        #expect(ledger.total == 5)
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::1", "0:0:0:0::/64"),
        ("2001:db8::1", "2001:db8:0:0::/64"), ("fe80::", "fe80:0:0:0::/64"),
    ])
    func `an IPv6 customer is a 64`(_ peer: String, _ key: String) {
        #expect(ConnectionLedger.key(of: peer) == key)
    }

    @Test func `one connection too many is told to come back`() async throws {
        try await TestServer.run(RecordingReceiver(), TestServer.options { $0.limits.connections = 1 }) { server in
            let first = try await LineClient(port: server.port)
            #expect(try await first.readReply().hasPrefix("220"))
            let second = try await LineClient(port: server.port)
            #expect(try await second.readReply().hasPrefix("421 4.7.0"))
            #expect(try await second.readLine() == nil)
            #expect(try await first.command("NOOP").hasPrefix("250"))
            await first.close()
            await second.close()
        }
    }

    // MARK: Time

    private func embedded(_ change: (inout ServerOptions) -> Void = { _ in }) throws -> EmbeddedChannel {
        let options = TestServer.options(change)
        let handler = ServerHandler(
            options: options, receiver: RecordingReceiver(), shared: SharedState(limits: options.limits),
            registry: SessionRegistry(), logger: TestServer.logger
        )
        let channel = EmbeddedChannel(handler: handler)
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 25)).wait()
        return channel
    }

    private func say(_ text: String, to channel: EmbeddedChannel) throws {
        try channel.writeInbound(ByteBuffer(string: text))
    }

    private func heard(from channel: EmbeddedChannel) throws -> String {
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
        return text
    }

    @Test func `five minutes without a command end the session, and a command begins them anew`() throws {
        let channel = try embedded()
        #expect(try heard(from: channel).hasPrefix("220"))
        channel.embeddedEventLoop.advanceTime(by: .seconds(299))
        try say("NOOP\r\n", to: channel)
        #expect(try heard(from: channel).hasPrefix("250"))
        channel.embeddedEventLoop.advanceTime(by: .seconds(299))
        #expect(try heard(from: channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try heard(from: channel) == "421 4.4.2 Timeout; closing\r\n")
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `three minutes without data end the session`() throws {
        let channel = try embedded()
        try say("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n", to: channel)
        #expect(try heard(from: channel).hasSuffix("354 End data with <CR><LF>.<CR><LF>\r\n"))
        channel.embeddedEventLoop.advanceTime(by: .seconds(179))
        try say("text\r\n", to: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(179))
        #expect(try heard(from: channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try heard(from: channel).hasPrefix("421 4.4.2"))
    }

    @Test func `one octet at a time does not last ten minutes`() throws {
        let channel = try embedded()
        try say("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n", to: channel)
        _ = try heard(from: channel)
        var seconds: Int64 = 0
        while seconds < 599 {
            try say("x", to: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            seconds += 1
        }
        #expect(try heard(from: channel).isEmpty)
        // The timer looks at most three minutes after the last look.
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try heard(from: channel).hasPrefix("421 4.4.2"))
    }

    @Test func `a command has its five minutes in all, however slowly it comes`() throws {
        let channel = try embedded()
        _ = try heard(from: channel)
        for _ in 0..<29 {
            try say("N", to: channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        }
        #expect(try heard(from: channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        #expect(try heard(from: channel).hasPrefix("421 4.4.2"))
    }

    @Test func `a session ends after its time in all`() throws {
        let channel = try embedded { $0.limits.idleCommands = 1_000_000 }
        _ = try heard(from: channel)
        for _ in 0..<120 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(60))
            if !channel.isActive { break }
            try say("NOOP\r\n", to: channel)
        }
        #expect(try heard(from: channel).hasSuffix("421 4.4.2 Session lasted too long; closing\r\n"))
    }

    @Test func `a pipelined batch is answered with one write`() throws {
        let channel = try embedded()
        _ = try heard(from: channel)
        try say("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nRCPT TO:<c@mx.test>\r\nDATA\r\n", to: channel)
        let first = try #require(try channel.readOutbound(as: ByteBuffer.self))
        #expect(String(buffer: first).hasSuffix("354 End data with <CR><LF>.<CR><LF>\r\n"))
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    }
}
