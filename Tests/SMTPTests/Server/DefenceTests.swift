import MailTypes
import NIOCore
import NIOEmbedded
import Testing

@testable import SMTP

/// Misbehaving peers are slowed, then sent away; each rule is counted, and logged once.
@Suite(.timeLimit(.minutes(10)))
struct DefenceTests {
    /// A server's end of one connection, with time by hand.
    struct Peer {
        let channel: EmbeddedChannel
        let log = RecordingLog()
        let shared: SharedState

        init(
            _ address: String = "192.0.2.1", shared: SharedState? = nil,
            _ change: (inout ServerOptions) -> Void = { _ in }
        )
            throws
        {
            let options = TestServer.options {
                $0.limits.offenceDelay = .seconds(1)
                change(&$0)
            }
            self.shared = shared ?? SharedState(limits: options.limits)
            let handler = ServerHandler(
                options: options, receiver: RecordingReceiver(), shared: self.shared, registry: SessionRegistry(),
                logger: log.logger
            )
            channel = EmbeddedChannel(handler: handler)
            try channel.connect(to: SocketAddress(ipAddress: address, port: 25)).wait()
        }

        func say(_ text: String) throws { try channel.writeInbound(ByteBuffer(string: text)) }

        func heard() throws -> String {
            var text = ""
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
            return text
        }

        func wait(_ time: TimeAmount) { channel.embeddedEventLoop.advanceTime(by: time) }

        func lines(_ word: String) -> [String] { log.lines.filter { $0.contains(word) } }
    }

    static let relays = [PeerNetwork("192.0.2.0/24")].compactMap { $0 }

    @Test func `refusals come slower after five, and end after twenty`() throws {
        let peer = try Peer()
        try peer.say("EHLO c\r\n")
        _ = try peer.heard()
        for _ in 0..<5 {
            try peer.say("RCPT TO:<b@mx.test>\r\n")
            #expect(try peer.heard().hasPrefix("503"))
        }
        for _ in 5..<20 {
            try peer.say("RCPT TO:<b@mx.test>\r\n")
            #expect(try peer.heard().isEmpty)
            peer.wait(.seconds(1))
            #expect(try peer.heard().hasPrefix("503"))
        }
        // What is right is answered at once.
        try peer.say("NOOP\r\n")
        #expect(try peer.heard().hasPrefix("250"))
        try peer.say("RCPT TO:<b@mx.test>\r\n")
        #expect(try peer.heard().hasPrefix("421 4.7.0"))
        #expect(peer.shared.defence.counts[.errors] == DefenceLedger.Count(slowed: 1, shed: 1))
        #expect(peer.lines("slowed").count == 1)
    }

    @Test func `commands wait behind a reply that is kept back, and keep their order`() throws {
        let peer = try Peer { $0.limits.softErrors = 0 }
        try peer.say("EHLO c\r\n")
        _ = try peer.heard()
        try peer.say("RCPT TO:<b@mx.test>\r\nNOOP\r\nRCPT TO:<b@mx.test>\r\nNOOP\r\n")
        #expect(try peer.heard().isEmpty)
        peer.wait(.seconds(1))
        #expect(try peer.heard().split(separator: "\r\n").map { $0.prefix(3) } == ["503", "250"])
        peer.wait(.seconds(1))
        #expect(try peer.heard().split(separator: "\r\n").map { $0.prefix(3) } == ["503", "250"])
    }

    @Test func `sending on where one has to wait is slowed, and ends the session in the end`() throws {
        let peer = try Peer()
        _ = try peer.heard()
        try peer.say("EHLO c\r\nMAIL FROM:<>\r\n")
        #expect(try peer.heard().isEmpty)
        peer.wait(.seconds(1))
        #expect(try peer.heard().hasPrefix("250-"))
        peer.wait(.seconds(1))
        #expect(try peer.heard().hasPrefix("250 2.1.0"))
        for _ in 0..<2 {
            try peer.say("EHLO c\r\nNOOP\r\n")
            peer.wait(.seconds(3))
        }
        _ = try peer.heard()
        try peer.say("EHLO c\r\nNOOP\r\n")
        #expect(try peer.heard().hasPrefix("421 4.7.0 Wait"))
        #expect(peer.shared.defence.counts[.pipelining] == DefenceLedger.Count(slowed: 1, shed: 1))
        #expect(peer.lines("slowed").count == 1)
        #expect(peer.lines("shed").count == 1)
    }

