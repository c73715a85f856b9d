import Foundation
import MailTypes
import NIOCore
import NIOPosix
import SMTP
import Synchronization
import Testing

/// The kinds of listeners: implicit TLS, LMTP, behind proxies, over sockets opened by others.
@Suite(.timeLimit(.minutes(10)))
struct ListenerTests {
    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `TLS from the first octet`() async throws {
        let source = try #require(Certificates.shared).source("good")
        let receiver = RecordingReceiver()
        let options = TestServer.options {
            $0.tls = source
            $0.implicitTLS = true
        }
        try await TestServer.run(receiver, options) { server in
            let client = try await LineClient(port: server.port)
            try await client.startTLS()
            #expect(try await client.readReply().hasPrefix("220 mx.test"))
            let reply = try await client.command("EHLO c")
            #expect(!reply.contains("STARTTLS") && reply.contains("REQUIRETLS"))
            #expect(try await client.command("STARTTLS").hasPrefix("503"))
            #expect(try await client.command("MAIL FROM:<> REQUIRETLS").hasPrefix("250"))
            #expect(try await client.command("RCPT TO:<b@mx.test>").hasPrefix("250"))
            _ = try await client.command("DATA")
            #expect(try await client.command("x\r\n.").hasPrefix("250"))
            await client.close()
        }
        #expect(receiver.messages.first?.envelope.tls?.hasPrefix("TLSv1.") == true)
        #expect(receiver.messages.first?.envelope.request?.requiresTLS == true)
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `a renewed certificate meets new sessions, and the old ones go on`() async throws {
        let certificates = try #require(Certificates.shared)
        let old = try certificates.source("good")
        let new = try certificates.source("self-signed")
        let isRenewed = Mutex(false)
        let options = TestServer.options {
            $0.tls = { try isRenewed.withLock { $0 } ? new() : old() }
            $0.implicitTLS = true
        }
        try await TestServer.run(RecordingReceiver(), options) { server in
            let before = try await LineClient(port: server.port)
            try await before.startTLS()
            _ = try await before.readReply()
            isRenewed.withLock { $0 = true }
            let after = try await LineClient(port: server.port)
            try await after.startTLS()
            _ = try await after.readReply()
            #expect(try await before.command("NOOP").hasPrefix("250"))
            let shown = [try await before.certificate(), try await after.certificate()]
            #expect(shown[0] != nil && shown[1] != nil && shown[0] != shown[1])
            await before.close()
            await after.close()
        }
    }

    static let lmtp = Conversation(
        "LMTP (RFC 2033)",
        """
        S: 220 mx.test LMTP
        C: EHLO c
        S: 500
        C: HELO c
        S: 500
        C: LHLO c
        S*: 250
        C: MAIL FROM:<a@b.example>
        C: RCPT TO:<x@elsewhere.example>
        C: DATA
        S: 250
        S: 550
        S: 503
        C: RCPT TO:<b@mx.test>
        C: RCPT TO:<c@mx.test>
        C: RCPT TO:<x@elsewhere.example>
        C: RCPT TO:<b@mx.test>
        S: 250
        S: 250
        S: 550
        S: 250
        C: DATA
        S: 354
        C: x
        C: .
        S: 250
        S: 250
        S: 250
        C: MAIL FROM:<>
        C: RCPT TO:<b@mx.test>
        C: RCPT TO:<c@mx.test>
        C: BDAT 3 LAST
        C: x
        S: 250
        S: 250
        S: 250
        S: 250
        S: 250
        C: MAIL FROM:<>
        C: RCPT TO:<b@mx.test>
        C: RCPT TO:<c@mx.test>
        C: DATA
        S: 250
        S: 250
        S: 250
        S: 354
        C: a\\nb
        C: .
        S: 550 5.6.0
        S: 550 5.6.0
        C: NOOP
        S: 250 2.0.0
        """
    )

    @Test func `LMTP answers for each recipient`() async throws {
        var pure = PureServer(TestServer.options { $0.isLMTP = true })
        try await Self.lmtp.play {
            pure.feed($0)
        } readLine: {
            pure.readLine()
        }
        let path = FileManager.default.temporaryDirectory.appending(path: "lmtp-\(UUID().uuidString)").path
        let receiver = RecordingReceiver()
        let options = TestServer.options {
            $0.isLMTP = true
            $0.socket = .unix(path: path)
        }
        try await TestServer.run(receiver, options) { _ in
            let client = try await LineClient(path: path)
            try await Self.lmtp.play {
                try await client.send($0)
            } readLine: {
                try await client.readLine()
            }
            await client.close()
        }
        #expect(receiver.messages.count == 2)
        #expect(receiver.messages.first?.envelope.forwardPaths.count == 2)
        #expect(receiver.messages.first?.envelope.peer == "local")
    }

    @Test func `a socket that another opened`() async throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #expect(descriptor >= 0)
        // Unbound, it gets a free port of its own.
        #expect(listen(descriptor, 5) == 0)
        try await TestServer.run(RecordingReceiver(), TestServer.options { $0.socket = .inherited(descriptor) }) {
            let client = try await LineClient(port: $0.port)
            #expect(try await client.readReply().hasPrefix("220"))
            await client.close()
        }
    }

