import FoundationEssentials
import Leads
import MIME
import MailTypes
import Testing

/// RFC 3834 §2: when a robot stays silent.
struct ResponsePolicyTests {
    private let policy = ResponsePolicy(
        limits: .init(perCorrespondent: 2, perDomain: 5, inAll: 100, hops: 10), context: TriageSamples.context
    )

    private func verdict(
        _ message: Message, envelope: Envelope? = nil, counts: ResponsePolicy.Counts = .init()
    ) throws -> ResponsePolicy.Verdict {
        let found = try TriageSamples.understand(message, envelope: envelope)
        return policy.verdict(on: found, message: message, envelope: envelope, counts: counts) { $0 == "ours" }
    }

    private func envelope(_ path: ReversePath) -> Envelope {
        Envelope(reversePath: path, forwardPaths: [], arrival: Date(timeIntervalSince1970: 0))
    }

    @Test
    func answersAPerson() throws {
        let address = try #require(AddrSpec("dana@client.example"))
        #expect(try verdict(TriageSamples.message(body: "A car, please?")) == .answer(address))
    }

    @Test(
        arguments: [
            (["Auto-Submitted: auto-replied"], ResponsePolicy.Silence.notPersonal),
            (["List-Id: <l.example>"], .listMail),
            (["X-FirstReply-Loop: ours"], .ownLoop),
            (Array(repeating: "Received: from a by b; Fri, 04 Sep 2026 09:00:00 +0000", count: 11), .tooManyHops),
            (["Reply-To: office@limo.example", "Sender: office@limo.example"], nil),
        ] as [([String], ResponsePolicy.Silence?)])
    func fieldsThatSilence(_ fields: [String], _ silence: ResponsePolicy.Silence?) throws {
        let found = try verdict(TriageSamples.message(fields: fields, body: "A car, please?"))
        if let silence {
            #expect(found == .silence(silence))
        } else {
            // The sender's own address still can be answered when Reply-To names us.
            #expect(found == .answer(try #require(AddrSpec("dana@client.example"))))
        }
    }

    @Test
    func aForeignLoopMarkIsNotOurs() throws {
        let message = TriageSamples.message(fields: ["X-FirstReply-Loop: theirs"], body: "A car, please?")
        guard case .answer = try verdict(message) else {
            Issue.record("silent")
            return
        }
    }

    @Test
    func silentToTheNullPathAndToOurselves() throws {
        let message = TriageSamples.message(body: "A car, please?")
        #expect(try verdict(message, envelope: envelope(.null)) == .silence(.nullReversePath))
        let own = try #require(AddrSpec("bounce@reply.limo.example"))
        #expect(try verdict(message, envelope: envelope(.mailbox(own))) == .silence(.ownAddress))
    }

    @Test
    func budgetsEnd() throws {
        let message = TriageSamples.message(body: "A car, please?")
        #expect(try verdict(message, counts: .init(toCorrespondent: 2)) == .silence(.correspondentBudget))
        #expect(try verdict(message, counts: .init(toDomain: 5)) == .silence(.domainBudget))
        #expect(try verdict(message, counts: .init(inAll: 100)) == .silence(.totalBudget))
        guard case .answer = try verdict(message, counts: .init(toCorrespondent: 1, toDomain: 4, inAll: 99)) else {
            Issue.record("silent below the limits")
            return
        }
    }

    @Test
    func stopRequestsAreNotAnswered() throws {
        #expect(try verdict(TriageSamples.message(body: "Please unsubscribe me.")) == .silence(.stopRequested))
    }
}
