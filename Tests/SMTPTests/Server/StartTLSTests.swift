import MailTypes
import NIOSSL
import SMTP
import Testing

@Suite(.timeLimit(.minutes(10)), .enabled(if: Certificates.shared != nil, Certificates.whenMissing))
struct StartTLSTests {
    private func options(_ change: (inout ServerOptions) -> Void = { _ in }) throws -> ServerOptions {
        let source = try #require(Certificates.shared).source("good")
        return TestServer.options {
            $0.tls = source
            $0.authentication = .overTLS
            change(&$0)
        }
    }

    @Test func `commands sent in the clear with STARTTLS are never carried out`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, options()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            try await client.send(
                "STARTTLS\r\nEHLO injected\r\nMAIL FROM:<admin@sender.example>\r\nRCPT TO:<b@mx.test>\r\n")
            #expect(try await client.readReply().hasPrefix("220 2.0.0"))
            try await client.startTLS()
            // The first reply inside TLS answers the first command inside it, and no transaction is open.
            #expect(try await client.command("NOOP") == "250 2.0.0 Ok")
            #expect(try await client.command("RCPT TO:<b@mx.test>").hasPrefix("503"))
            #expect(try await client.command("MAIL FROM:<a@b.example>").hasPrefix("503 5.5.1 Send EHLO"))
            let reply = try await client.command("EHLO c")
            #expect(!reply.contains("STARTTLS"))
            #expect(reply.contains("AUTH PLAIN LOGIN"))
            #expect(try await client.command("STARTTLS").hasPrefix("503"))
            await client.close()
        }
        #expect(receiver.messages.isEmpty)
    }

    @Test func `a transaction begun in the clear is forgotten`() async throws {
        try await TestServer.run(RecordingReceiver(), options()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<a@b.example>")
            #expect(try await client.command("STARTTLS now").hasPrefix("501"))
            #expect(try await client.command("STARTTLS").hasPrefix("220"))
            try await client.startTLS()
            #expect(try await client.command("EHLO c").hasPrefix("250-"))
            #expect(try await client.command("RCPT TO:<b@mx.test>").hasPrefix("503"))
            await client.close()
        }
    }

    @Test func `what requires TLS is refused before it`() async throws {
        try await TestServer.run(RecordingReceiver(), options { $0.requireTLS = true }) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            #expect(try await client.command("EHLO c").contains("STARTTLS"))
            for command in ["MAIL FROM:<a@b.example>", "RCPT TO:<b@mx.test>", "DATA", "AUTH PLAIN", "VRFY x", "RSET"] {
                #expect(try await client.command(command) == "530 5.7.0 Must issue a STARTTLS command first")
            }
            #expect(try await client.command("NOOP").hasPrefix("250"))
            #expect(try await client.command("STARTTLS").hasPrefix("220"))
            try await client.startTLS()
            #expect(try await client.command("EHLO c").hasPrefix("250-"))
            #expect(try await client.command("MAIL FROM:<a@b.example>").hasPrefix("250"))
            await client.close()
        }
    }

    @Test func `without a certificate the session goes on in the clear`() async throws {
        struct Missing: Error {}
        let options = TestServer.options { $0.tls = { throw Missing() } }
        try await TestServer.run(RecordingReceiver(), options) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            #expect(try await client.command("STARTTLS").hasPrefix("454 4.7.0"))
            #expect(try await client.command("NOOP").hasPrefix("250"))
            await client.close()
        }
    }

    @Test func `plaintext instead of a handshake ends the connection`() async throws {
        try await TestServer.run(RecordingReceiver(), options()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            #expect(try await client.command("STARTTLS").hasPrefix("220"))
            try await client.send("MAIL FROM:<a@b.example>\r\n")
            while let line = try await client.readLine() { #expect(!line.hasPrefix("250")) }
            await client.close()
        }
    }
}