    static let loopback = PeerNetwork("127.0.0.0/8").map { [$0] } ?? []

    @Test(arguments: [
        "PROXY TCP4 192.0.2.9 198.51.100.1 56324 25\r\n",
        String(
            decoding: ProxyHeaderTests.signature + [0x21, 0x11, 0, 12, 66, 0, 2, 9, 1, 1, 1, 1, 1, 1, 0, 25],
            as: UTF8.self),
    ])
    func `a configured proxy names its client`(_ header: String) async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, TestServer.options { $0.proxies = Self.loopback }) { server in
            let client = try await LineClient(port: server.port)
            try await client.send(header)
            #expect(try await client.readReply().hasPrefix("220"))
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<>")
            _ = try await client.command("RCPT TO:<b@mx.test>")
            _ = try await client.command("DATA")
            #expect(try await client.command("x\r\n.").hasPrefix("250"))
            await client.close()
        }
        #expect(receiver.messages.first?.envelope.peer == (header.hasPrefix("PROXY") ? "192.0.2.9" : "66.0.2.9"))
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `the header of a proxy comes before TLS, in one packet or several`() async throws {
        let source = try #require(Certificates.shared).source("good")
        let options = TestServer.options {
            $0.tls = source
            $0.implicitTLS = true
            $0.proxies = Self.loopback
        }
        try await TestServer.run(RecordingReceiver(), options) { server in
            let client = try await LineClient(port: server.port)
            try await client.send("PROXY TCP4 192.0.2.9 198.51")
            try await client.send(".100.1 56324 25\r\n")
            try await client.startTLS()
            #expect(try await client.readReply().hasPrefix("220"))
            #expect(try await client.command("EHLO c").hasPrefix("250"))
            await client.close()
        }
    }

    @Test(arguments: ["EHLO c\r\n", ""])
    func `a configured proxy without a header is refused, in silence after a while`(_ text: String) async throws {
        let options = TestServer.options {
            $0.proxies = Self.loopback
            if text.isEmpty { $0.limits.proxyTimeout = .milliseconds(100) }
        }
        try await TestServer.run(RecordingReceiver(), options) { server in
            let client = try await LineClient(port: server.port)
            if !text.isEmpty { try await client.send(text) }
            #expect(try await client.readReply().hasPrefix("421 4.7.0"))
            await client.close()
        }
    }

    @Test func `XCLIENT from a configured proxy begins anew with its client`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, TestServer.options { $0.xclients = Self.loopback }) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            #expect(try await client.command("EHLO proxy").contains("XCLIENT NAME ADDR"))
            #expect(try await client.command("XCLIENT ADDR=192.0.2.9 HELO=customer").hasPrefix("220"))
            #expect(try await client.command("MAIL FROM:<>").hasPrefix("503"))
            _ = try await client.command("EHLO proxy")
            _ = try await client.command("MAIL FROM:<>")
            #expect(try await client.command("XCLIENT ADDR=192.0.2.10").hasPrefix("503"))
            _ = try await client.command("RCPT TO:<b@mx.test>")
            _ = try await client.command("DATA")
            #expect(try await client.command("x\r\n.").hasPrefix("250"))
            await client.close()
        }
        #expect(receiver.messages.first?.envelope.peer == "192.0.2.9")
        #expect(receiver.messages.first?.envelope.helo == "customer")
    }
}
