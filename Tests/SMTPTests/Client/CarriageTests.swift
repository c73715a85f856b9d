import FoundationEssentials
import MailTypes
import NIOCore
import Testing

@testable import SMTP

/// How a message travels, by what the server offers: chunks or data, parameters, groups of recipients; command by
/// command, without a socket.
@Suite struct CarriageTests {
    /// An open session whose server offers these.
    private func session(_ offers: String..., security: SmartHost.Security = .none) throws -> ClientSession {
        var session = ClientSession(
            host: try SmartHost(host: "127.0.0.1", port: 25, security: security), hostname: "gateway.test")
        _ = session.receive(SMTPReply(220, nil, "hi"))
        #expect(session.receive(SMTPReply(250, lines: ["hi"] + offers)) == .ready)
        return session
    }

    private func send(
        _ session: inout ClientSession, _ text: String = "x\r\n", to recipients: [String] = ["a@b.example"],
        from: String = "me@ours.example", change: (inout Envelope) -> Void = { _ in }
    ) -> ClientSession.SendAction {
        var envelope = Envelope(
            reversePath: AddrSpec(from).map(ReversePath.mailbox) ?? .null,
            forwardPaths: recipients.compactMap { AddrSpec($0) }, arrival: Date(timeIntervalSince1970: 0))
        change(&envelope)
        return session.send(envelope, MessageTraits(ByteBuffer(string: text)))
    }

    private let ok = SMTPReply(250, EnhancedStatusCode(2, 0, 0), "ok")

