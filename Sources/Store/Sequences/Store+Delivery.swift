import FoundationEssentials
import GRDB
import Leads
import MailTypes

extension Store {
    /// Whether a message in the outgoing spool may be handed over now: a cheap look before each hand-over, and what
    /// tells, after a crash, a message that was sent from one that was not.
    package func mayStillSend(_ queueID: QueueID, at now: Date, rules: ClaimRules = ClaimRules()) async throws
        -> HandoverVerdict
    {
        try await read { database in
            guard let claim = try Claim(queueID, in: database) else { return .unknown }
            switch claim.step.status {
            case .sent: return .alreadySent
            case .failed: return .alreadyFailed
            case .stopped, .skipped:
                return .stopped(claim.step.reason.flatMap { StopReason(rawValue: $0) } ?? .manual)
            case .due, .claimed, .queued:
                let reason = try claim.hindrance(rules, at: now.milliseconds, in: database)
                return reason.map { .stopped($0) } ?? .send
            }
        }
    }

    /// Notes that the smart host took a step's message, and with it the touch, the lead's first reply and its status.
    /// What went out is sent, even if it was stopped in the meantime.
    /// - Returns: false when that was noted before, or when it is no step's message.
    @discardableResult
    package func recordSent(_ queueID: QueueID, at now: Date, reply: SMTPReply, attempts: Int) async throws -> Bool {
        try await writer.write { database in
            guard let step = try Store.step(queueID, in: database), step.status != .sent else { return false }
            let now = now.milliseconds
            try Store.finish(step, as: .sent, reason: nil, reply: reply, attempts: attempts, at: now, in: database)
            let isDirect = step.step.isDirectAnswer
            try Journal.touch(
                isDirect ? .firstReply : .followUp, .out, lead: step.lead, at: now, message: queueID, in: database)
            let arrivedAt = try Store.markContacted(step, at: now, in: database)
            var details = reply.details(attempts: attempts)
            details["step"] = step.step.rawValue
            if isDirect, let arrivedAt { details["milliseconds"] = String(now - arrivedAt) }
            try Journal.note(
                .stepSent, at: now, lead: step.lead, step: step.id, message: queueID, details: details, in: database)
            return true
        }
    }

    /// Notes a hand-over that did not succeed and will be tried again.
    /// - Parameters:
    ///   - reply: the smart host's, nil when there was none.
    ///   - until: when it is tried next.
    ///   - reason: a word for the event log when there was no reply; never personal.
    @discardableResult
    package func recordDeferred(
        _ queueID: QueueID, at now: Date, until: Date, reply: SMTPReply?, reason: String? = nil, attempts: Int
    ) async throws -> Bool {
        try await writer.write { database in
            guard let step = try Store.step(queueID, in: database), !step.status.isClosed else { return false }
            try database.run(
                "UPDATE email_sequences SET attempts = ?, reply_code = ?, reply_status = ?, reason = ? WHERE id = ?",
                [max(0, attempts), reply?.storedCode, reply?.enhanced?.description, reason, step.id])
            var details = reply?.details(attempts: attempts) ?? ["attempts": String(attempts)]
            details["reason"] = reason
            details["until"] = String(until.milliseconds)
            try Journal.note(
                .stepDeferred, at: now.milliseconds, lead: step.lead, step: step.id, message: queueID,
                details: details, in: database)
            return true
        }
    }

    /// Notes that a step's message was refused for good. When the recipient was refused, the address is suppressed and
    /// the lead's sequence ends.
    /// - Returns: false when the step had ended before, or when it is no step's message.
    @discardableResult
    package func recordFailed(
        _ queueID: QueueID, at now: Date, fault: DeliveryFault, reply: SMTPReply, attempts: Int
    ) async throws -> Bool {
        // The reply's text may quote the address: it is sealed.
        let summary = try seals.seal(reply.description, in: .interaction, of: queueID.description)
        let correspondent =
            fault == .recipient ? try await lead(ofStep: queueID)?.content?.correspondent : nil
        let address = try correspondent.map { try SuppressedAddress($0, seals: seals) }
        return try await writer.write { database in
            guard let step = try Store.step(queueID, in: database), !step.status.isClosed || step.status == .stopped
            else { return false }
            let now = now.milliseconds
            try Store.finish(
                step, as: .failed, reason: fault.rawValue, reply: reply, attempts: attempts, at: now, in: database)
            try Journal.touch(
                .bounce, .internal, lead: step.lead, at: now, message: queueID, sealed: summary, in: database)
            var details = reply.details(attempts: attempts)
            details["fault"] = fault.rawValue
            try Journal.note(
                .stepFailed, at: now, lead: step.lead, step: step.id, message: queueID, details: details, in: database)
            if fault == .recipient { try Store.giveUp(step, address, at: now, in: database) }
            return true
        }
    }

    /// Ends a step that has not gone out yet.
    /// - Returns: false when it had ended before.
    @discardableResult
    package func skip(_ queueID: QueueID, reason: StopReason, at now: Date) async throws -> Bool {
        try await writer.write { database in
            guard let step = try Store.step(queueID, in: database), !step.status.isClosed else { return false }
            try Store.close(step, as: .skipped, reason: reason, at: now.milliseconds, in: database)
            return true
        }
    }

    /// Writes the end of a hand-over into the step and the message.
    private static func finish(
        _ step: StepRecord, as status: StepStatus, reason: String?, reply: SMTPReply, attempts: Int, at now: Int64,
        in database: Database
    ) throws {
        try database.run(
            """
            UPDATE email_sequences SET status = ?, reason = ?, claimed_at = coalesce(claimed_at, ?), closed_at = ?,
                attempts = ?, reply_code = ?, reply_status = ?
            WHERE id = ?
            """,
            [
                status.rawValue, reason, now, now, max(0, attempts), reply.storedCode, reply.enhanced?.description,
                step.id,
            ])
        try database.run(
            "UPDATE messages SET handled_at = ? WHERE queue_id = ?", [now, step.queueID.description])
    }

    /// Ends the sequence of a lead whose address refuses, and suppresses the address.
    private static func giveUp(
        _ step: StepRecord, _ address: SuppressedAddress?, at now: Int64, in database: Database
    ) throws {
        _ = try stop(step.lead, reason: .hardBounce, at: now, message: step.queueID, in: database)
        guard let address else { return }
        let order = SuppressionOrder(reason: .hardBounce, scope: .all, evidence: step.queueID, expires: nil)
        _ = try suppress(address, order, lead: step.lead, at: now, in: database)
    }

    /// Stamps the lead's first reply and its status; returns when the inquiry arrived.
    private static func markContacted(_ step: StepRecord, at now: Int64, in database: Database) throws -> Int64? {
        try database.value(
            """
            UPDATE leads SET first_reply_at = coalesce(first_reply_at, ?),
                status = CASE WHEN status = 'new' THEN 'contacted' ELSE status END, updated_at = ?
            WHERE id = ? RETURNING arrived_at
            """, [now, now, step.lead.description])
    }
}

extension SMTPReply {
    /// The code as the column takes it; nil for what is no reply code (RFC 5321 §4.2).
    fileprivate var storedCode: Int? { (200...599).contains(code) ? code : nil }

    /// What of a reply is not personal.
    fileprivate func details(attempts: Int) -> [String: String] {
        var details = ["code": String(code), "attempts": String(attempts)]
        details["status"] = enhanced?.description
        return details
    }
}
