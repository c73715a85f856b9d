import FoundationEssentials
import MailTypes
import NIOCore
import Testing

@testable import SMTP

/// Trying a smart host step by step, against our own server and against scripted ones.
@Suite(.timeLimit(.minutes(5)))
struct DialOrderTests {
    private func steps(_ events: [DialEvent]) -> [String] {
        events.map { event in
            switch event.kind {
            case .greeting(let reply): "greeting \(reply.code)"
            case .hello(let reply): "hello \(reply.code)"
            case .startTLS(let reply): "starttls \(reply.code)"
            case .tls(let tls): tls.certificate.isEmpty ? "tls without certificate" : "tls \(tls.version)"
            case .authentication(let mechanism, let reply): "auth \(mechanism) \(reply.code)"
            case .sender(let reply): "mail \(reply.code)"
            case .recipient(let reply): "rcpt \(reply.code)"
            case .reset(let reply): "rset \(reply.code)"
            case .failed(let fault): "failed \(fault.local.map { "\($0)" } ?? "\(fault.reply?.code ?? 0)")"
            }
        }
    }

    private func order(_ host: SmartHost, to recipient: String? = "ann@b.example", patience: TimeAmount = .seconds(20))
        -> DialOrder
    {
        DialOrder(
            host: host, hostname: "gateway.test", envelope: recipient.map { SubmissionTests.envelope($0) },
            patience: patience)
    }

    @Test(
        .enabled(if: Certificates.shared != nil, Certificates.whenMissing),
        arguments: [
            (
                SmartHost.Security.startTLS, "good", "ann@b.example",
                [
                    "greeting 220", "hello 250", "starttls 220", "tls TLSv1.3", "hello 250", "auth PLAIN 235",
                    "mail 250",
                    "rcpt 250", "rset 250",
                ]
            ),
            (
                .implicitTLS, "good", "ann@elsewhere.example",
                [
                    "tls TLSv1.3", "greeting 220", "hello 250", "auth PLAIN 235", "mail 250", "rcpt 550", "failed 550",
                    "rset 250",
                ]
            ),
            (
                .startTLS, "wrong-name", "ann@b.example",
                ["greeting 220", "hello 250", "starttls 220", "failed certificate"]
            ),
            (.implicitTLS, "expired", "ann@b.example", ["failed certificate"]),
            (
                .startTLS, "self-signed", "ann@b.example",
                ["greeting 220", "hello 250", "starttls 220", "failed certificate"]
            ),
        ] as [(SmartHost.Security, String, String, [String])])
    func `goes through the steps`(
        security: SmartHost.Security, certificate: String, recipient: String, wanted: [String]
    ) async throws {
        let certificates = try #require(Certificates.shared)
        let source = try certificates.source(certificate)
        let options = TestServer.options {
            $0.tls = source
            $0.authentication = .overTLS
            $0.implicitTLS = security == .implicitTLS
        }
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, options) { server in
            let host = try SmartHost(
                host: "localhost", port: server.port, security: security, credentials: SubmissionTests.right,
                extraCAFile: certificates.caFile)
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: server.port)
            try await order(host).connect(to: address)
            let events = try await order(host, to: recipient).converse(with: address)
            #expect(steps(events) == wanted)
            #expect(events.allSatisfy { $0.nanoseconds >= 0 })
            for case .tls(let tls) in events.map(\.kind) { #expect(tls.cipherSuite?.hasPrefix("TLS_") == true) }
            // Whatever the certificate, a look at it works, and says nothing of ours inside.
            let look = try await order(host).converse(with: address, looksOnly: true)
            #expect(steps(look).last == "tls TLSv1.3")
        }
        #expect(receiver.messages.isEmpty)
    }

    @Test(
        arguments: [
            (["CONNECT": .send("554 5.7.1 blocked\r\n")], ["greeting 554", "failed 554"]),
            (["CONNECT": .send("HTTP/1.1 400\r\n")], ["failed opening"]),
            (["CONNECT": .silence], ["failed opening"]),
            (["EHLO": .close], ["greeting 220", "failed opening"]),
            (["AUTH": .send("535 5.7.8 no\r\n")], ["greeting 220", "hello 250", "auth PLAIN 535", "failed 535"]),
            (
                ["MAIL": .send("550 5.7.1 not as this\r\n")],
                ["greeting 220", "hello 250", "auth PLAIN 235", "mail 550", "failed 550"]
            ),
            (["RCPT": .close], ["greeting 220", "hello 250", "auth PLAIN 235", "mail 250", "failed interrupted"]),
        ] as [(ScriptedServer.Script, [String])])
    func `a fault ends it where it is`(script: ScriptedServer.Script, wanted: [String]) async throws {
        try await ScriptedServer.run(script) { server in
            let host = try SmartHost(
                host: "127.0.0.1", port: server.port, security: .none, credentials: SubmissionTests.right)
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: server.port)
            // Only who is to wait in vain waits for a short time.
            let patience: TimeAmount = if case .silence = script["CONNECT"] { .milliseconds(500) } else { .seconds(60) }
            let events = try await order(host, patience: patience).converse(with: address)
            #expect(steps(events) == wanted)
        }
    }

    @Test func `a host without STARTTLS is sent nothing`() async throws {
        try await ScriptedServer.run([:]) { server in
            let host = try SmartHost(host: "localhost", port: server.port, credentials: SubmissionTests.right)
            let address = try SocketAddress(ipAddress: "127.0.0.1", port: server.port)
            let events = try await order(host).converse(with: address)
            #expect(steps(events) == ["greeting 220", "hello 250", "failed startTLSMissing"])
            #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test("The suite is read off a ServerHello in any pieces, and off nothing else")
    func serverHello() {
        let octets: [UInt8] =
            [22, 3, 3, 0, 80, 2, 0, 0, 76, 3, 3] + Array(repeating: 7, count: 32) + [3, 1, 2, 3, 0x13, 0x02, 0]
        for size in 1...octets.count {
            var hello = ServerHello()
            for start in stride(from: 0, to: octets.count, by: size) {
                hello.take(ByteBuffer(bytes: octets[start..<min(octets.count, start + size)]))
            }
            #expect(hello.cipherSuiteName == "TLS_AES_256_GCM_SHA384")
        }
        var alert = ServerHello()
        alert.take(ByteBuffer(bytes: [21] + octets.dropFirst()))
        #expect(alert.cipherSuiteName == nil)
    }
}
