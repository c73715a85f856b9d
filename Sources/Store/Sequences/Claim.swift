import FoundationEssentials
import GRDB
import Leads
import MailTypes

/// One step at the moment it is taken up: everything that may forbid it, read inside the transaction that takes it.
struct Claim {
    let step: StepRecord
    let leadStopReason: StopReason?
    let leadArrivedAt: Int64
    let leadIsErased: Bool
    let addressIndex: Data?
    let domainIndex: Data?

    /// The step as it is now; nil when there is none.
    init?(_ queueID: QueueID, in database: Database) throws {
        let row = try database.row(
            """
            SELECT \(StepRow.columns), leads.stop_reason, leads.arrived_at, leads.sealed IS NULL AS is_erased,
                email_sequences.address_index, email_sequences.domain_index
            FROM email_sequences JOIN leads ON leads.id = email_sequences.lead WHERE queue_id = ?
            """, [queueID.description])
        guard let row else { return nil }
        let read = RowReader(row: row, table: "email_sequences")
        step = try StepRow.record(row)
        leadStopReason = try read.optionalWord("stop_reason")
        leadArrivedAt = try read.column("arrived_at")
        leadIsErased = try read.column("is_erased")
        addressIndex = try read.optional("address_index")
        domainIndex = try read.optional("domain_index")
    }

    /// What forbids the step for good.
    func hindrance(_ rules: ClaimRules, at now: Int64, in database: Database) throws -> StopReason? {
        if let leadStopReason { return leadStopReason }
        if leadIsErased { return .erased }
        guard let addressIndex else { return .noAddress }
        return try suppression(of: addressIndex, rules, at: now, in: database) ? .suppressed : nil
    }

    private func suppression(
        of address: Data, _ rules: ClaimRules, at now: Int64, in database: Database
    ) throws -> Bool {
        let rows = try database.rows(
            """
            SELECT scope, created_at FROM suppressions
            WHERE address_index = ? AND (expires_at IS NULL OR expires_at > ?)
            """, [address, now])
        return try rows.contains { row in
            let read = RowReader(row: row, table: "suppressions")
            let scope: SuppressionScope = try read.word("scope")
            let since: Int64 = try read.column("created_at")
            // Who asks after having unsubscribed wants an answer to that question, and nothing else.
            let isAskedFor = step.step.isDirectAnswer && rules.answersUnsubscribed && leadArrivedAt > since
            return scope == .all || !isAskedFor
        }
    }

    /// When a budget that is spent frees a place; nil when there is room. It is the time at which the message that is
    /// `limit` places back leaves the window: one step down an index, however much was sent.
    func exhaustion(of budget: Budget, at now: Int64, in database: Database) throws -> Int64? {
        let window = Int64(budget.window * 1000)
        guard budget.limit > 0 else { return now + window }
        let condition: String
        var arguments: [(any DatabaseValueConvertible)?]
        switch budget.scope {
        case .correspondent: (condition, arguments) = ("address_index = ? AND", [addressIndex])
        case .domain: (condition, arguments) = ("domain_index = ? AND", [domainIndex])
        case .all: (condition, arguments) = ("", [])
        }
        arguments += [now - window, budget.limit - 1]
        let taken: Int64? = try database.value(
            """
            SELECT claimed_at FROM email_sequences
            WHERE \(condition) claimed_at > ? AND \(Claim.takenUp) ORDER BY claimed_at DESC LIMIT 1 OFFSET ?
            """, arguments)
        return taken.map { $0 + window }
    }

    /// The rows that count: what went out or may still. The same words as in the indexes.
    static let takenUp = "status IN ('claimed', 'queued', 'sent', 'failed')"
}
