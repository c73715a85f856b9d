import Foundation
import MailTypes
import NIOCore
import NIOPosix
import SMTP
import Synchronization
import Testing

/// Too much of everything: length, number, time.
@Suite(.timeLimit(.minutes(2)))
struct ExcessAttackTests {
    static let megabyte = String(repeating: "x", count: 1 << 20)

    @Test(arguments: [
        ("verb", "\(megabyte)\r\n", "500"), ("EHLO", "EHLO \(megabyte)\r\n", "500"),
        ("MAIL", "MAIL FROM:<\(megabyte)@b.example>\r\n", "500"),
        ("local part", "MAIL FROM:<\(String(repeating: "x", count: 65))@b.example>\r\n", "501"),
        ("domain", "MAIL FROM:<a@\(String(repeating: "x", count: 256))>\r\n", "501"),
        ("parameter", "MAIL FROM:<> \(String(repeating: "x", count: 400))=1\r\n", "555"),
        ("parameters", "MAIL FROM:<>\(String(repeating: " A=1", count: 100))\r\n", "555"),
        ("SIZE", "MAIL FROM:<> SIZE=999999999999999999999\r\n", "501"),
        ("SIZE of a message", "MAIL FROM:<> SIZE=99999999999999999999\r\n", "552"),
        ("NOOP", "NOOP \(megabyte)\r\n", "500"), ("AUTH", "AUTH PLAIN \(megabyte)\r\n", "500"),
        ("quotes", "MAIL FROM:<\"\(String(repeating: "\\\\", count: 200))@b.example>\r\n", "501"),
        ("source route", "MAIL FROM:<\(String(repeating: "@a,", count: 100)):b@c.example>\r\n", "250"),
        ("no line end", megabyte, "500"),
    ])
    func `over-long`(_ what: String, _ text: String, _ code: String) async throws {
        try await TestServer.run(RecordingReceiver(), TestServer.options { $0.authentication = .always }) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            try await client.send(text)
            #expect(try await client.readReply().hasPrefix(code), "\(what)")
            try await client.send("\r\n")
            if what == "no line end" { #expect(try await client.command("NOOP").hasPrefix("250")) }
            await client.close()
        }
    }

    @Test(arguments: ["NO\0OP\r\n", "\0\r\n", "MAIL FROM:<a\0@b.example>\r\n", "EHLO c\0\r\n", "\0MAIL FROM:<>\r\n"])
    func `NUL in a command`(_ text: String) async throws {
        try await TestServer.run(RecordingReceiver()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            try await client.send(text)
            #expect(try await client.readReply().hasPrefix("500 5.5.2"))
            #expect(try await client.command("NOOP").hasPrefix("250"))
            await client.close()
        }
    }

    @Test func `NUL in a message stays where it is`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            for command in ["EHLO c", "MAIL FROM:<>", "RCPT TO:<b@mx.test>", "DATA"] {
                _ = try await client.command(command)
            }
            #expect(try await client.command("a\0b\r\n\0.\r\n.\0\r\n.").hasPrefix("250"))
            await client.close()
        }
        #expect(receiver.messages.first?.text == "a\0b\r\n\0.\r\n\0\r\n")
    }

    @Test func `ten thousand recipients`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<>")
            let flood = (0..<10_000).map { "RCPT TO:<r\($0)@mx.test>\r\n" }.joined()
            // The server closes before it has read all of it.
            async let sent: Void = { try? await client.send(flood) }()
            var codes: [Substring: Int] = [:]
            while let line = try await client.readLine() { codes[line.prefix(3), default: 0] += 1 }
            _ = await sent
            #expect(codes["250"] == 100)
            #expect(codes["421"] == 1)
            #expect((codes["452"] ?? 0) < 1200)
            #expect(try await serves(server))
            await client.close()
        }
        #expect(receiver.messages.isEmpty || receiver.messages.count == 1)
    }

    @Test func `five thousand slow clients at once`() async throws {
        let receiver = RecordingReceiver()
        let options = TestServer.options {
            $0.limits.connections = 6000
            // All come from one address here: what counts by address is not what is tested.
            $0.limits.crowdedCommandTimeout = .seconds(8)
            $0.limits.crowdedDataTimeout = .seconds(8)
        }
        try await TestServer.run(receiver, options) { server in
            let before = try residentKiB()
            let group = MultiThreadedEventLoopGroup.singleton
            var channels: [any Channel] = []
            for _ in 0..<50 {
                let batch = (0..<100).map { _ in
                    ClientBootstrap(group: group).connect(host: "127.0.0.1", port: server.port)
                }
                for connecting in batch { channels.append(try await connecting.get()) }
            }
            // Half of them drip commands, half begin a message and drip its text.
            for (index, channel) in channels.enumerated() {
                let text = index % 2 == 0 ? "EHL" : "EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\nx"
                // One that was sent away already is no fault.
                channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
            }
            let held = try residentKiB() - before
            // Both ends are in this process; each connection has two of everything.
            #expect(held < 5000 * 2 * 16, "\(held) KiB")
            #expect(try await serves(server))
            // With 5,000 of 6,000 connections taken it is crowded: slow ones go until it is no more.
            let deadline = ContinuousClock.now + .seconds(40)
            while server.sessions > 4500, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(server.sessions <= 4500)
            #expect(server.defences[.slowness]?.shed ?? 0 >= 500)
            #expect(try await serves(server))
            for channel in channels { channel.close(promise: nil) }
        }
    }

    /// Whether an honest client is still served, and soon.
    private func serves(_ server: RunningServer) async throws -> Bool {
        let start = ContinuousClock.now
        let client = try await LineClient(port: server.port)
        var replies = [try await client.readReply()]
        for command in ["EHLO c", "MAIL FROM:<>", "RCPT TO:<b@mx.test>", "DATA", "x\r\n."] {
            replies.append(try await client.command(command))
        }
        await client.close()
        return replies.last?.hasPrefix("250") == true && ContinuousClock.now - start < .seconds(10)
    }

    /// What this process has in memory.
    private func residentKiB() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
