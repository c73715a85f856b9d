import FoundationEssentials
import MailTypes
import NIOCore
import NIOEmbedded
import Testing

@testable import SMTP

/// What a hostile smart host, somebody on the line, or a hostile value in our own mail can do to the client.
@Suite(.timeLimit(.minutes(5))) struct ClientAttackTests {
    private func message(
        to recipient: AddrSpec = AddrSpec(localPart: "a", domain: "b.example"),
        from sender: AddrSpec? = AddrSpec(localPart: "me", domain: "ours.example")
    ) -> Envelope {
        Envelope(
            reversePath: sender.map(ReversePath.mailbox) ?? .null, forwardPaths: [recipient],
            arrival: Date(timeIntervalSince1970: 0))
    }

    @Test(arguments: [
        "250-scripted\r\n250 AUTH PLAIN\r\n", "250 ok\r\n", "235 2.7.0 welcome\r\n", "x", "\r\n",
        "421 go away\r\n", "\u{16}\u{3}\u{3}",
    ])
    func `response injection behind the 220 of STARTTLS`(_ injected: String) async throws {
        try await ScriptedServer.run(
            ["STARTTLS": .send("220 go\r\n" + injected)], offers: ["STARTTLS", "AUTH PLAIN"]
        ) { server in
            let host = try SmartHost(
                host: "127.0.0.1", port: server.port, credentials: Credentials(user: "u", password: "p"))
            await #expect {
                _ = try await SubmissionConnection.open(to: host, as: "gateway.test", logger: TestServer.logger)
            } throws: { error in
                let fault = error as? SubmissionFault
                return fault?.scope == .host && fault?.action == .hold && fault?.permanent == false
            }
            // Nothing was said to whoever spoke there: no hello, no password, no mail.
            let after = server.lines.drop { $0 != "STARTTLS" }.dropFirst()
            #expect(!after.contains { $0.hasPrefix("EHLO") || $0.hasPrefix("AUTH") || $0.hasPrefix("MAIL") })
        }
    }

    @Test func `what was offered before TLS is forgotten`() throws {
        var session = ClientSession(
            host: try SmartHost(host: "smart.example", port: 587, credentials: Credentials(user: "u", password: "p")),
            hostname: "gateway.test")
        _ = session.receive(SMTPReply(220, nil, "hi"))
        #expect(
            session.receive(SMTPReply(250, lines: ["hi", "STARTTLS", "AUTH PLAIN", "SIZE 1", "CHUNKING"]))
                == .write("STARTTLS\r\n"))
        #expect(session.receive(SMTPReply(220, nil, "go")) == .startTLS)
        #expect(session.tlsStarted() == "EHLO gateway.test\r\n")
        #expect(session.capabilities == ServerCapabilities())
        // The AUTH of the clear is no offer inside TLS.
        guard case .failed(let fault) = session.receive(SMTPReply(250, nil, "hi")) else {
            return #expect(Bool(false), "went on")
        }
        #expect(fault.local == .authMissing)
    }

    /// Values that would end their line, in every place of a command that a value comes to.
    static let poisons = ["\r\nDATA", "\n", "\r", "\0", "\r\nRCPT TO:<spy@evil.example>", "> SIZE=1\r\n"]

    @Test(arguments: poisons)
    func `command injection through addresses`(_ poison: String) async throws {
        try await ScriptedServer.run([:]) { server in
            let connection = try await SubmissionFaultTests.open(server.port)
            let outcomes = [
                await connection.send(
                    message(to: AddrSpec(localPart: "a" + poison, domain: "b.example")),
                    octets: ByteBuffer(string: "x\r\n")),
                await connection.send(
                    message(to: AddrSpec(localPart: "a", domain: "b.example" + poison)),
                    octets: ByteBuffer(string: "x\r\n")),
                await connection.send(
                    message(from: AddrSpec(localPart: "me" + poison, domain: "ours.example")),
                    octets: ByteBuffer(string: "x\r\n")),
                await connection.send(
                    message(from: AddrSpec(localPart: "me", domain: "ours.example" + poison)),
                    octets: ByteBuffer(string: "x\r\n")),
            ]
            // `>` inside a quoted local part is a character like any other.
            for outcome in outcomes where !outcome.isComplete {
                #expect(outcome.statuses.map(\.action) == [.failed] || outcome.fault?.local == .senderUnspeakable)
            }
            #expect(!server.lines.contains { $0.contains("spy@") && $0.hasPrefix("RCPT") })
            #expect(outcomes.allSatisfy { !$0.isComplete })
            let good = await connection.send(message(), octets: ByteBuffer(string: "x\r\n"))
            #expect(good.isComplete, "the connection is unharmed")
            #expect(server.lines.filter { $0.hasPrefix("MAIL") }.count == 1)
            await connection.close()
        }
    }

    @Test(arguments: poisons + [" SIZE=1", "=", "a b"])
    func `command injection through the parameters of reports`(_ poison: String) throws {
        var session = ClientSession(
            host: try SmartHost(host: "127.0.0.1", port: 25, security: .none), hostname: "gateway.test")
        _ = session.receive(SMTPReply(220, nil, "hi"))
        _ = session.receive(SMTPReply(250, lines: ["hi", "PIPELINING", "DSN"]))
        var envelope = message()
        var request = SenderRequest()
        request.envelopeID = "Q" + poison
        request.recipients = [
            .init(address: envelope.forwardPaths[0], notify: ["FAILURE" + poison], original: "rfc822;a" + poison)
        ]
        envelope.request = request
        #expect(
            session.send(envelope, MessageTraits(octets: 3))
                == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\nDATA\r\n"))
    }

    @Test(arguments: ["gateway.test\r\nMAIL FROM:<a@b>", "a b", "a\n", "", "a\0"])
    func `command injection through our own name`(_ name: String) throws {
        var session = ClientSession(
            host: try SmartHost(host: "127.0.0.1", port: 25, security: .none), hostname: name)
        guard case .failed(let fault) = session.receive(SMTPReply(220, nil, "hi")) else {
            return #expect(Bool(false), "said hello")
        }
        #expect(fault.local == .configuration)
    }

    @Test(arguments: poisons)
    func `command injection through user and password`(_ poison: String) throws {
        for offer in ["PLAIN", "LOGIN", "SCRAM-SHA-256"] {
            var session = ClientSession(
                host: try SmartHost(
                    host: "127.0.0.1", port: 25, security: .none,
                    credentials: Credentials(user: "u" + poison, password: "p" + poison)),
                hostname: "gateway.test")
            _ = session.receive(SMTPReply(220, nil, "hi"))
            var written: [String] = []
            var action = session.receive(SMTPReply(250, lines: ["hi", "AUTH \(offer)"]))
            while case .writeSecret(let line) = action, written.count < 3 {
                written.append(line)
                action = session.receive(SMTPReply(334, nil, ""))
            }
            // One line each: the secrets are inside base 64.
            for line in written {
                #expect(line.hasSuffix("\r\n") && !line.dropLast().utf8.contains(10) && !line.contains("DATA"))
            }
        }
    }

    /// Forms of an end of data that some server may take for one: whatever our mail holds, it stays one message.
    @Test(arguments: [
        "\n.\n", "\n.\r\n", "\r.\r", "\r\n.\r\n", "\r\n.\n", "\r\n.\r", "\r.\r\n", "\n.\r", "\0\r\n.\r\n",
        "\r\n\0.\r\n",
    ])
    func `smuggling a second message out`(_ end: String) throws {
        let inner = "MAIL FROM:<spy@evil.example>\r\nRCPT TO:<b@mx.test>\r\nDATA\r\nSubject: smuggled\r\n\r\nx\r\n.\r\n"
        for isChunked in [false, true] {
            let offers = ["PIPELINING", "8BITMIME", "AUTH PLAIN"] + (isChunked ? ["CHUNKING"] : [])
            let text = "Subject: a\r\n\r\nhello" + end + inner
            let loop = EmbeddedEventLoop()
            let channel = EmbeddedChannel(loop: loop)
            let opened = loop.makePromise(of: Void.self)
            let handler = ClientHandler(
                host: try SmartHost(host: "127.0.0.1", port: 25, security: .none), hostname: "gateway.test",
                timeouts: ClientTimeouts(), opened: opened, logger: TestServer.logger)
            try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 25)).wait()
            try channel.pipeline.syncOperations.addHandler(handler)
            try channel.writeInbound(ByteBuffer(string: "220 hi\r\n"))
            try channel.writeInbound(
                ByteBuffer(string: "250-hi\r\n" + offers.map { "250-\($0)\r\n" }.joined() + "250 HELP\r\n"))
            _ = handler.send(message(), octets: ByteBuffer(string: text))
            try channel.writeInbound(ByteBuffer(string: "250 ok\r\n250 ok\r\n" + (isChunked ? "" : "354 go\r\n")))
            var wire = ByteBuffer()
            while var piece = try channel.readOutbound(as: ByteBuffer.self) { wire.writeBuffer(&piece) }
            let octets = Array(wire.readableBytesView)
            // Only CRLF ends a line, and only the end we wrote ends the message.
            for (index, octet) in octets.enumerated() {
                if octet == 10 { #expect(index > 0 && octets[index - 1] == 13) }
                if octet == 13 { #expect(index + 1 < octets.count && octets[index + 1] == 10) }
            }
            let sent = String(decoding: octets, as: UTF8.self)
            if isChunked {
                let size = try #require(sent.firstMatch(of: /BDAT (\d+) LAST\r\n/))
                #expect(Int(size.1) == sent.utf8.count - sent[..<size.range.upperBound].utf8.count)
            } else {
                #expect(sent.components(separatedBy: "\r\n.\r\n").count == 2)
                #expect(sent.hasSuffix("\r\n.\r\n"))
            }
            _ = try? channel.finish()
        }
    }

    @Test func `replies that lead astray`() async throws {
        // Long, endless and foreign replies end the connection with bounded memory, and nothing is failed.
        let long = "250-" + String(repeating: "x", count: 3000) + "\r\n"
        let endless = String(repeating: "250-more\r\n", count: 5000)
        for answer in [long, endless, "250 \u{1b}[2Jok\r\n", "999 what\r\n", "25O ok\r\n", "250_ok\r\n"] {
            try await ScriptedServer.run(["MAIL": .send(answer)]) { server in
                let connection = try await SubmissionFaultTests.open(server.port)
                let outcome = await connection.send(message(), octets: ByteBuffer(string: "x\r\n"))
                #expect(outcome.statuses.allSatisfy { $0.action != .failed })
                // What a host writes into our logs and events is text, not commands for a terminal.
                #expect(!outcome.statuses.contains { $0.reply?.description.unicodeScalars.contains("\u{1b}") == true })
                await connection.close()
            }
        }
    }

    @Test func `a host that answers before it is asked`() async throws {
        try await ScriptedServer.run([
            "EHLO": .send("250-hi\r\n250 PIPELINING\r\n250 ok\r\n250 ok\r\n354 go\r\n250 ok\r\n")
        ]) { server in
            let host = try SmartHost(host: "127.0.0.1", port: server.port, security: .none)
            // The early replies fall on an idle session: it is out of step and carries nothing.
            let connection = try? await SubmissionConnection.open(
                to: host, as: "gateway.test", logger: TestServer.logger)
            let outcome = await connection?.send(message(), octets: ByteBuffer(string: "x\r\n"))
            #expect(outcome?.isComplete != true)
            #expect(outcome?.statuses.contains { $0.action == .failed } != true)
            await connection?.close()
        }
    }
}
