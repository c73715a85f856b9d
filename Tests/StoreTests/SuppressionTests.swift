import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct SuppressionTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    @Test func addedShownAndTakenOff() async throws {
        let address = try Samples.address("Ann@Acme.example")
        let other = try Samples.address("ann@acme.example")
        let evidence = Samples.id()
        try await store.suppress(address, reason: .unsubscribe, evidence: evidence, at: Samples.start)
        #expect(try await store.isSuppressed(other, at: Samples.start))
        #expect(try await store.isSuppressed(other, for: .all, at: Samples.start) == false)
        try await store.suppress(other, reason: .complaint, at: Samples.start)
        #expect(try await store.isSuppressed(other, for: .all, at: Samples.start))
        let list = try await store.suppressions(limit: 10)
        #expect(list.map(\.reason) == [.complaint, .unsubscribe])
        #expect(list.last?.address == address)
        #expect(list.last?.evidence == evidence)
        let first = try #require(list.first)
        #expect(try await store.suppressions(limit: 10, before: first.id).map(\.reason) == [.unsubscribe])
        #expect(try await store.unsuppress(other, reason: .complaint, at: Samples.start))
        #expect(try await store.suppressions(of: other, at: Samples.start).map(\.reason) == [.unsubscribe])
        #expect(try await store.unsuppress(other, at: Samples.start))
        #expect(try await store.unsuppress(other, at: Samples.start) == false)
        #expect(
            try await store.events(limit: 10).map(\.type) == [
                .suppressionAdded, .suppressionAdded, .suppressionRemoved, .suppressionRemoved,
            ])
    }

    @Test func saidAgainItCountsFromTheLaterTimeAndNeverShrinks() async throws {
        let address = try Samples.address("ann@acme.example")
        let later = Samples.start.addingTimeInterval(60)
        let evidence = Samples.id()
        try await store.suppress(address, reason: .unsubscribe, scope: .all, evidence: evidence, at: later)
        try await store.suppress(
            address, reason: .unsubscribe, scope: .followUp, evidence: Samples.id(), at: Samples.start)
        let found = try await store.suppressions(of: address, at: later)
        #expect(found.map(\.createdAt) == [later])
        #expect(found.map(\.scope) == [.all])
        #expect(found.map(\.evidence) == [evidence])
    }

    @Test(
        arguments: [
            (nil, 60, nil), (60, nil, nil), (60, 90, 90), (90, 60, 90),
        ] as [(Double?, Double?, Double?)])
    func theLaterEndCounts(first: Double?, second: Double?, end: Double?) async throws {
        let address = try Samples.address("ann@acme.example")
        for seconds in [first, second] {
            let expires = seconds.map { Samples.start.addingTimeInterval($0) }
            try await store.suppress(address, reason: .manual, expires: expires, at: Samples.start)
        }
        let found = try await store.suppressions(of: address, at: Samples.start)
        #expect(found.map(\.expiresAt) == [end.map { Samples.start.addingTimeInterval($0) }])
    }

    @Test func whatIsTakenOffStaysInTheLog() async throws {
        let address = try Samples.address("ann@acme.example")
        let evidence = Samples.id()
        try await store.suppress(address, reason: .complaint, evidence: evidence, at: Samples.start)
        try await store.suppress(address, reason: .manual, scope: .followUp, at: Samples.start)
        #expect(try await store.unsuppress(address, at: Samples.start))
        let events = try await store.newestEvents(.suppressionRemoved, limit: 9)
        #expect(Set(events.map { $0.details["reason"] }) == ["complaint", "manual"])
        #expect(Set(events.map { $0.details["scope"] }) == ["all", "follow-up"])
        #expect(events.contains { $0.message == evidence })
        #expect(try await store.unsuppress(address, at: Samples.start) == false)
    }

    @Test(arguments: [(59.999, true), (60, false)])
    func itEnds(seconds: Double, holds: Bool) async throws {
        let address = try Samples.address("ann@acme.example")
        let expires = Samples.start.addingTimeInterval(60)
        try await store.suppress(address, reason: .manual, expires: expires, at: Samples.start)
        let now = Samples.start.addingTimeInterval(seconds)
        #expect(try await store.isSuppressed(address, at: now) == holds)
    }

    @Test func aWishToStopEndsTheSequenceOnce() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        _ = try await store.ingest(lead, at: Samples.start)
        _ = try await store.send(lead.steps[0].queueID, at: Samples.start)
        let later = Samples.start.addingTimeInterval(60)
        #expect(try await store.unsubscribe(lead: lead.message.id, way: "one-click", at: later))
        #expect(try await store.unsubscribe(lead: lead.message.id, way: "page", at: later.addingTimeInterval(1)))
        #expect(try await !store.unsubscribe(lead: Samples.id(at: later), way: "page", at: later))
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.lead.status == .unsubscribed)
        #expect(detail.lead.stopReason == .unsubscribe)
        #expect(detail.steps.map(\.status) == [.sent, .stopped])
        #expect(detail.interactions.filter { $0.kind == .unsubscribe }.count == 1)
        let address = try #require(lead.content.correspondent)
        #expect(try await store.suppressions(of: address, at: later).map(\.reason) == [.unsubscribe])
        #expect(try await !store.isSuppressed(address, for: .all, at: later), "a fresh inquiry is still answered")
    }
}