    @Test func `pipelining as RFC 2920 has it is answered at once`() throws {
        let peer = try Peer()
        _ = try peer.heard()
        try peer.say("EHLO c\r\n")
        _ = try peer.heard()
        try peer.say("MAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\n")
        #expect(try peer.heard().hasSuffix("354 End data with <CR><LF>.<CR><LF>\r\n"))
        #expect(peer.shared.defence.counts.values.allSatisfy { $0 == DefenceLedger.Count() })
    }

    @Test func `an early talker waits longer, and at the third time goes`() throws {
        let shared = SharedState(limits: .standard)
        for attempt in 1...3 {
            let peer = try Peer(shared: shared) { $0.limits.greetingDelay = .seconds(5) }
            #expect(try peer.heard().isEmpty)
            try peer.say("EHLO c\r\n")
            if attempt == 3 {
                #expect(try peer.heard().hasPrefix("421 4.7.0 Wait for the greeting"))
                continue
            }
            #expect(try peer.heard().isEmpty)
            peer.wait(.seconds(5))
            #expect(try peer.heard().hasPrefix("220"))
            peer.wait(.seconds(1))
            #expect(try peer.heard().hasPrefix("250"))
            #expect(peer.lines("slowed").count == 1)
        }
        #expect(shared.defence.counts[.earlyTalker] == DefenceLedger.Count(slowed: 2, shed: 1))
    }

    @Test func `who waits for the greeting gets it`() throws {
        let peer = try Peer { $0.limits.greetingDelay = .seconds(5) }
        peer.wait(.seconds(4))
        #expect(try peer.heard().isEmpty)
        peer.wait(.seconds(1))
        #expect(try peer.heard().hasPrefix("220"))
        try peer.say("EHLO c\r\n")
        #expect(try peer.heard().hasPrefix("250"))
    }

    @Test func `a flood of connections is slowed, then refused for a minute`() throws {
        var limits = ServerLimits()
        limits.connectionsPerMinute = 3
        let shared = SharedState(limits: limits)
        var greetings: [String] = []
        for _ in 0..<8 {
            let peer = try Peer(shared: shared)
            greetings.append(String(try peer.heard().prefix(3)))
            peer.wait(.seconds(1))
            let late = try peer.heard()
            if !late.isEmpty { greetings[greetings.count - 1] += " then " + late.prefix(3) }
        }
        #expect(greetings == ["220", "220", "220"] + Array(repeating: " then 220", count: 3) + ["421", "421"])
        #expect(shared.defence.counts[.connections] == DefenceLedger.Count(slowed: 3, shed: 2))
        #expect(try Peer("198.51.100.1", shared: shared).heard().hasPrefix("220"))
        #expect(try Peer("127.0.0.1", shared: shared).heard().hasPrefix("220"))
    }

