import Foundation
import GRDB
import Leads
import MailTypes
import Synchronization
import Testing

@testable import Store

/// Every statement the ledger runs is explained by SQLite: none may read a whole table that grows (M66, M138).
@Suite struct QueryPlanTests {
    @Test func noStatementScansALargeTable() async throws {
        let statements = Mutex<Set<String>>([])
        let scratch = try Scratch()
        let store = try scratch.open { sql in _ = statements.withLock { $0.insert(sql) } }
        try await exercise(store)
        let all = statements.withLock { $0 }.filter { sql in
            ["SELECT", "UPDATE", "DELETE", "INSERT"].contains { sql.hasPrefix($0) } && !sql.contains("grdb_")
                && !sql.contains("sqlite_master")
        }
        #expect(all.count > 40, "the operations were traced")
        let tables = ["leads", "lead_interactions", "email_sequences", "messages", "events", "suppressions"]
        for sql in all.sorted() {
            let plan = try await store.read { database in
                let marks = sql.filter { $0 == "?" }.count
                return try Row.fetchAll(
                    database, sql: "EXPLAIN QUERY PLAN " + sql,
                    arguments: StatementArguments(Array(repeating: Int?.none, count: marks))
                ).map { row in row["detail"] as String? ?? "" }
            }
            // This index holds only the steps in flight: reading all of it is the question itself.
            for line in plan where !line.hasSuffix("USING INDEX email_sequences_open") {
                let scans = tables.contains { line.hasPrefix("SCAN \($0)") }
                // Counting by status and tier reads an index from end to end, which is the least it can read.
                let counts = sql.contains("GROUP BY") && line.contains("COVERING INDEX")
                #expect(!scans || counts, "\(line): \(sql)")
                let sorts = line.contains("TEMP B-TREE")
                #expect(!sorts || sql.contains("WHERE lead = ?"), "only one lead's own rows are sorted: \(sql)")
            }
        }
    }

    /// Calls every operation once, on every path that has its own statement.
    private func exercise(_ store: Store) async throws {
        let now = Samples.start
        let lead = try Samples.lead(
            steps: Samples.steps([.immediate, .day(3), .day(7), .day(14)]),
            messageID: MessageID(unique: "a", domain: "b.example"))
        _ = try await store.ingest(lead, at: now)
        _ = try await store.ingest(try Samples.lead(merge: .into(lead.message.id)), at: now)
        _ = try await store.ingest(try Samples.lead(merge: .sameCorrespondent(since: now)), at: now)
        _ = try await store.knownMessage(lead.message.id)
        let address = try #require(lead.content.correspondent)
        let budgets = Budget.Scope.allCases.map { Budget($0, limit: 10, window: 60) }
        let rules = ClaimRules(budgets: budgets)
        let step = lead.steps[0].queueID
        _ = try await store.dueSteps(at: now, limit: 10)
        _ = try await store.nextDue()
        _ = try await store.claim(step, at: now, rules: rules, content: Samples.content(step))
        _ = try await store.unfinishedSteps(limit: 10)
        _ = try await store.releaseClaims()
        _ = try await store.claim(step, at: now, rules: rules)
        try await store.markQueued(step, at: now, content: Samples.content(step))
        _ = try await store.mayStillSend(step, at: now)
        try await store.recordDeferred(step, at: now, until: now, reply: nil, reason: "connect", attempts: 1)
        try await store.recordSent(step, at: now, reply: Samples.accepted, attempts: 2)
        try await store.postpone(lead.steps[1].queueID, until: now, reason: "test", at: now)
        try await store.skip(lead.steps[1].queueID, reason: .manual, at: now)
        _ = try await store.replyCounts(to: address, since: now)
        _ = try await store.leads(referencedBy: [Samples.content(step).messageID])
        _ = try await store.openLeads(.address(address))
        _ = try await store.runningSequences(of: address, except: lead.message.id)
        _ = try await store.openLeads(.phone("+12125550142"))
        _ = try await store.message(step)
        _ = try await store.messages(MessageID(unique: "a", domain: "b.example"))
        _ = try await store.leadDetail(lead.message.id)
        _ = try await store.leadCounts()
        for filter in [
            LeadFilter(), LeadFilter(status: .new), LeadFilter(tier: .high), LeadFilter(service: .corporate),
            LeadFilter(source: .email), LeadFilter(minimumPoints: 10), LeadFilter(status: .new, tier: .high),
        ] { _ = try await store.leads(filter, limit: 10) }
        _ = try await store.events(limit: 10)
        _ = try await store.events(.leadCreated, since: now, limit: 10)
        try await store.addInteraction(.note, .internal, lead: lead.message.id, summary: "x", at: now)
        for (kind, bounce) in [
            (MessageKind.bounce, BounceSeverity?.some(.soft)), (.bounce, .hard), (.unsubscribe, nil), (.complaint, nil),
            (.reply, nil),
        ] {
            _ = try await store.recordMessage(
                HandledMessage(
                    message: IncomingMessage(id: Samples.id(), kind: kind, arrivedAt: now), step: step, bounce: bounce),
                at: now)
        }
        try await store.recordFailed(
            lead.steps[3].queueID, at: now, fault: .recipient, reply: Samples.unknownUser, attempts: 1)
        try await store.changeStatus(of: lead.message.id, to: .qualified, at: now)
        try await store.stopSequence(of: lead.message.id, at: now)
        _ = try await store.suppressions(limit: 10)
        _ = try await store.isSuppressed(address, at: now)
        try await store.unsuppress(address, reason: .complaint, at: now)
        try await store.unsuppress(address, at: now)
    }
}
