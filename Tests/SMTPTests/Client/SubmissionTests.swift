import FoundationEssentials
import MailTypes
import NIOCore
import NIOSSL
import SMTP
import Testing

/// The client against our own server over a real loopback socket, with TLS and AUTH as in production.
@Suite(.timeLimit(.minutes(10)))
struct SubmissionTests {
    static func envelope(_ recipients: String..., from: String = "sales+token@ours.example") -> Envelope {
        Envelope(
            reversePath: AddrSpec(from).map(ReversePath.mailbox) ?? .null,
            forwardPaths: recipients.compactMap { AddrSpec($0) },
            arrival: Date(timeIntervalSince1970: 0)
        )
    }

    static let right = Credentials(user: "tim", password: "tanstaaftanstaaf")

    private func host(_ port: Int, _ certificates: Certificates, _ credentials: Credentials? = right) throws
        -> SmartHost
    {
        try SmartHost(host: "localhost", port: port, credentials: credentials, extraCAFile: certificates.caFile)
    }

    private func options(_ certificate: String, _ certificates: Certificates) throws -> ServerOptions {
        let source = try certificates.source(certificate)
        return TestServer.options {
            $0.tls = source
            $0.authentication = .overTLS
            $0.requireAuthentication = true
            $0.requireTLS = true
        }
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `hands over messages one after the other on one connection`() async throws {
        let certificates = try #require(Certificates.shared)
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, try options("good", certificates)) { server in
            let connection = try await SubmissionConnection.open(
                to: try host(server.port, certificates), as: "gateway.test", logger: TestServer.logger
            )
            for number in 0..<3 {
                let octets = ByteBuffer(string: "Subject: \(number)\r\n\r\n.dot\r\nend\r\n")
                let outcome = await connection.send(Self.envelope("a@b.example"), octets: octets)
                #expect(outcome.isComplete)
                #expect(outcome.reply?.code == 250)
                #expect(outcome.fault == nil)
            }
            try await connection.refresh()
            #expect(await connection.isOpen)
            await connection.close()
            #expect(await !connection.isOpen)
        }
        #expect(receiver.messages.count == 3)
        #expect(receiver.messages.first?.text == "Subject: 0\r\n\r\n.dot\r\nend\r\n")
        #expect(receiver.messages.first?.envelope.tls == "TLSv1.3")
        #expect(receiver.messages.first?.envelope.authenticatedAs == "tim")
        #expect(receiver.messages.first?.envelope.helo == "gateway.test")
    }

