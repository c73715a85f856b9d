import FoundationEssentials
import MailTypes
import NIOCore
import NIOEmbedded
import Testing

@testable import SMTP

/// Every verb answered in every wrong way: what it is about, and that nothing fails that may not.
@Suite(.timeLimit(.minutes(10)))
struct SubmissionFaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let verb: String
        let answer: ScriptedServer.Answer
        let scope: SubmissionScope
        var permanent = false
        var afterFinalDot = false
        var testDescription: String { "\(verb): \(answer)" }
    }

    static let opening = ["CONNECT", "EHLO", "AUTH"].flatMap { verb -> [Case] in
        let answers: [ScriptedServer.Answer] = [
            .sendThenClose("421 4.3.2 closing\r\n"), .send("451 4.3.0 later\r\n"), .send("550 5.7.1 never\r\n"),
            .send("hello\r\n"), .sendThenClose("25"), .close, .send("250-a\r\n251 b\r\n"), .send("220 a\n"),
            .send("354 what\r\n"), .sendThenClose("220-multi\r\n"),
        ]
        return answers.map { Case(verb: verb, answer: $0, scope: .host) }
    }

    private static func transport(_ verb: String, afterFinalDot: Bool = false) -> [Case] {
        let answers: [ScriptedServer.Answer] = [
            .send("hello\r\n"), .sendThenClose("25"), .close, .send("250-a\r\n550 b\r\n"), .send("250 a\n"),
        ]
        return answers.map { Case(verb: verb, answer: $0, scope: .session, afterFinalDot: afterFinalDot) }
    }

    static let transaction =
        transport("MAIL") + transport("RCPT") + transport("DATA") + transport(".", afterFinalDot: true) + [
            Case(verb: "MAIL", answer: .sendThenClose("421 4.3.2 closing\r\n"), scope: .host),
            Case(verb: "MAIL", answer: .send("451 4.7.1 greylisted\r\n"), scope: .sender),
            Case(verb: "MAIL", answer: .send("550 5.7.1 not yours\r\n"), scope: .sender),
            Case(verb: "MAIL", answer: .send("553 5.1.8 no such domain\r\n"), scope: .sender),
            Case(verb: "MAIL", answer: .send("530 5.7.0 authenticate\r\n"), scope: .host),
            Case(verb: "MAIL", answer: .send("452 4.3.1 full\r\n"), scope: .host),
            Case(verb: "MAIL", answer: .send("552 5.3.4 too large\r\n"), scope: .content, permanent: true),
            Case(verb: "MAIL", answer: .send("503 5.5.1 nested\r\n"), scope: .session),
            Case(verb: "MAIL", answer: .send("354 what\r\n"), scope: .session),
            Case(verb: "RCPT", answer: .sendThenClose("421 4.3.2 closing\r\n"), scope: .host),
            Case(verb: "DATA", answer: .sendThenClose("421 4.3.2 closing\r\n"), scope: .host),
            Case(verb: "DATA", answer: .send("451 4.3.0 later\r\n"), scope: .host),
            Case(verb: "DATA", answer: .send("554 5.7.1 no\r\n"), scope: .session),
            Case(verb: "DATA", answer: .send("250 2.0.0 ok\r\n"), scope: .session),
            Case(verb: ".", answer: .sendThenClose("421 4.3.2 closing\r\n"), scope: .host),
            Case(verb: ".", answer: .send("451 4.7.1 later\r\n"), scope: .content),
            Case(verb: ".", answer: .send("452 4.3.1 full\r\n"), scope: .host),
            Case(verb: ".", answer: .send("554 5.7.1 spam\r\n"), scope: .content, permanent: true),
            Case(verb: ".", answer: .send("550 bare\r\n"), scope: .content, permanent: true),
            Case(verb: ".", answer: .send("550 5.1.1 unknown\r\n"), scope: .recipient, permanent: true),
            Case(verb: ".", answer: .send("503 5.5.1 what\r\n"), scope: .session),
            Case(verb: ".", answer: .send("535 5.7.8 who\r\n"), scope: .host),
            Case(verb: ".", answer: .send("354 more\r\n"), scope: .session, afterFinalDot: true),
        ]

    static func open(
        _ port: Int, _ timeouts: ClientTimeouts = ClientTimeouts()
    ) async throws(SubmissionFault) -> SubmissionConnection {
        let host: SmartHost
        do {
            host = try SmartHost(host: "127.0.0.1", port: port, security: .none, credentials: SubmissionTests.right)
        } catch {
            throw SubmissionFault(.configuration, cause: "\(error)")
        }
        return try await SubmissionConnection.open(
            to: host, as: "gateway.test", timeouts: timeouts, logger: TestServer.logger)
    }

    @Test(arguments: opening)
    func `while opening everything is about the host`(_ fixture: Case) async throws {
        try await ScriptedServer.run([fixture.verb: fixture.answer]) { server in
            do {
                _ = try await Self.open(server.port)
                Issue.record("opened")
            } catch let fault as SubmissionFault {
                #expect(fault.scope == .host)
                #expect(!fault.permanent)
                #expect(!fault.afterFinalDot)
            }
            // Neither mail nor, before AUTH, a password was sent.
            #expect(!server.lines.contains { $0.hasPrefix("MAIL") })
            if fixture.verb != "AUTH" { #expect(!server.lines.contains { $0.hasPrefix("AUTH") }) }
        }
    }

    @Test(arguments: transaction, [["PIPELINING", "AUTH PLAIN"], ["AUTH PLAIN"]])
    func `a message meets every fault`(_ fixture: Case, _ offers: [String]) async throws {
        try await ScriptedServer.run([fixture.verb: fixture.answer], offers: offers) { server in
            let connection = try await Self.open(server.port)
            let outcome = await connection.send(
                SubmissionTests.envelope("a@b.example", "c@d.example"), octets: ByteBuffer(string: "x\r\n")
            )
            let fault = try #require(outcome.fault)
            #expect(fault.scope == fixture.scope)
            #expect(fault.permanent == fixture.permanent)
            #expect(fault.afterFinalDot == fixture.afterFinalDot)
            #expect(outcome.statuses.map(\.recipient.description) == ["a@b.example", "c@d.example"])
            let action: DeliveryAction = fixture.permanent ? .failed : .delayed
            #expect(outcome.statuses.allSatisfy { $0.action == action })
            await connection.close()
        }
    }

    @Test(arguments: [
        ("450 4.2.1 later\r\n", DeliveryAction.delayed), ("550 5.1.1 unknown\r\n", .failed),
        ("552 5.2.2 full\r\n", .failed),
        ("552 too many\r\n", .delayed), ("452 4.5.3 too many\r\n", .delayed),
        ("550 5.7.1 relay access denied\r\n", .delayed),
        ("501 5.1.3 bad\r\n", .failed), ("553 5.6.7 no utf8\r\n", .failed), ("550 no code\r\n", .failed),
    ])
    func `RCPT refused for itself`(_ reply: String, _ action: DeliveryAction) async throws {
        for offers in [["PIPELINING", "AUTH PLAIN"], ["AUTH PLAIN"]] {
            try await ScriptedServer.run(["RCPT": .send(reply)], offers: offers) { server in
                let connection = try await Self.open(server.port)
                let outcome = await connection.send(
                    SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "x\r\n")
                )
                #expect(outcome.fault == nil)
                #expect(outcome.statuses.map(\.action) == [action])
                #expect(outcome.statuses.first?.reply?.code == Int(reply.prefix(3)))
                #expect(outcome.isReusable)
                await connection.close()
                #expect(!server.lines.contains("x"))
            }
        }
    }

    @Test func `each recipient has its own status, and the message goes to those accepted`() async throws {
        let receiver = RecordingReceiver()
        try await TestServer.run(receiver, TestServer.options { $0.authentication = .always }) { server in
            let connection = try await Self.open(server.port)
            let outcome = await connection.send(
                SubmissionTests.envelope("a@b.example", "x@elsewhere.example", "c@d.example"),
                octets: ByteBuffer(string: "x\r\n")
            )
            #expect(outcome.statuses.map(\.action) == [.relayed, .failed, .relayed])
            #expect(outcome.statuses[1].status == EnhancedStatusCode(5, 1, 1))
            #expect(outcome.reply?.code == 250)
            #expect(outcome.fault == nil)
            // The connection is good for more, and only strangers leave no open transaction behind.
            let refused = await connection.send(
                SubmissionTests.envelope("x@elsewhere.example"), octets: ByteBuffer(string: "y\r\n")
            )
            #expect(refused.statuses.map(\.action) == [.failed])
            let again = await connection.send(
                SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "z\r\n")
            )
            #expect(again.isComplete)
            await connection.close()
        }
        #expect(receiver.messages.map(\.text) == ["x\r\n", "z\r\n"])
        #expect(receiver.messages.first?.envelope.forwardPaths.count == 2)
    }

    @Test func `data wanted though no recipient was taken gets a lone dot`() async throws {
        let script: ScriptedServer.Script = ["RCPT": .send("550 5.1.1 no\r\n"), ".": .send("554 5.5.1 none\r\n")]
        try await ScriptedServer.run(script) { server in
            let connection = try await Self.open(server.port)
            let outcome = await connection.send(
                SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "x\r\n")
            )
            #expect(outcome.statuses.first?.status == EnhancedStatusCode(5, 1, 1))
            #expect(outcome.isReusable)
            #expect(server.lines.suffix(2) == ["DATA", "."])
            await connection.close()
        }
    }

    @Test func `parameters go where they are offered and needed`() async throws {
        let offers = ["SIZE 1000", "8BITMIME", "SMTPUTF8", "AUTH=PLAIN"]
        try await ScriptedServer.run([:], offers: offers) { server in
            let connection = try await Self.open(server.port)
            _ = await connection.send(SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "x\r\n"))
            _ = await connection.send(SubmissionTests.envelope("jürgen@b.example"), octets: ByteBuffer(string: "ä\r\n"))
            let large = await connection.send(
                SubmissionTests.envelope("a@b.example"),
                octets: ByteBuffer(string: String(repeating: "x\r\n", count: 400))
            )
            #expect(large.fault?.scope == .content)
            #expect(large.fault?.permanent == true)
            #expect(large.statuses.first?.status == EnhancedStatusCode(5, 3, 4))
            #expect(large.isReusable)
            await connection.close()
            let mails = server.lines.filter { $0.hasPrefix("MAIL") }
            #expect(
                mails == [
                    "MAIL FROM:<sales+token@ours.example> SIZE=3",
                    "MAIL FROM:<sales+token@ours.example> SIZE=4 BODY=8BITMIME SMTPUTF8",
                ]
            )
        }
    }

    @Test func `what cannot be carried without an extension is not sent`() async throws {
        try await ScriptedServer.run([:], offers: ["AUTH PLAIN"]) { server in
            let connection = try await Self.open(server.port)
            let eightBit = await connection.send(
                SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "ä\r\n"))
            #expect(eightBit.fault?.scope == .content)
            #expect(eightBit.fault?.permanent == false)
            let address = await connection.send(
                SubmissionTests.envelope("jürgen@b.example", "a@b.example"), octets: ByteBuffer(string: "x\r\n")
            )
            #expect(address.statuses.map(\.action) == [.failed, .relayed])
            #expect(address.statuses.first?.status == EnhancedStatusCode(5, 6, 7))
            await connection.close()
            #expect(server.lines.filter { $0.hasPrefix("RCPT") } == ["RCPT TO:<a@b.example>"])
        }
    }

    @Test func `an idle connection that the server closes takes no more mail`() async throws {
        try await ScriptedServer.run(["NOOP": .sendThenClose("421 4.4.2 idle too long\r\n")]) { server in
            let connection = try await Self.open(server.port)
            await #expect(throws: SubmissionFault.self) { try await connection.refresh() }
            #expect(await !connection.isOpen)
            let outcome = await connection.send(
                SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "x\r\n"))
            #expect(outcome.fault?.permanent == false)
            #expect(!outcome.isReusable)
            #expect(outcome.statuses.map(\.action) == [.delayed])
            await connection.close()
        }
    }

    @Test(arguments: ["CONNECT", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."])
    func `silence ends by its timeout`(_ verb: String) async throws {
        let short: [String: WritableKeyPath<ClientTimeouts, TimeAmount>] = [
            "CONNECT": \.greeting, "EHLO": \.command, "AUTH": \.command, "MAIL": \.mail, "RCPT": \.recipient,
            "DATA": \.data, ".": \.finalDot,
        ]
        var timeouts = ClientTimeouts()
        timeouts[keyPath: try #require(short[verb])] = .milliseconds(50)
        try await ScriptedServer.run([verb: .silence], offers: ["AUTH PLAIN"]) { [timeouts] server in
            let connection: SubmissionConnection
            do throws(SubmissionFault) {
                connection = try await Self.open(server.port, timeouts)
            } catch {
                #expect(["CONNECT", "EHLO", "AUTH"].contains(verb))
                #expect(error.scope == .host)
                return
            }
            let outcome = await connection.send(
                SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "x\r\n"))
            #expect(outcome.fault?.scope == .session)
            #expect(outcome.fault?.permanent == false)
            #expect(outcome.fault?.afterFinalDot == (verb == "."))
            await connection.close()
        }
    }

    @Test func `nobody there is about the host`() async throws {
        let port = try await TestServer.run(RecordingReceiver()) { $0.port }
        await #expect { _ = try await Self.open(port) } throws: { ($0 as? SubmissionFault)?.scope == .host }
    }

    @Test func `a cancelled task leaves no message in doubt unsaid`() async throws {
        try await ScriptedServer.run([".": .silence]) { server in
            let connection = try await Self.open(server.port)
            let sending = Task {
                await connection.send(SubmissionTests.envelope("a@b.example"), octets: ByteBuffer(string: "x\r\n"))
            }
            while !server.lines.contains(".") { try await Task.sleep(for: .milliseconds(2)) }
            sending.cancel()
            let outcome = await sending.value
            #expect(outcome.fault?.scope == .session)
            #expect(outcome.fault?.afterFinalDot == true)
            #expect(outcome.statuses.map(\.action) == [.delayed])
        }
    }

    /// RFC 5321 §4.5.3.2, on the event loop's own clock.
    @Test func `waits five minutes for the greeting`() throws {
        let loop = EmbeddedEventLoop()
        let opened = loop.makePromise(of: Void.self)
        let host = try SmartHost(host: "127.0.0.1", port: 25, security: .none)
        let handler = ClientHandler(
            host: host, hostname: "gateway.test", timeouts: ClientTimeouts(), opened: opened, logger: TestServer.logger
        )
        let channel = EmbeddedChannel(loop: loop)
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 25)).wait()
        try channel.pipeline.syncOperations.addHandler(handler)
        loop.advanceTime(by: .seconds(299))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        #expect(throws: SubmissionFault.self) { try opened.futureResult.wait() }
    }
}
