import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// The steps whose time has come, with their leads: first replies before everything else, whatever has piled up
    /// behind them, then by the time they were due.
    package func dueSteps(at now: Date, limit: Int) async throws -> [DueStep] {
        let found = try await read { database in
            var found: [(StepRecord, LeadRow, Date?)] = []
            for lane in Lane.allCases.sorted() where found.count < limit {
                let rows = try database.rows(
                    """
                    SELECT \(StepRow.columns), \(LeadRow.columns), (
                        SELECT max(closed_at) FROM email_sequences AS earlier
                        WHERE earlier.lead = leads.id AND earlier.status = 'sent'
                    ) AS last_sent_at
                    FROM email_sequences JOIN leads ON leads.id = email_sequences.lead
                    WHERE email_sequences.status = 'due' AND lane = ? AND due_at <= ?
                    ORDER BY due_at LIMIT ?
                    """, [lane.rawValue, now.milliseconds, limit - found.count])
                found += try rows.map { row in
                    let lastSent = try RowReader(row: row, table: "email_sequences").optionalDate("last_sent_at")
                    return (try StepRow.record(row), try LeadRow(row), lastSent)
                }
            }
            return found
        }
        // One lead that cannot be opened must not keep the others from their answers.
        var unreadable: (any Error)?
        let readable = found.compactMap { step, lead, lastSent -> DueStep? in
            do {
                return DueStep(step: step, lead: try lead.record(seals), lastSentAt: lastSent)
            } catch {
                unreadable = error
                return nil
            }
        }
        if readable.isEmpty, let unreadable { throw unreadable }
        return readable
    }

    /// When the next step is due; nil when none is planned.
    package func nextDue() async throws -> Date? {
        let earliest: Int64? = try await read { database in
            try Lane.allCases.compactMap { lane -> Int64? in
                try database.value(
                    "SELECT min(due_at) FROM email_sequences WHERE status = 'due' AND lane = ?", [lane.rawValue])
            }.min()
        }
        return earliest.map(Instant.date)
    }

    /// The steps that were taken up and not finished, oldest first: what a start has to look after.
    package func unfinishedSteps(limit: Int) async throws -> [StepRecord] {
        try await read { database in
            try database.rows(
                """
                SELECT \(StepRow.columns) FROM email_sequences WHERE status IN ('claimed', 'queued')
                ORDER BY due_at LIMIT ?
                """, [max(0, limit)]
            ).map(StepRow.record)
        }
    }

    /// One step, by its message's ID in the outgoing spool.
    package func step(_ queueID: QueueID) async throws -> StepRecord? {
        try await read { try Store.step(queueID, in: $0) }
    }

    static func step(_ queueID: QueueID, in database: Database) throws -> StepRecord? {
        try database.row(
            "SELECT \(StepRow.columns) FROM email_sequences WHERE queue_id = ?", [queueID.description]
        ).map(StepRow.record)
    }
}
