import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

/// What a message finds its lead by in the ledger, and messages that come twice.
@Suite struct MatchingTests {
    private let scratch: Scratch
    private let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    @Test func aCompanyIsFoundByItsDomainAndFreeMailByNone() async throws {
        let lead = try Samples.lead()
        let free = try Samples.lead(from: "someone@gmail.com")
        for lead in [lead, free] { _ = try await store.ingest(lead, at: Samples.start) }
        #expect(try await store.openLeads(.company(domain: "WINTERGARTEN.example")).isEmpty, ".example tells of nobody")
        let company = try Samples.lead(from: "margarethe@wintergarten-holdings.com")
        _ = try await store.ingest(company, at: Samples.start)
        #expect(
            try await store.openLeads(.company(domain: "Wintergarten-Holdings.com")).map(\.id) == [company.message.id])
        #expect(try await store.openLeads(.company(domain: "gmail.com")).isEmpty)
    }

    @Test func aConversationHasTheSubjectOfTheInquiryAndOfOurMessages() async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        _ = try await store.send(lead.steps[0].queueID, at: Samples.start)
        for (subject, isHeld) in [
            ("board meeting transfer", true), ("your board meeting", true), ("wedding", false), ("", false),
        ] {
            let found = try await store.leads([lead.message.id, Samples.id()], havingSubject: subject)
            #expect(found == (isHeld ? [lead.message.id] : []), "\(subject)")
        }
        #expect(try await store.leads([], havingSubject: "x").isEmpty)
    }

    @Test func aChangedSubjectIsANewLead() async throws {
        let rule = MergeRule.sameCorrespondent(since: Samples.start)
        let first = try Samples.lead()
        let copy = try Samples.lead(merge: rule, subject: "RE: Board meeting   transfer")
        let other = try Samples.lead(merge: rule, subject: "Wedding in June")
        _ = try await store.ingest(first, at: Samples.start)
        #expect(try await store.ingest(copy, at: Samples.start) == .merged(into: first.message.id))
        #expect(try await store.ingest(other, at: Samples.start) == .created(other.message.id))
    }

    /// Unique part of the identifier, digest, whether it is the first message again.
    private static let copies: [(unique: String?, digest: String?, isRepeated: Bool)] = [
        ("a", "same", true), ("a", "changed", false), ("b", "same", false), (nil, "same", false), ("a", nil, false),
    ]

    @Test("The same identifier and the same content is the same message", arguments: copies)
    func aMessageThatComesTwice(unique: String?, digest: String?, isRepeated: Bool) async throws {
        let identifier = MessageID(unique: "a", domain: "mailer.example")
        let first = try Samples.lead(messageID: identifier, digest: "same")
        _ = try await store.ingest(first, at: Samples.start)
        let later = Samples.start.addingTimeInterval(Samples.day)
        let second = try Samples.lead(
            at: later, messageID: unique.map { MessageID(unique: $0, domain: "mailer.example") }, digest: digest)
        let outcome = try await store.ingest(second, at: later)
        #expect(outcome == (isRepeated ? .repeated(lead: first.message.id) : .created(second.message.id)))
        #expect(try await store.message(second.message.id) != nil, "nothing that came is forgotten")
        let events = try await store.events(.messageRepeated, since: Samples.start, limit: 10)
        #expect(events.map { $0.details["of"] } == (isRepeated ? [first.message.id.description] : []))
    }

    @Test func aReportThatComesTwiceCountsOnce() async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        let identifier = MessageID(unique: "r", domain: "mx.example")
        for expected in [true, false] {
            let report = HandledMessage(
                message: IncomingMessage(
                    id: Samples.id(), kind: .bounce, messageID: identifier, contentDigest: "d", arrivedAt: Samples.start
                ),
                lead: lead.message.id, bounce: .soft)
            #expect(try await store.recordMessage(report, at: Samples.start).isNew == expected)
        }
        #expect(try await store.lead(lead.message.id)?.softBounces == 1)
    }

    @Test func textsThatNoRuleKnowsAreKeptSealedAndListed() async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        let id = Samples.id()
        let text = "550 the moon is in the wrong quarter for margarethe@wintergarten.example"
        _ = try await store.recordMessage(
            HandledMessage(
                message: IncomingMessage(id: id, kind: .bounce, arrivedAt: Samples.start), lead: lead.message.id,
                bounce: .soft, unknownTexts: [UnknownBounceText(status: "5.0.0", text: text)]),
            at: Samples.start)
        let listed = try await store.unknownBounces(limit: 10)
        #expect(listed == [UnknownBounce(message: id, time: Samples.start, status: "5.0.0", text: text)])
        #expect(try await store.unknownBounces(limit: 0).isEmpty)
        let octets = try scratch.octets()
        #expect(octets.range(of: Data("wrong quarter".utf8)) == nil, "what a report says may be personal")
    }
}
