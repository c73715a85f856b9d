import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct BudgetTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    struct Edge: Sendable, CustomTestStringConvertible {
        let scope: Budget.Scope
        let addresses: [String]
        let limit: Int
        /// Seconds from the first message to the one in question.
        let after: Double
        let goes: Bool
        var testDescription: String { "\(scope) \(addresses.count) of \(limit) after \(after) s" }
    }

    static let ann = "ann@acme.example"
    static let bob = "bob@ACME.example"
    static let eve = "eve@other.example"

    /// A window of an hour: what was taken up exactly an hour ago is outside.
    @Test(arguments: [
        Edge(scope: .correspondent, addresses: [ann, ann], limit: 2, after: 1, goes: true),
        Edge(scope: .correspondent, addresses: [ann, ann], limit: 1, after: 1, goes: false),
        Edge(scope: .correspondent, addresses: [ann, ann], limit: 1, after: 3599.999, goes: false),
        Edge(scope: .correspondent, addresses: [ann, ann], limit: 1, after: 3600, goes: true),
        Edge(scope: .correspondent, addresses: [ann, bob], limit: 1, after: 1, goes: true),
        Edge(scope: .domain, addresses: [ann, bob], limit: 1, after: 1, goes: false),
        Edge(scope: .domain, addresses: [ann, bob], limit: 2, after: 1, goes: true),
        Edge(scope: .domain, addresses: [ann, eve], limit: 1, after: 1, goes: true),
        Edge(scope: .all, addresses: [ann, eve], limit: 1, after: 1, goes: false),
        Edge(scope: .all, addresses: [ann, eve], limit: 1, after: 3600, goes: true),
        Edge(scope: .all, addresses: [ann, bob, eve], limit: 3, after: 1, goes: true),
        Edge(scope: .all, addresses: [ann, bob, eve], limit: 2, after: 1, goes: false),
        Edge(scope: .all, addresses: [eve], limit: 0, after: 0, goes: false),
    ])
    func edges(edge: Edge) async throws {
        var leads: [NewLead] = []
        for address in edge.addresses {
            let lead = try Samples.lead(from: address)
            _ = try await store.ingest(lead, at: Samples.start)
            leads.append(lead)
        }
        for lead in leads.dropLast() { _ = try await store.send(lead.steps[0].queueID, at: Samples.start) }
        let last = try #require(leads.last?.steps[0].queueID)
        let now = Samples.start.addingTimeInterval(edge.after)
        let rules = ClaimRules(budgets: [Budget(edge.scope, limit: edge.limit, window: 3600)])
        let verdict = try await store.claim(last, at: now, rules: rules)
        if case .go = verdict {
            #expect(edge.goes)
        } else {
            #expect(!edge.goes)
            #expect(verdict == .stop(.budget))
            #expect(try await store.step(last)?.status == .skipped)
        }
    }

    @Test func aSpentBudgetMayBeWaitedFor() async throws {
        let leads = try (0..<3).map { _ in try Samples.lead() }
        for lead in leads { _ = try await store.ingest(lead, at: Samples.start) }
        for (lead, seconds) in zip(leads, [0.0, 10]) {
            _ = try await store.send(lead.steps[0].queueID, at: Samples.start.addingTimeInterval(seconds))
        }
        let last = leads[2].steps[0].queueID
        let rules = ClaimRules(budgets: [Budget(.all, limit: 2, window: 3600, exhaustion: .wait)])
        let now = Samples.start.addingTimeInterval(20)
        let free = Samples.start.addingTimeInterval(3600)
        #expect(try await store.claim(last, at: now, rules: rules) == .wait(until: free))
        #expect(try await store.nextDue() == free)
        #expect(try await store.claim(last, at: now, rules: rules) == .stop(.notDue))
        guard case .go = try await store.claim(last, at: free, rules: rules) else {
            Issue.record("the place is free")
            return
        }
    }

    @Test func theLongestWaitAndTheStrictestBudgetDecide() async throws {
        let leads = try (0..<2).map { _ in try Samples.lead() }
        for lead in leads { _ = try await store.ingest(lead, at: Samples.start) }
        _ = try await store.send(leads[0].steps[0].queueID, at: Samples.start)
        let last = leads[1].steps[0].queueID
        let waits = ClaimRules(budgets: [
            Budget(.all, limit: 1, window: 60, exhaustion: .wait),
            Budget(.domain, limit: 1, window: 600, exhaustion: .wait),
        ])
        let verdict = try await store.claim(last, at: Samples.start, rules: waits)
        #expect(verdict == .wait(until: Samples.start.addingTimeInterval(600)))
        let strict = ClaimRules(budgets: waits.budgets + [Budget(.correspondent, limit: 1, window: 3600)])
        let later = Samples.start.addingTimeInterval(700)
        #expect(try await store.claim(last, at: later, rules: strict) == .stop(.budget))
    }

    @Test func whatWasNotSentIsNotCounted() async throws {
        let leads = try (0..<3).map { _ in try Samples.lead() }
        for lead in leads { _ = try await store.ingest(lead, at: Samples.start) }
        _ = try await store.claim(leads[0].steps[0].queueID, at: Samples.start, rules: ClaimRules())
        try await store.skip(leads[0].steps[0].queueID, reason: .manual, at: Samples.start)
        _ = try await store.send(leads[1].steps[0].queueID, at: Samples.start)
        let address = try Samples.address("margarethe@wintergarten.example")
        let counts = try await store.replyCounts(to: address, since: Samples.start.addingTimeInterval(-1))
        #expect(counts == ReplyCounts(toCorrespondent: 1, toDomain: 1, inAll: 1))
        let none = try await store.replyCounts(to: address, since: Samples.start)
        #expect(none == ReplyCounts(toCorrespondent: 0, toDomain: 0, inAll: 0))
    }

    @Test(arguments: [Double.nan, .infinity, -5, 1e300])
    func absurdWindowsDoNotTrap(window: Double) async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        let rules = ClaimRules(budgets: [Budget(.all, limit: 5, window: window)])
        guard case .go = try await store.claim(lead.steps[0].queueID, at: Samples.start, rules: rules) else {
            Issue.record("nothing was sent yet")
            return
        }
    }
}
