import FoundationEssentials
import GRDB
import Leads
import MailTypes

extension Store {
    /// Remembers a message that makes no lead, and does what it demands, in one transaction: the message, the touch, the
    /// event, the end of the sequence, the lead's status, the suppression.
    ///
    /// Does it once per queue ID, and once for a message that came twice: a bounce is not counted two times.
    /// - Parameter softBounceLimit: how many temporary bounces of a lead amount to a permanent one; nil: they are only
    ///   counted.
    /// - Throws: `StoreError`.
    package func recordMessage(
        _ handled: HandledMessage, at now: Date, softBounceLimit: Int? = nil
    ) async throws -> MessageOutcome {
        let effect = MessageEffect(handled.message.kind, handled.bounce)
        let values = try await values(of: handled, effect, softBounceLimit: softBounceLimit)
        return try await writer.write { database in
            if let known = try Store.knownMessage(handled.message.id, in: database) {
                return MessageOutcome(isNew: false, lead: known.lead, stopped: [], suppressed: nil)
            }
            if let twin = try Store.twin(of: handled.message, values.message, in: database) {
                let now = now.milliseconds
                try Journal.repeated(handled.message, of: twin, values.message, at: now, in: database)
                return MessageOutcome(isNew: false, lead: twin.lead, stopped: [], suppressed: nil)
            }
            return try Store.record(handled, effect, values, at: now.milliseconds, in: database)
        }
    }

    /// What of a handled message has to be sealed, indexed or looked up before its transaction.
    struct HandledValues: Sendable {
        let message: MessageIndexes
        let sealedSummary: Data?
        let address: SuppressedAddress?
        /// Texts that no rule knew, sealed, each with its status.
        let unknownTexts: [(status: String, sealed: Data)]
        let softBounceLimit: Int?
    }

    private func values(
        of handled: HandledMessage, _ effect: MessageEffect, softBounceLimit: Int?
    ) async throws -> HandledValues {
        var address = handled.correspondent
        if address == nil, effect.suppression != nil || effect.countsAsSoftBounce {
            address = try await correspondent(lead: handled.lead, step: handled.step)
        }
        return HandledValues(
            message: MessageIndexes(handled.message, seals: seals),
            sealedSummary: try handled.summary.map {
                try seals.seal($0, in: .interaction, of: handled.message.id.description)
            },
            address: try address.map { try SuppressedAddress($0, seals: seals) },
            unknownTexts: try handled.unknownTexts.map { text in
                (
                    text.status,
                    try seals.seal(text.text, in: .unknownBounce, of: handled.message.id.description)
                )
            },
            softBounceLimit: softBounceLimit)
    }

    private func correspondent(lead: QueueID?, step: QueueID?) async throws -> AddrSpec? {
        if let lead { return try await self.lead(lead)?.content?.correspondent }
        guard let step, let found = try await self.step(step) else { return nil }
        return try await self.lead(found.lead)?.content?.correspondent
    }

    private static func record(
        _ handled: HandledMessage, _ effect: MessageEffect, _ values: HandledValues, at now: Int64,
        in database: Database
    ) throws -> MessageOutcome {
        let message = handled.message
        let (lead, step) = try place(of: handled, in: database)
        try Journal.received(
            message, lead: lead, step: step, values.message, at: now, in: database)
        for text in values.unknownTexts {
            try database.run(
                "INSERT INTO unknown_bounces (message, time, status, sealed) VALUES (?, ?, ?, ?)",
                [message.id.description, now, text.status, text.sealed])
        }
        var details = handled.details
        details["kind"] = message.kind.rawValue
        if let bounce = handled.bounce { details["bounce"] = bounce.rawValue }
        try Journal.note(
            .messageReceived, at: now, lead: lead, step: step, message: message.id, details: details, in: database)
        guard let lead else { return try enforce(effect, values, lead: nil, by: message.id, at: now, in: database) }
        try Journal.touch(
            InteractionKind(message.kind), .in, lead: lead, at: now, message: message.id,
            sealed: values.sealedSummary, in: database)
        if let awayUntil = handled.awayUntil {
            try wait(lead, until: awayUntil.milliseconds, by: message.id, at: now, in: database)
        }
        var effect = effect
        if effect.countsAsSoftBounce {
            let bounces = try countSoftBounce(of: lead, at: now, in: database)
            if let limit = values.softBounceLimit, bounces >= limit { effect = .tooManySoftBounces }
        }
        return try enforce(effect, values, lead: lead, by: message.id, at: now, in: database)
    }

    /// Ends the sequence and suppresses the address, as the effect says.
    private static func enforce(
        _ effect: MessageEffect, _ values: HandledValues, lead: QueueID?, by message: QueueID, at now: Int64,
        in database: Database
    ) throws -> MessageOutcome {
        var stopped: [QueueID] = []
        if let lead, let reason = effect.stop {
            stopped += try stop(lead, reason: reason, at: now, message: message, in: database)
        }
        guard let reason = effect.suppression, let address = values.address else {
            return MessageOutcome(isNew: true, lead: lead, stopped: stopped, suppressed: nil)
        }
        let order = SuppressionOrder(reason: reason, scope: reason.usualScope, evidence: message, expires: nil)
        stopped += try suppress(address, order, lead: lead, at: now, in: database)
        return MessageOutcome(isNew: true, lead: lead, stopped: stopped, suppressed: reason)
    }

    /// The lead and the step a message belongs to, as far as the ledger has them.
    private static func place(
        of handled: HandledMessage, in database: Database
    ) throws -> (lead: QueueID?, step: Int64?) {
        if let queueID = handled.step,
            let row = try database.row(
                "SELECT id, lead FROM email_sequences WHERE queue_id = ?", [queueID.description])
        {
            let read = RowReader(row: row, table: "email_sequences")
            return (try read.queueID("lead"), try read.column("id"))
        }
        guard let lead = handled.lead else { return (nil, nil) }
        let isThere = try database.row("SELECT 1 FROM leads WHERE id = ?", [lead.description]) != nil
        return (isThere ? lead : nil, nil)
    }

    private static func countSoftBounce(of lead: QueueID, at now: Int64, in database: Database) throws -> Int {
        try database.value(
            "UPDATE leads SET soft_bounces = soft_bounces + 1, updated_at = ? WHERE id = ? RETURNING soft_bounces",
            [now, lead.description]) ?? 0
    }
}
