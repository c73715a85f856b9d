import FoundationEssentials
import GRDB
import Leads
import MailTypes

extension Store {
    /// Takes up a step that is due, if it still may go out.
    ///
    /// Everything is checked again inside the transaction that takes it, so that a reply, a complaint or an
    /// unsubscription recorded a moment before stops it: the step itself, its lead, the suppression list, the budgets.
    /// A step that may not go out is closed with the reason; one that has to wait is due later.
    ///
    /// Nothing of it has to last through a power failure: the step is due again then, and its message, when it was
    /// spooled, is found there under its ID.
    /// - Parameter content: what its message is made from, when that is known already.
    /// - Throws: `StoreError`.
    package func claim(
        _ queueID: QueueID, at now: Date, rules: ClaimRules, content: StepContent? = nil
    ) async throws -> ClaimVerdict {
        let subjectIndex = content?.bareSubject.map { seals.token(ofSubject: $0) }
        return try await writer.write(isLasting: false) { database in
            let now = now.milliseconds
            guard let claim = try Claim(queueID, in: database), claim.step.status == .due,
                claim.step.dueAt.milliseconds <= now
            else { return .stop(.notDue) }
            if let reason = try claim.hindrance(rules, at: now, in: database) {
                try Store.close(claim.step, as: .stopped, reason: reason, at: now, in: database)
                return .stop(reason)
            }
            if let verdict = try Store.spend(rules.budgets, claim, at: now, in: database) { return verdict }
            try database.run(
                "UPDATE email_sequences SET status = 'claimed', claimed_at = ? WHERE id = ?", [now, claim.step.id])
            if let content { try Store.write(content, subjectIndex, of: claim.step.id, in: database) }
            guard let taken = try Store.step(queueID, in: database) else { return .stop(.notDue) }
            return .go(taken)
        }
    }

    /// Counts the budgets; nil when all have room.
    private static func spend(
        _ budgets: [Budget], _ claim: Claim, at now: Int64, in database: Database
    ) throws -> ClaimVerdict? {
        var freeAt: Int64?
        for budget in budgets {
            guard let free = try claim.exhaustion(of: budget, at: now, in: database) else { continue }
            guard budget.exhaustion == .wait else {
                try close(claim.step, as: .skipped, reason: .budget, at: now, in: database)
                return .stop(.budget)
            }
            freeAt = max(freeAt ?? free, free)
        }
        guard let freeAt else { return nil }
        try postpone(claim.step, until: freeAt, reason: StopReason.budget.rawValue, at: now, in: database)
        return .wait(until: Instant.date(freeAt))
    }

    /// Puts off a step that is due or claimed: nothing could be rendered, a lane is held.
    /// - Parameter reason: a word for the event log; never personal.
    /// - Returns: whether there was such a step.
    @discardableResult
    package func postpone(
        _ queueID: QueueID, until: Date, reason: String, at now: Date
    ) async throws -> Bool {
        try await writer.write { database in
            guard let step = try Store.step(queueID, in: database), [.due, .claimed].contains(step.status) else {
                return false
            }
            try Store.postpone(step, until: until.milliseconds, reason: reason, at: now.milliseconds, in: database)
            return true
        }
    }

    /// Makes due again what was claimed and never queued: for a start, before the first claim.
    /// - Returns: how many.
    @discardableResult
    package func releaseClaims() async throws -> Int {
        try await writer.write { database in
            // The first condition is the index's, word for word.
            try database.run(
                """
                UPDATE email_sequences SET status = 'due'
                WHERE status IN ('claimed', 'queued') AND status = 'claimed'
                """)
        }
    }

    /// Notes that a step's message is in the spool. The spool is what has to remember it; this may be forgotten by a
    /// power failure, as `claim`.
    /// - Returns: whether it may still go out; false when it was stopped or finished in the meantime.
    @discardableResult
    package func markQueued(
        _ queueID: QueueID, at now: Date, content: StepContent, location: SpoolLocation? = nil
    ) async throws -> Bool {
        let messageIDIndex = seals.token(of: content.messageID)
        let subjectIndex = content.bareSubject.map { seals.token(ofSubject: $0) }
        return try await writer.write(isLasting: false) { database in
            guard let step = try Store.step(queueID, in: database), !step.status.isClosed else { return false }
            let now = now.milliseconds
            try database.run(
                """
                UPDATE email_sequences SET status = 'queued', queued_at = coalesce(queued_at, ?),
                    claimed_at = coalesce(claimed_at, ?)
                WHERE id = ?
                """, [now, now, step.id])
            try Store.write(content, subjectIndex, of: step.id, in: database)
            try database.run(
                """
                INSERT INTO messages (
                    queue_id, direction, kind, lead, step, message_id_index, arrived_at, segment, segment_offset,
                    segment_length
                ) VALUES (?, 'out', ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (queue_id) DO NOTHING
                """,
                [
                    queueID.description, step.step.rawValue, step.lead.description, step.id, messageIDIndex, now,
                    location?.segment, location?.offset, location?.length,
                ])
            return true
        }
    }

    private static func write(
        _ content: StepContent, _ subjectIndex: Data?, of step: Int64, in database: Database
    ) throws {
        try database.run(
            """
            UPDATE email_sequences SET message_id = ?, template = ?, template_hash = ?, variant = ?, subject_index = ?
            WHERE id = ?
            """,
            [
                content.messageID.value, content.template, content.templateHash, content.variant, subjectIndex, step,
            ])
    }

    private static func postpone(
        _ step: StepRecord, until: Int64, reason: String, at now: Int64, in database: Database
    ) throws {
        try database.run(
            "UPDATE email_sequences SET status = 'due', due_at = ?, reason = ? WHERE id = ?", [until, reason, step.id])
        try Journal.note(
            .stepDeferred, at: now, lead: step.lead, step: step.id, message: step.queueID,
            details: ["reason": reason], in: database)
    }

    /// Ends a step that does not go out.
    static func close(
        _ step: StepRecord, as status: StepStatus, reason: StopReason, at now: Int64, in database: Database
    ) throws {
        try database.run(
            "UPDATE email_sequences SET status = ?, reason = ?, closed_at = ? WHERE id = ?",
            [status.rawValue, reason.rawValue, now, step.id])
        try Journal.note(
            status == .skipped ? .stepSkipped : .stepStopped, at: now, lead: step.lead, step: step.id,
            message: step.queueID, details: ["reason": reason.rawValue], in: database)
    }
}