    @Test func `counts belong to a minute, and to so many addresses`() {
        var limits = ServerLimits()
        limits.messagesPerMinute = 2
        let ledger = DefenceLedger(limits: limits)
        let start = NIODeadline.uptimeNanoseconds(1)
        let standings = (0..<6).map { _ in ledger.mailed("192.0.2.1", at: start) }
        #expect(
            standings == [
                .fine, .fine, .over(isNew: true), .over(isNew: false), .farOver(isNew: true), .farOver(isNew: false),
            ])
        #expect(ledger.mailed("192.0.2.1", at: start + .seconds(60)) == .fine)
        for number in 0..<(2 * DefenceLedger.maximumEntries) {
            for _ in 0..<2 { _ = ledger.mailed("2001:db8:0:\(String(number, radix: 16))::1", at: start + .seconds(61)) }
        }
        // The table is full: who is new is not counted, who is in it still is.
        #expect(ledger.mailed("2001:db8:0:1::1", at: start + .seconds(62)) == .over(isNew: true))
        #expect(ledger.mailed("2001:db8:0:4e1f::1", at: start + .seconds(62)) == .fine)
        #expect(ledger.mailed("2001:db8:0:4e1f::1", at: start + .seconds(122)) == .fine)
    }

    @Test func `a flood of messages is slowed, then put off`() throws {
        var limits = ServerLimits()
        limits.messagesPerMinute = 1
        let shared = SharedState(limits: limits)
        let peer = try Peer(shared: shared)
        try peer.say("EHLO c\r\n")
        _ = try peer.heard()
        try peer.say("MAIL FROM:<>\r\n")
        #expect(try peer.heard().hasPrefix("250"))
        try peer.say("RSET\r\nMAIL FROM:<>\r\n")
        #expect(try peer.heard() == "250 2.0.0 Ok\r\n")
        peer.wait(.seconds(1))
        #expect(try peer.heard().hasPrefix("250 2.1.0"))
        try peer.say("RSET\r\n")
        peer.wait(.seconds(1))
        _ = try peer.heard()
        try peer.say("MAIL FROM:<>\r\n")
        peer.wait(.seconds(1))
        #expect(try peer.heard().hasPrefix("421 4.7.0 Too often"))
    }

    @Test func `a relay of ours is exempt from all of it`() throws {
        var limits = ServerLimits()
        limits.connectionsPerMinute = 1
        limits.messagesPerMinute = 1
        let shared = SharedState(limits: limits)
        for _ in 0..<4 {
            let peer = try Peer(shared: shared) {
                $0.relays = Self.relays
                $0.limits.greetingDelay = .seconds(5)
                $0.limits.softErrors = 0
            }
            #expect(try peer.heard().hasPrefix("220"))
            try peer.say("EHLO c\r\nMAIL FROM:<>\r\nRSET\r\nMAIL FROM:<>\r\nRSET\r\nMAIL FROM:<>\r\nDATA\r\nDATA\r\n")
            #expect(try peer.heard().split(separator: "\r\n").filter { $0.hasPrefix("250 2") }.count == 5)
        }
        #expect(shared.defence.counts.values.allSatisfy { $0 == DefenceLedger.Count() })
    }

    @Test func `in a crowd the slow make room`() throws {
        var limits = ServerLimits()
        limits.connections = 4
        let shared = SharedState(limits: limits)
        let slow = try Peer(shared: shared)
        let relay = try Peer("192.0.2.2", shared: shared) { $0.relays = Self.relays }
        _ = try slow.heard()
        _ = try relay.heard()
        slow.wait(.seconds(60))
        #expect(try slow.heard().isEmpty)
        let others = try (3...4).map { try Peer("192.0.2.\($0)", shared: shared) }
        slow.wait(.seconds(15))
        relay.wait(.seconds(75))
        #expect(try slow.heard().hasPrefix("421 4.4.2"))
        #expect(try relay.heard().isEmpty)
        #expect(shared.defence.counts[.slowness] == DefenceLedger.Count(slowed: 0, shed: 1))
        withExtendedLifetime(others) {}
    }

    @Test func `when memory is short, messages go to disk in pieces and none is begun`() async throws {
        let receiver = RecordingReceiver()
        let options = TestServer.options { $0.limits.bodyOctets = 100_000 }
        try await TestServer.run(receiver, options) { server in
            let clients = try await (0..<8).asyncMap { _ in try await LineClient(port: server.port) }
            for client in clients {
                _ = try await client.readReply()
                _ = try await client.command("EHLO c")
                _ = try await client.command("MAIL FROM:<>")
                _ = try await client.command("RCPT TO:<b@mx.test>")
                _ = try await client.command("DATA")
            }
            let late = try await LineClient(port: server.port)
            _ = try await late.readReply()
            _ = try await late.command("EHLO c")
            _ = try await late.command("MAIL FROM:<>")
            _ = try await late.command("RCPT TO:<b@mx.test>")
            let half = String(repeating: String(repeating: "x", count: 98) + "\r\n", count: 500)
            for client in clients { try await client.send(half) }
            // Eight of 50,000 octets do not fit; what is over goes on in pieces.
            while server.heldOctets < 90_000 { try await Task.sleep(for: .milliseconds(2)) }
            for client in clients { try await client.send(half) }
            try await Task.sleep(for: .milliseconds(100))
            #expect(server.heldOctets < 100_000 + 8 * 2 * 65_536)
            if server.heldOctets > 100_000 { #expect(try await late.command("DATA").hasPrefix("452 4.3.1")) }
            for client in clients {
                try await client.send(".\r\n")
                #expect(try await client.readReply().hasPrefix("250"))
                await client.close()
            }
            #expect(server.heldOctets == 0)
            await late.close()
        }
        #expect(receiver.messages.count == 8)
        #expect(receiver.messages.allSatisfy { $0.octets.count == 100_000 })
        #expect(receiver.messages.contains { $0.pieces > 0 })
    }
}

extension Sequence {
    /// `map` whose steps wait for each other.
    func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
