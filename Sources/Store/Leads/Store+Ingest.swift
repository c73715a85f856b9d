import FoundationEssentials
import GRDB
import Leads
import MailTypes

extension Store {
    /// Remembers an inquiry: in one transaction its message, its lead with the score, the first touch, and the sequence
    /// with the direct answer due.
    ///
    /// Does it once per queue ID, however often it is called: after a crash the same message is simply given again. A
    /// message that came before under another queue ID, by another host or to another inbox, is only noted.
    /// An inquiry that belongs to an open lead (`MergeRule`) becomes a further touch and is not answered again.
    /// - Throws: `StoreError`.
    package func ingest(_ lead: NewLead, at now: Date) async throws -> IngestOutcome {
        let values = try LeadValues(lead, at: now, seals: seals)
        return try await writer.write { database in
            if let known = try Store.knownMessage(lead.message.id, in: database) { return .known(lead: known.lead) }
            if let twin = try Store.twin(of: lead.message, values.message, in: database) {
                try Journal.repeated(lead.message, of: twin, values.message, at: now.milliseconds, in: database)
                return .repeated(lead: twin.lead)
            }
            if let open = try Store.openLead(for: lead, values, in: database) {
                try Store.merge(lead, values, into: open, at: now.milliseconds, in: database)
                return .merged(into: open)
            }
            try Store.create(lead, values, at: now.milliseconds, in: database)
            return .created(values.id)
        }
    }

    /// What is recorded of a message, nil when nothing is: what a start asks before it does work again.
    package func knownMessage(_ id: QueueID) async throws -> KnownMessage? {
        try await read { try Store.knownMessage(id, in: $0) }
    }

    static func knownMessage(_ id: QueueID, in database: Database) throws -> KnownMessage? {
        try database.row("SELECT lead FROM messages WHERE queue_id = ?", [id.description]).map { row in
            KnownMessage(lead: try RowReader(row: row, table: "messages").optionalQueueID("lead"))
        }
    }

    private static func create(
        _ lead: NewLead, _ values: LeadValues, at now: Int64, in database: Database
    ) throws {
        try database.run(LeadValues.insertion, values.arguments)
        try Journal.received(
            lead.message, lead: values.id, values.message, at: now, in: database)
        try Journal.touch(
            InteractionKind(lead.message.kind), .in, lead: values.id, at: now, message: values.id,
            sealed: values.sealedSummary, in: database)
        for step in lead.steps {
            try database.run(
                """
                INSERT INTO email_sequences (
                    queue_id, lead, step, lane, status, due_at, address_index, domain_index, created_at
                ) VALUES (?, ?, ?, ?, 'due', ?, ?, ?, ?)
                """,
                [
                    step.queueID.description, values.id.description, step.step.rawValue, step.lane.rawValue,
                    step.dueAt.milliseconds, values.addressIndex, values.domainIndex, now,
                ])
        }
        let score = lead.content.score
        try Journal.note(
            .leadCreated, at: now, lead: values.id, message: values.id,
            details: [
                "score": String(score.points), "tier": score.tier.rawValue, "steps": String(lead.steps.count),
                "rules": score.rulesVersion,
            ], in: database)
    }

    private static func merge(
        _ lead: NewLead, _ values: LeadValues, into open: QueueID, at now: Int64, in database: Database
    ) throws {
        try Journal.received(lead.message, lead: open, values.message, at: now, in: database)
        try Journal.touch(
            InteractionKind(lead.message.kind), .in, lead: open, at: now, message: values.id,
            sealed: values.sealedSummary, in: database)
        try database.run("UPDATE leads SET updated_at = ? WHERE id = ?", [now, open.description])
        try Journal.note(.leadMerged, at: now, lead: open, message: values.id, in: database)
    }

    private static func openLead(
        for lead: NewLead, _ values: LeadValues, in database: Database
    ) throws -> QueueID? {
        let row: Row?
        switch lead.merge {
        case .never: return nil
        case .into(let id):
            row = try database.row("SELECT id FROM leads WHERE id = ? AND status IN \(openStatuses)", [id.description])
        case .sameCorrespondent(let since):
            guard let address = values.addressIndex else { return nil }
            row = try database.row(
                """
                SELECT id FROM leads
                WHERE address_index = ? AND arrived_at >= ? AND status IN \(openStatuses) AND subject_index = ?
                ORDER BY id DESC LIMIT 1
                """, [address, since.milliseconds, values.subjectIndex])
        }
        return try row.map { try RowReader(row: $0, table: "leads").queueID("id") }
    }

    /// `LeadStatus.open` as SQL. The words are ours; nothing of a message ever becomes part of a statement.
    static let openStatuses = "(" + LeadStatus.open.map { "'\($0.rawValue)'" }.joined(separator: ", ") + ")"
}
