import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct IngestTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    @Test func aLeadComesBackAsItWasGiven() async throws {
        let given = try Samples.lead(steps: Samples.steps([.immediate, .day(3), .day(7), .day(14)]))
        #expect(try await store.ingest(given, at: Samples.start) == .created(given.message.id))
        let detail = try #require(try await store.leadDetail(given.message.id))
        #expect(detail.lead.content == given.content)
        #expect(detail.lead.status == .new)
        #expect(detail.lead.points == 72)
        #expect(detail.lead.tier == .high)
        #expect(detail.lead.valueCents == 85_000)
        #expect(detail.lead.service == .corporate)
        #expect(detail.lead.factors.map(\.points) == [10, 20])
        #expect(detail.lead.arrivedAt == Samples.start)
        #expect(detail.interactions.map(\.kind) == [.inquiry])
        #expect(detail.interactions.first?.summary == "Two sedans for a board meeting")
        #expect(detail.steps.map(\.step) == [.immediate, .day(3), .day(7), .day(14)])
        #expect(detail.steps.map(\.queueID) == given.steps.map(\.queueID))
        #expect(detail.steps.allSatisfy { $0.status == .due })
        #expect(detail.messages.map(\.id) == [given.message.id])
        #expect(detail.events.map(\.type) == [.leadCreated])
    }

    @Test func theSameMessageIsRecordedOnce() async throws {
        let given = try Samples.lead()
        _ = try await store.ingest(given, at: Samples.start)
        let again = try await store.ingest(given, at: Samples.start.addingTimeInterval(5))
        #expect(again == .known(lead: given.message.id))
        for table in ["leads", "messages", "lead_interactions", "email_sequences", "events"] {
            #expect(try await store.rows(table) == 1, "\(table)")
        }
        #expect(try await store.knownMessage(given.message.id) == KnownMessage(lead: given.message.id))
        #expect(try await store.knownMessage(Samples.id()) == nil)
    }

    @Test func aFurtherInquiryJoinsTheOpenLead() async throws {
        let first = try Samples.lead()
        let later = Samples.start.addingTimeInterval(60)
        _ = try await store.ingest(first, at: Samples.start)
        let second = try Samples.lead(
            from: "Margarethe@WINTERGARTEN.example", at: later, merge: .sameCorrespondent(since: Samples.start))
        #expect(try await store.ingest(second, at: later) == .merged(into: first.message.id))
        #expect(try await store.ingest(second, at: later) == .known(lead: first.message.id))
        let detail = try #require(try await store.leadDetail(first.message.id))
        #expect(detail.interactions.count == 2)
        #expect(detail.steps.count == 1, "nobody is answered twice")
        #expect(detail.events.map(\.type) == [.leadCreated, .leadMerged])
    }

    @Test(arguments: [
        (MergeRule.sameCorrespondent(since: Samples.start.addingTimeInterval(1)), LeadStatus.new, false),
        (.sameCorrespondent(since: Samples.start), .new, true),
        (.sameCorrespondent(since: Samples.start), .replied, true),
        (.sameCorrespondent(since: Samples.start), .converted, false),
        (.sameCorrespondent(since: Samples.start), .lost, false),
        (.never, .new, false),
    ])
    func mergingNeedsAnOpenLeadOfTheWindow(rule: MergeRule, status: LeadStatus, merges: Bool) async throws {
        let first = try Samples.lead()
        _ = try await store.ingest(first, at: Samples.start)
        try await store.changeStatus(of: first.message.id, to: status, at: Samples.start)
        let second = try Samples.lead(merge: rule)
        let outcome = try await store.ingest(second, at: Samples.start)
        #expect(outcome == (merges ? .merged(into: first.message.id) : .created(second.message.id)))
    }

    @Test func aNamedLeadTakesTheInquiryOnlyWhileItIsOpen() async throws {
        let first = try Samples.lead()
        _ = try await store.ingest(first, at: Samples.start)
        let second = try Samples.lead(from: "other@elsewhere.example", merge: .into(first.message.id))
        #expect(try await store.ingest(second, at: Samples.start) == .merged(into: first.message.id))
        let stray = try Samples.lead(merge: .into(Samples.id()))
        #expect(try await store.ingest(stray, at: Samples.start) == .created(stray.message.id))
    }

    @Test func twoCopiesAtTheSameMomentMakeOneLead() async throws {
        let leads = try (0..<20).map { _ in try Samples.lead(merge: .sameCorrespondent(since: Samples.start)) }
        let store = store
        let outcomes = try await withThrowingTaskGroup(of: IngestOutcome.self) { group in
            for lead in leads { group.addTask { try await store.ingest(lead, at: Samples.start) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(outcomes.map(\.lead)).count == 1)
        #expect(try await store.rows("leads") == 1)
        #expect(try await store.rows("email_sequences") == 1)
        #expect(try await store.rows("messages") == 20)
    }

    @Test func aLeadWithoutAnAddressIsKeptAndNotAnswered() async throws {
        var lead = try Samples.lead(steps: [])
        lead.content.correspondent = nil
        _ = try await store.ingest(lead, at: Samples.start)
        #expect(try await store.lead(lead.message.id)?.content?.correspondent == nil)
        #expect(try await store.nextDue() == nil)
    }

    @Test(arguments: [
        (Double.nan, Int64?.none), (.infinity, nil), (-1, nil), (0, 0), (999.995, 100_000), (1e300, 10_000_000_000_000),
    ])
    func amountsStayInRange(dollars: Double, cents: Int64?) {
        #expect(LeadValues.cents(dollars) == cents)
    }

    @Test(arguments: [
        (Double.nan, Int64(0)), (.infinity, 16_725_225_600_000), (-.infinity, -2_208_988_800_000), (1.0009, 1000),
    ])
    func timesStayInRange(seconds: Double, milliseconds: Int64) {
        #expect(Instant.milliseconds(Date(timeIntervalSince1970: seconds)) == milliseconds)
    }
}