    @Test func aChunkFollowsItsRecipientsInOneBreath() throws {
        var session = try session("PIPELINING", "CHUNKING")
        #expect(
            send(&session) == .writeChunk("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\nBDAT 3 LAST\r\n"))
        #expect(session.receive(ok) == .wait)
        #expect(session.receive(ok) == .wait)
        guard case .finished(let outcome) = session.receive(ok) else { return #expect(Bool(false), "not finished") }
        #expect(outcome.isComplete && outcome.isReusable)
        // What was taken leaves nothing to reset.
        #expect(
            send(&session) == .writeChunk("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\nBDAT 3 LAST\r\n"))
    }

    @Test func withoutPipeliningEachCommandWaits() throws {
        var session = try session("CHUNKING")
        #expect(send(&session) == .write("MAIL FROM:<me@ours.example>\r\n"))
        #expect(session.receive(ok) == .write("RCPT TO:<a@b.example>\r\n"))
        #expect(session.receive(ok) == .writeChunk("BDAT 3 LAST\r\n"))
        guard case .finished(let outcome) = session.receive(ok) else { return #expect(Bool(false), "not finished") }
        #expect(outcome.isComplete)
    }

    @Test func aLargeChunkWaitsForItsRecipients() throws {
        var session = try session("PIPELINING", "CHUNKING")
        let text = String(repeating: "x\r\n", count: 30_000)
        #expect(send(&session, text) == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\n"))
        #expect(session.receive(ok) == .wait)
        guard case .finished(let refused) = session.receive(SMTPReply(550, EnhancedStatusCode(5, 1, 1), "no")) else {
            return #expect(Bool(false), "not finished")
        }
        #expect(refused.statuses.map(\.action) == [.failed])
        // The transaction was left open.
        #expect(send(&session, text) == .write("RSET\r\nMAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\n"))
        _ = session.receive(ok)
        _ = session.receive(ok)
        #expect(session.receive(ok) == .writeChunk("BDAT 90000 LAST\r\n"))
    }

    @Test func aRefusedChunkIsReset() throws {
        for reply in [
            SMTPReply(554, EnhancedStatusCode(5, 6, 0), "no"), SMTPReply(452, EnhancedStatusCode(4, 3, 1), "full"),
        ] {
            var session = try session("PIPELINING", "CHUNKING")
            _ = send(&session)
            _ = session.receive(ok)
            _ = session.receive(ok)
            guard case .finished(let outcome) = session.receive(reply) else {
                return #expect(Bool(false), "not finished")
            }
            #expect(outcome.fault?.reply == reply)
            guard case .writeChunk(let lines) = send(&session) else { return #expect(Bool(false), "not written") }
            #expect(lines.hasPrefix("RSET\r\nMAIL"))
        }
    }

    @Test func theNextMessageFollowsTheEndOfTheOneBefore() throws {
        var session = try session("PIPELINING")
        _ = send(&session)
        #expect(!session.mayBegin, "its data is not written yet")
        _ = session.receive(ok)
        _ = session.receive(ok)
        #expect(session.receive(SMTPReply(354, nil, "go")) == .writeMessage)
        session.finalDotWritten()
        #expect(session.mayBegin)
        #expect(send(&session) == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\nDATA\r\n"))
        #expect(!session.mayBegin)
        guard case .finished(let first) = session.receive(SMTPReply(554, EnhancedStatusCode(5, 7, 1), "spam")) else {
            return #expect(Bool(false), "not finished")
        }
        #expect(first.fault?.permanent == true)
        _ = session.receive(ok)
        _ = session.receive(ok)
        #expect(session.receive(SMTPReply(354, nil, "go")) == .writeMessage)
        session.finalDotWritten()
        guard case .finished(let second) = session.receive(ok) else { return #expect(Bool(false), "not finished") }
        #expect(second.isComplete)
    }

    @Test func aBrokenConnectionTellsEachMessageHowFarItCame() throws {
        var session = try session("PIPELINING")
        _ = send(&session)
        for reply in [ok, ok, SMTPReply(354, nil, "go")] { _ = session.receive(reply) }
        session.finalDotWritten()
        _ = send(&session)
        guard case .finished(let outcomes) = session.end(cause: "reset") else {
            return #expect(Bool(false), "not told")
        }
        #expect(outcomes.map(\.fault?.local) == [.afterFinalDot, .interrupted])
        #expect(session.end(cause: "again") == .none)
    }

    @Test func behindAChunkComesReset() throws {
        var session = try session("PIPELINING", "CHUNKING")
        _ = send(&session)
        guard case .writeChunk(let lines) = send(&session) else { return #expect(Bool(false), "not written") }
        #expect(lines.hasPrefix("RSET\r\nMAIL"))
        // A 421 for the first leaves the second in doubt only as far as it was written.
        _ = session.receive(ok)
        guard case .finished = session.receive(SMTPReply(421, nil, "closing")) else {
            return #expect(Bool(false), "not finished")
        }
        guard case .finished(let rest) = session.end(cause: "closed") else { return #expect(Bool(false), "not told") }
        #expect(rest.map(\.fault?.local) == [.afterFinalDot])
    }

    @Test func binaryIsDeclaredOnlyWhereNeededAndOffered() throws {
        let long = String(repeating: "x", count: 1200) + "\r\n"
        for (text, offers, parameter) in [
            ("x\r\n", ["CHUNKING", "BINARYMIME", "8BITMIME"], ""),
            ("ä\r\n", ["CHUNKING", "BINARYMIME", "8BITMIME"], " BODY=8BITMIME"),
            ("a\0b\r\n", ["CHUNKING", "BINARYMIME"], " BODY=BINARYMIME"),
            (long, ["CHUNKING", "BINARYMIME"], " BODY=BINARYMIME"),
            (long, ["CHUNKING", "8BITMIME"], ""),
            // RFC 3030 §3: never without CHUNKING.
            (long, ["BINARYMIME"], ""),
        ] {
            var session = ClientSession(
                host: try SmartHost(host: "127.0.0.1", port: 25, security: .none), hostname: "gateway.test")
            _ = session.receive(SMTPReply(220, nil, "hi"))
            _ = session.receive(SMTPReply(250, lines: ["hi"] + offers))
            #expect(send(&session, text) == .write("MAIL FROM:<me@ours.example>\(parameter)\r\n"), "\(offers)")
        }
    }

    @Test func reportsAreAskedForWhereTheyAreOffered() throws {
        let change = { (envelope: inout Envelope) in
            var request = SenderRequest()
            request.extent = .headers
            request.envelopeID = "Q+2B7"
            request.recipients = [
                .init(
                    address: AddrSpec(localPart: "a", domain: "b.example"), notify: ["FAILURE", "DELAY"],
                    original: "rfc822;a@b.example")
            ]
            envelope.request = request
        }
        var offered = try session("PIPELINING", "DSN")
        #expect(
            send(&offered, to: ["a@b.example", "c@d.example"], change: change)
                == .write(
                    "MAIL FROM:<me@ours.example> RET=HDRS ENVID=Q+2B7\r\n"
                        + "RCPT TO:<a@b.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;a@b.example\r\n"
                        + "RCPT TO:<c@d.example>\r\nDATA\r\n"))
        var silent = try session("PIPELINING")
        #expect(
            send(&silent, change: change) == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\nDATA\r\n"))
        // RFC 3461 §4.1: a message without a sender asks for nothing.
        var null = try session("PIPELINING", "DSN")
        #expect(
            send(&null, from: "", change: change)
                == .write(
                    "MAIL FROM:<> ENVID=Q+2B7\r\nRCPT TO:<a@b.example> NOTIFY=NEVER ORCPT=rfc822;a@b.example\r\nDATA\r\n"
                ))
    }

    @Test func requireTLSGoesToHostsThatPromiseItOrNowhere() throws {
        let change = { (envelope: inout Envelope) in
            envelope.request = SenderRequest()
            envelope.request?.requiresTLS = true
        }
        for offers in [["REQUIRETLS"], []] {
            var session = ClientSession(
                host: try SmartHost(host: "127.0.0.1", port: 465, security: .implicitTLS), hostname: "gateway.test")
            _ = session.receive(SMTPReply(220, nil, "hi"))
            _ = session.receive(SMTPReply(250, lines: ["hi"] + offers))
            let action = send(&session, change: change)
            if offers.isEmpty {
                guard case .finished(let outcome) = action else { return #expect(Bool(false), "sent") }
                #expect(outcome.fault?.local == .requireTLSMissing)
                #expect(outcome.statuses.first?.status == EnhancedStatusCode(4, 7, 30))
            } else {
                #expect(action == .write("MAIL FROM:<me@ours.example> REQUIRETLS\r\n"))
            }
        }
        // In the clear the promise is worth nothing.
        var session = try session("REQUIRETLS")
        guard case .finished(let outcome) = send(&session, change: change) else { return #expect(Bool(false), "sent") }
        #expect(outcome.fault?.action == .defer)
    }

    @Test func aDomainOfAnotherScriptGoesInASCIIWithoutSMTPUTF8() throws {
        var plain = try session("PIPELINING")
        #expect(
            send(&plain, to: ["dana@bücher.example"])
                == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<dana@xn--bcher-kva.example>\r\nDATA\r\n"))
        var able = try session("PIPELINING", "SMTPUTF8")
        #expect(
            send(&able, to: ["dana@bücher.example"])
                == .write("MAIL FROM:<me@ours.example> SMTPUTF8\r\nRCPT TO:<dana@bücher.example>\r\nDATA\r\n"))
        var refused = try session("PIPELINING")
        guard case .finished(let outcome) = send(&refused, from: "jürgen@ours.example") else {
            return #expect(Bool(false), "sent")
        }
        #expect(outcome.fault?.local == .senderNeedsUTF8)
    }

    @Test func recipientsAreDividedByWhatTheServerTakes() {
        let recipients = ["a@one.example", "b@two.example", "c@one.example", "d@ONE.example"].compactMap {
            AddrSpec($0)
        }
        func divide(_ line: String) -> [[Int]] {
            let limits = ServerCapabilities(SMTPReply(250, lines: ["hi", line])).limits
            return RecipientGroups.divide([0, 1, 2, 3], of: recipients, limits: limits)
        }
        #expect(divide("LIMITS") == [[0, 1, 2, 3]])
        #expect(divide("LIMITS RCPTMAX=3") == [[0, 1, 2], [3]])
        #expect(divide("LIMITS RCPTDOMAINMAX=1") == [[0, 2, 3], [1]])
        #expect(divide("LIMITS RCPTMAX=2 RCPTDOMAINMAX=1") == [[0, 2], [3], [1]])
        #expect(divide("LIMITS RCPTDOMAINMAX=2") == [[0, 2, 3, 1]])
        // RFC 5321 §4.5.3.1.8: a hundred is what every server takes.
        let many = (0..<250).map { AddrSpec(localPart: "u\($0)", domain: "x.example") }
        let groups = RecipientGroups.divide(Array(many.indices), of: many, limits: ServerLimitsOffer())
        #expect(groups.map(\.count) == [100, 100, 50])
        #expect(RecipientGroups.divide([], of: many, limits: ServerLimitsOffer()).isEmpty)
    }

    @Test func groupsFollowEachOtherAndEachRecipientHasItsStatus() throws {
        var session = try session("PIPELINING", "LIMITS RCPTMAX=2")
        let go = SMTPReply(354, nil, "go")
        #expect(
            send(&session, to: ["a@b.example", "b@b.example", "c@b.example"])
                == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<a@b.example>\r\nRCPT TO:<b@b.example>\r\nDATA\r\n"))
        for reply in [ok, ok, SMTPReply(550, EnhancedStatusCode(5, 1, 1), "no")] { _ = session.receive(reply) }
        #expect(session.receive(go) == .writeMessage)
        session.finalDotWritten()
        #expect(!session.mayBegin, "the message is not over")
        #expect(
            session.receive(ok) == .write("MAIL FROM:<me@ours.example>\r\nRCPT TO:<c@b.example>\r\nDATA\r\n"))
        for reply in [ok, SMTPReply(450, EnhancedStatusCode(4, 2, 1), "busy")] { _ = session.receive(reply) }
        guard case .finished(let outcome) = session.receive(SMTPReply(554, EnhancedStatusCode(5, 5, 1), "none")) else {
            return #expect(Bool(false), "not finished")
        }
        #expect(outcome.statuses.map(\.action) == [.relayed, .failed, .delayed])
        #expect(outcome.fault == nil && outcome.isReusable)
        #expect(outcome.reply == ok)
    }

    @Test func aFullSessionTakesNoMore() throws {
        var session = try session("PIPELINING", "LIMITS MAILMAX=1")
        _ = send(&session)
        for reply in [ok, ok, SMTPReply(354, nil, "go")] { _ = session.receive(reply) }
        session.finalDotWritten()
        #expect(!session.mayBegin)
        guard case .finished(let outcome) = session.receive(ok) else { return #expect(Bool(false), "not finished") }
        #expect(outcome.isComplete && !outcome.isReusable)
        guard case .finished(let next) = send(&session) else { return #expect(Bool(false), "sent") }
        #expect(next.fault?.local == .busy)
    }

    @Test(
        arguments: [
            ("LIMITS RCPTMAX=50 MAILMAX=7", 7, 50, nil), ("limits rcptdomainmax=1 X=2", nil, nil, 1),
            ("LIMITS RCPTMAX=0 MAILMAX=x", nil, nil, nil), ("LIMITS RCPTMAX=99999999999999999999", nil, nil, nil),
            ("LIMITS", nil, nil, nil), ("LIMITS RCPTMAX", nil, nil, nil), ("LIMITS =5 RCPTMAX==5", nil, nil, nil),
        ] as [(String, Int?, Int?, Int?)])
    func limitsAreReadAsOffered(_ line: String, _ mails: Int?, _ recipients: Int?, _ domains: Int?) {
        let limits = ServerCapabilities(SMTPReply(250, lines: ["hi", line])).limits
        #expect(limits.transactions == mails && limits.recipients == recipients && limits.recipientDomains == domains)
    }

    @Test(arguments: [
        ("x\r\n", false, false, false, false), ("a: ä\r\n\r\nx\r\n", true, false, false, false),
        ("a: b\r\n\r\nä\r\n", false, true, false, false), ("x\n", false, false, false, true),
        ("x\r", false, false, false, true), ("x", false, false, false, true), ("a\0\r\n", false, false, true, false),
        ("", false, false, false, false), ("\r\n\u{e9}\r\n", false, true, false, false),
        ("a\r\r\n", false, false, false, true),
    ])
    func traits(_ text: String, _ header: Bool, _ body: Bool, _ binary: Bool, _ loose: Bool) {
        let traits = MessageTraits(ByteBuffer(string: text))
        #expect(traits.octets == text.utf8.count)
        #expect(traits.hasEightBitHeader == header && traits.hasEightBitBody == body)
        #expect(traits.isBinary == binary && traits.hasLooseLineEnds == loose)
    }
}
