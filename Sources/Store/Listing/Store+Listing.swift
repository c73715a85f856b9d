import FoundationEssentials
import GRDB
import Leads
import MailTypes

extension Store {
    /// A page of leads, newest first.
    /// - Parameter before: the `id` of the last lead of the page before.
    package func leads(
        _ filter: LeadFilter = LeadFilter(), limit: Int, before: QueueID? = nil
    ) async throws -> [LeadRecord] {
        let conditions = filter.conditions
        let narrowing = conditions.map { " AND \($0.sql)" }.joined()
        let last = before?.description ?? Store.afterAllIDs
        return try await leads(
            "FROM leads WHERE leads.id < ?\(narrowing) ORDER BY leads.id DESC LIMIT ?",
            [last] + conditions.map(\.value) + [max(0, limit)])
    }

    /// A text that sorts behind every queue ID: their alphabet ends with z, their first character is at most f.
    private static let afterAllIDs = "~"

    /// A lead with its touches, steps, messages and events; nil when there is none of that ID.
    package func leadDetail(_ id: QueueID) async throws -> LeadDetail? {
        let key = id.description
        let found = try await read { database in
            guard
                let lead = try database.row("SELECT \(LeadRow.columns) FROM leads WHERE leads.id = ?", [key])
                    .map(LeadRow.init)
            else { return FoundLead?.none }
            return FoundLead(
                lead: lead,
                interactions: try database.rows(
                    "SELECT * FROM lead_interactions WHERE lead = ? ORDER BY time, id", [key]
                ).map(InteractionRow.init),
                steps: try database.rows(
                    "SELECT \(StepRow.columns) FROM email_sequences WHERE lead = ? ORDER BY due_at", [key]
                ).map(StepRow.record),
                messages: try database.rows("SELECT * FROM messages WHERE lead = ? ORDER BY queue_id", [key])
                    .map(MessageRow.record),
                events: try database.rows("SELECT * FROM events WHERE lead = ? ORDER BY id", [key])
                    .map(EventRow.record))
        }
        return try found?.detail(seals)
    }

    /// How many leads there are, by status and by tier, in one snapshot.
    package func leadCounts() async throws -> LeadCounts {
        try await read { database in
            LeadCounts(
                byStatus: try Store.count("status", in: database), byTier: try Store.count("tier", in: database))
        }
    }

    private static func count<Word: RawRepresentable<String> & Hashable>(
        _ column: String, in database: Database
    ) throws -> [Word: Int] {
        let rows = try database.rows("SELECT \(column) AS word, count(*) AS leads FROM leads GROUP BY \(column)")
        return try rows.reduce(into: [:]) { counts, row in
            let read = RowReader(row: row, table: "leads")
            counts[try read.word("word")] = try read.column("leads")
        }
    }

    /// The events after a point, oldest first: who follows them passes the last `id` it saw.
    package func events(after id: Int64 = 0, limit: Int) async throws -> [EventRecord] {
        try await read { database in
            try database.rows("SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?", [id, max(0, limit)])
                .map(EventRow.record)
        }
    }

    /// The events of a type since a time, oldest first.
    package func events(_ type: EventType, since: Date, limit: Int) async throws -> [EventRecord] {
        try await read { database in
            try database.rows(
                "SELECT * FROM events WHERE type = ? AND time >= ? ORDER BY time, id LIMIT ?",
                [type.rawValue, since.milliseconds, max(0, limit)]
            ).map(EventRow.record)
        }
    }

    /// The newest events of a type, newest first.
    package func newestEvents(_ type: EventType, limit: Int) async throws -> [EventRecord] {
        try await read { database in
            try database.rows(
                "SELECT * FROM events WHERE type = ? ORDER BY time DESC LIMIT ?", [type.rawValue, max(0, limit)]
            ).map(EventRow.record)
        }
    }

    /// How many messages went out, or are about to, after a time: to a correspondent, to the domain, in all.
    package func replyCounts(to address: AddrSpec, since: Date) async throws -> ReplyCounts {
        let addressIndex = seals.token(of: address)
        let domainIndex = seals.token(ofDomain: address.domain)
        return try await read { database in
            func count(_ condition: String, _ arguments: [(any DatabaseValueConvertible)?]) throws -> Int {
                try database.value(
                    "SELECT count(*) FROM email_sequences WHERE \(condition) claimed_at > ? AND \(Claim.takenUp)",
                    arguments + [since.milliseconds]) ?? 0
            }
            return ReplyCounts(
                toCorrespondent: try count("address_index = ? AND", [addressIndex]),
                toDomain: try count("domain_index = ? AND", [domainIndex]), inAll: try count("", []))
        }
    }

    /// Adds a touch by hand: a call, a note.
    package func addInteraction(
        _ kind: InteractionKind, _ direction: Direction, lead: QueueID, summary: String, at now: Date
    ) async throws {
        let sealed = try seals.seal(summary, in: .interaction, of: lead.description)
        try await writer.write { database in
            let now = now.milliseconds
            try Journal.touch(kind, direction, lead: lead, at: now, sealed: sealed, in: database)
            try database.run("UPDATE leads SET updated_at = ? WHERE id = ?", [now, lead.description])
        }
    }
}
