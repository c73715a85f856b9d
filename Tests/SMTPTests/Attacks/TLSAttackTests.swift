import MailTypes
import SMTP
import Testing

/// Attacks around STARTTLS (RFC 3207 §6) and on passwords.
@Suite(.timeLimit(.minutes(10)), .enabled(if: Certificates.shared != nil, Certificates.whenMissing))
struct TLSAttackTests {
    private func options(_ change: (inout ServerOptions) -> Void = { _ in }) throws -> ServerOptions {
        let source = try #require(Certificates.shared).source("good")
        return TestServer.options {
            $0.tls = source
            $0.authentication = .overTLS
            $0.mechanisms = [.scramSHA256Plus, .scramSHA256, .plain, .login]
            change(&$0)
        }
    }

    @Test(arguments: [
        "MAIL FROM:<admin@sender.example>\r\n", "EHLO x\r\nMAIL FROM:<admin@sender.example>\r\nRCPT TO:<b@mx.test>\r\n",
        "AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\n", "BDAT 5 LAST\r\nhello", "half a comm", "\r\n", "QUIT\r\n",
    ])
    func `command injection at STARTTLS`(_ injected: String) async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, options()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            try await client.send("STARTTLS\r\n" + injected)
            #expect(try await client.readReply() == "220 2.0.0 Ready to start TLS")
            try await client.startTLS()
            #expect(try await client.command("NOOP") == "250 2.0.0 Ok")
            #expect(try await client.command("MAIL FROM:<a@b.example>").hasPrefix("503"))
            #expect(try await client.command("EHLO c").hasPrefix("250-"))
            #expect(try await client.command("AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm").hasPrefix("235"))
            await client.close()
        }
        #expect(receiver.messages.isEmpty)
    }

    @Test func `STARTTLS stripping`() async throws {
        // Whoever takes the offer away gets neither password nor mail out of a client that has to have TLS.
        try await TestServer.run(RecordingReceiver(), options { $0.requireTLS = true }) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            let offer = try await client.command("EHLO c")
            #expect(offer.contains("STARTTLS"))
            #expect(!offer.contains("AUTH") && !offer.contains("REQUIRETLS"))
            #expect(try await client.command("MAIL FROM:<a@b.example>").hasPrefix("530 5.7.0"))
            await client.close()
        }
    }

    @Test func `a chunk before the TLS that is required is no command`() async throws {
        try await TestServer.run(RecordingReceiver(), options { $0.requireTLS = true }) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            try await client.send("BDAT 6 LAST\r\nQUIT\r\n")
            #expect(try await client.readReply().hasPrefix("530"))
            #expect(try await client.command("NOOP").hasPrefix("250"))
            await client.close()
        }
    }

    @Test(arguments: [
        "AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm", "AUTH PLAIN", "AUTH LOGIN", "AUTH LOGIN dGlt", "AUTH SCRAM-SHA-256",
        "AUTH SCRAM-SHA-256-PLUS", "auth plain =",
    ])
    func `AUTH before TLS`(_ command: String) async throws {
        try await TestServer.run(RecordingReceiver(), options()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            #expect(!(try await client.command("EHLO c")).contains("AUTH"))
            #expect(try await client.command(command).hasPrefix("538 5.7.11"))
            // What would have been the password is no response.
            #expect(try await client.command("dGlt").hasPrefix("500"))
            await client.close()
        }
    }

    @Test func `SCRAM binds to the certificate of the server`() async throws {
        try await TestServer.run(RecordingReceiver(), options()) { server in
            for isRight in [true, false] {
                let client = try await LineClient(port: server.port)
                _ = try await client.readReply()
                _ = try await client.command("EHLO c")
                _ = try await client.command("STARTTLS")
                try await client.startTLS()
                #expect(
                    try await client.command("EHLO c").contains("AUTH SCRAM-SHA-256-PLUS SCRAM-SHA-256 PLAIN LOGIN"))
                let certificate = try #require(try await client.certificate())
                let wrong = try #require(Certificates.selfSigned("rsa:2048 -sha256"))
                let binding = try #require(ChannelBinding(serverCertificate: isRight ? certificate : wrong))
                var exchange = try #require(
                    SASLClientExchange(
                        .scramSHA256Plus, credentials: Credentials(user: "tim", password: "tanstaaftanstaaf"),
                        binding: binding))
                try await client.send(exchange.begin())
                var reply = try await client.readReply()
                while reply.hasPrefix("334") {
                    try await client.send(exchange.respond(to: String(reply.dropFirst(4))))
                    reply = try await client.readReply()
                }
                #expect(reply.hasPrefix(isRight ? "235 2.7.0" : "535 5.7.8"))
                await client.close()
            }
        }
    }

    @Test(arguments: [
        ("-tls1_1 -cipher ALL:@SECLEVEL=0", false), ("-tls1_2 -cipher AES128-SHA", false),
        ("-tls1_2 -cipher ECDHE-RSA-AES128-SHA", false), ("-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256", true),
        ("-tls1_3", true),
    ])
    func `a handshake with an old protocol or a weak cipher`(_ arguments: String, _ isTaken: Bool) async throws {
        try await TestServer.run(RecordingReceiver(), options { $0.implicitTLS = true }) { server in
            let status = try await Certificates.openssl(
                "s_client -connect 127.0.0.1:\(server.port) -quiet -no_ign_eof \(arguments)")
            #expect((status == 0) == isTaken)
        }
    }
}
