import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// Ends a lead's sequence: nothing of it that is not with the smart host yet will go out.
    static func stop(
        _ lead: QueueID, reason: StopReason, at now: Int64, message: QueueID? = nil, in database: Database
    ) throws -> [QueueID] {
        guard let row = try database.row("SELECT status FROM leads WHERE id = ?", [lead.description]) else { return [] }
        let status: LeadStatus = try RowReader(row: row, table: "leads").word("status")
        // The first reason stays: it is why the sequence ended.
        try database.run(
            "UPDATE leads SET stop_reason = coalesce(stop_reason, ?), status = ?, updated_at = ? WHERE id = ?",
            [reason.rawValue, status.after(reason).rawValue, now, lead.description])
        let stopped = try stopSteps(where: "lead = ?", lead.description, reason: reason, at: now, in: database)
        try Journal.note(
            .leadStopped, at: now, lead: lead, message: message,
            details: ["reason": reason.rawValue, "steps": String(stopped.count)], in: database)
        return stopped
    }

    /// Lets the follow-ups that are due before `until` wait for it: the person is away and said so.
    static func wait(
        _ lead: QueueID, until: Int64, by message: QueueID, at now: Int64, in database: Database
    ) throws {
        let rows = try database.rows(
            """
            UPDATE email_sequences SET due_at = ? WHERE lead = ? AND status = 'due' AND lane = 'follow-up' AND due_at < ?
            RETURNING id, queue_id
            """, [until, lead.description, until])
        for row in rows {
            let read = RowReader(row: row, table: "email_sequences")
            try Journal.note(
                .stepDeferred, at: now, lead: lead, step: try read.column("id"), message: message,
                details: ["until": String(until), "reason": "away"], in: database)
        }
    }

    /// Stops the open steps that `condition` names.
    static func stopSteps(
        where condition: String, _ argument: any DatabaseValueConvertible, reason: StopReason, at now: Int64,
        in database: Database
    ) throws -> [QueueID] {
        let rows = try database.rows(
            """
            UPDATE email_sequences SET status = 'stopped', reason = ?, closed_at = ?
            WHERE \(condition) AND status IN ('due', 'claimed', 'queued')
            RETURNING id, queue_id, lead
            """, [reason.rawValue, now, argument])
        return try rows.map { row in
            let read = RowReader(row: row, table: "email_sequences")
            let queueID = try read.queueID("queue_id")
            try Journal.note(
                .stepStopped, at: now, lead: try read.queueID("lead"), step: try read.column("id"), message: queueID,
                details: ["reason": reason.rawValue], in: database)
            return queueID
        }
    }

    /// Sets a lead's status by a person's decision. Every status but `new` and `contacted` ends the sequence: somebody
    /// has taken the lead over.
    /// - Returns: the outgoing IDs of the steps it stopped; nil when there is no such lead.
    @discardableResult
    package func changeStatus(
        of lead: QueueID, to status: LeadStatus, valueCents: Int64? = nil, at now: Date
    ) async throws -> [QueueID]? {
        try await writer.write { database in
            let now = now.milliseconds
            let changed = try database.run(
                """
                UPDATE leads SET status = ?, updated_at = ?, value_cents = coalesce(?, value_cents),
                    value_estimated = CASE WHEN ? IS NULL THEN value_estimated ELSE 0 END
                WHERE id = ?
                """, [status.rawValue, now, valueCents, valueCents, lead.description])
            guard changed > 0 else { return nil }
            try Journal.note(.leadStatus, at: now, lead: lead, details: ["status": status.rawValue], in: database)
            try Journal.touch(.status, .internal, lead: lead, at: now, in: database)
            return status.mayBeFollowedUp ? [] : try Store.stop(lead, reason: .handled, at: now, in: database)
        }
    }

    /// Ends a lead's sequence by hand.
    /// - Returns: the outgoing IDs of the steps it stopped.
    @discardableResult
    package func stopSequence(of lead: QueueID, reason: StopReason = .manual, at now: Date) async throws -> [QueueID] {
        try await writer.write { try Store.stop(lead, reason: reason, at: now.milliseconds, in: $0) }
    }
}