    @Test(
        .enabled(if: Certificates.shared != nil, Certificates.whenMissing),
        arguments: ["wrong-name", "expired", "self-signed"]
    )
    func `a certificate that does not verify gets neither password nor mail`(_ certificate: String) async throws {
        let certificates = try #require(Certificates.shared)
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, try options(certificate, certificates)) { server in
            await #expect {
                _ = try await SubmissionConnection.open(
                    to: try host(server.port, certificates), as: "gateway.test", logger: TestServer.logger
                )
            } throws: { error in
                let fault = error as? SubmissionFault
                return fault?.scope == .host && fault?.permanent == false
            }
        }
        #expect(receiver.messages.isEmpty)
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `an unknown root is not trusted`() async throws {
        let certificates = try #require(Certificates.shared)
        try await TestServer.run(RecordingReceiver(), try options("good", certificates)) { server in
            let host = try SmartHost(host: "localhost", port: server.port, credentials: Self.right)
            await #expect(throws: SubmissionFault.self) {
                _ = try await SubmissionConnection.open(to: host, as: "gateway.test", logger: TestServer.logger)
            }
        }
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `an address is verified as an address`() async throws {
        let certificates = try #require(Certificates.shared)
        try await TestServer.run(RecordingReceiver(), try options("good", certificates)) { server in
            let host = try SmartHost(
                host: "127.0.0.1", port: server.port, credentials: Self.right, extraCAFile: certificates.caFile
            )
            let connection = try await SubmissionConnection.open(
                to: host, as: "gateway.test", logger: TestServer.logger)
            await connection.close()
        }
        try await TestServer.run(RecordingReceiver(), try options("wrong-name", certificates)) { server in
            let host = try SmartHost(
                host: "127.0.0.1", port: server.port, credentials: Self.right, extraCAFile: certificates.caFile
            )
            await #expect(throws: SubmissionFault.self) {
                _ = try await SubmissionConnection.open(to: host, as: "gateway.test", logger: TestServer.logger)
            }
        }
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `a wrong password is about the host, and temporary`() async throws {
        let certificates = try #require(Certificates.shared)
        try await TestServer.run(RecordingReceiver(), try options("good", certificates)) { server in
            let wrong = try host(server.port, certificates, Credentials(user: "tim", password: "wrong"))
            await #expect {
                _ = try await SubmissionConnection.open(to: wrong, as: "gateway.test", logger: TestServer.logger)
            } throws: { error in
                let fault = error as? SubmissionFault
                return fault?.scope == .host && fault?.reply?.code == 535 && fault?.permanent == false
                    && fault.map { !"\($0)".contains("wrong\"") } == true
            }
        }
    }

    @Test(.enabled(if: Certificates.shared != nil, Certificates.whenMissing))
    func `a large message passes through TLS whole`() async throws {
        let certificates = try #require(Certificates.shared)
        let receiver = RecordingReceiver()
        let line = "." + String(repeating: "0123456789", count: 7) + "\r\n"
        let text = String(repeating: line, count: 40_000)
        try await TestServer.run(receiver, try options("good", certificates)) { server in
            let connection = try await SubmissionConnection.open(
                to: try host(server.port, certificates), as: "gateway.test", logger: TestServer.logger
            )
            let outcome = await connection.send(Self.envelope("a@b.example"), octets: ByteBuffer(string: text))
            #expect(outcome.isComplete)
            await connection.close()
        }
        #expect(receiver.messages.first?.octets == Array(text.utf8))
    }

    /// Everything that takes STARTTLS away or puts words into its mouth.
    @Test(arguments: [
        ("EHLO", ScriptedServer.Answer.send("250-scripted\r\n250 AUTH PLAIN\r\n")),
        ("STARTTLS", .send("454 4.7.0 not now\r\n")),
        ("STARTTLS", .send("501 5.5.2 what\r\n")),
        ("STARTTLS", .send("220 go\r\n250-scripted\r\n250 AUTH PLAIN\r\n")),
        ("STARTTLS", .send("220 go\r\nx")),
        ("STARTTLS", .send("220 go\n")),
        ("STARTTLS", .sendThenClose("220 go\r\n")),
        ("STARTTLS", .close),
    ])
    func `without TLS nothing is sent`(_ verb: String, _ answer: ScriptedServer.Answer) async throws {
        try await ScriptedServer.run([verb: answer], offers: ["STARTTLS", "AUTH PLAIN"]) { server in
            let host = try SmartHost(host: "127.0.0.1", port: server.port, credentials: Self.right)
            await #expect {
                _ = try await SubmissionConnection.open(to: host, as: "gateway.test", logger: TestServer.logger)
            } throws: { error in
                (error as? SubmissionFault)?.scope == .host
            }
            #expect(!server.lines.contains { $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test func `no password goes in the clear to another machine, and none without AUTH offered`() throws {
        for (name, offer) in [
            ("mail.example", "AUTH PLAIN"), ("localhost", "AUTH GSSAPI"), ("localhost", "SIZE"),
        ] {
            let host = try SmartHost(host: name, port: 587, security: .none, credentials: Self.right)
            var session = ClientSession(host: host, hostname: "gateway.test")
            #expect(session.receive(SMTPReply(220, nil, "hi")) == .write("EHLO gateway.test\r\n"))
            guard case .failed(let fault) = session.receive(SMTPReply(250, lines: ["hi", offer])) else {
                Issue.record("went on")
                continue
            }
            #expect(fault.scope == .host)
        }
    }

    @Test func `LOGIN is spoken where PLAIN is not offered`() throws {
        let host = try SmartHost(host: "localhost", port: 587, security: .none, credentials: Self.right)
        var session = ClientSession(host: host, hostname: "gateway.test")
        _ = session.receive(SMTPReply(220, nil, "hi"))
        #expect(session.receive(SMTPReply(250, lines: ["hi", "AUTH LOGIN"])) == .writeSecret("AUTH LOGIN\r\n"))
        #expect(session.receive(SMTPReply(334, nil, "VXNlcm5hbWU6")) == .writeSecret("dGlt\r\n"))
        #expect(session.receive(SMTPReply(334, nil, "UGFzc3dvcmQ6")) == .writeSecret("dGFuc3RhYWZ0YW5zdGFhZg==\r\n"))
        #expect(session.receive(SMTPReply(235, nil, "ok")) == .ready)
        #expect(session.isReady)
    }
}
