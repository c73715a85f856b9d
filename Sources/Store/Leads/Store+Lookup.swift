import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// One lead; nil when there is none of that ID.
    package func lead(_ id: QueueID) async throws -> LeadRecord? {
        try await leads("FROM leads WHERE leads.id = ?", [id.description]).first
    }

    /// The lead that a step's message, given by its ID in the outgoing spool, was for.
    package func lead(ofStep queueID: QueueID) async throws -> LeadRecord? {
        try await leads(
            "FROM email_sequences JOIN leads ON leads.id = email_sequences.lead WHERE email_sequences.queue_id = ?",
            [queueID.description]
        ).first
    }

    /// The leads that a message's `In-Reply-To` and `References` name, in the order of `messageIDs`: those whose steps
    /// went out under one of them (RFC 5322 §3.6.4). At most `maximumReferences` are looked at.
    package func leads(referencedBy messageIDs: [MessageID]) async throws -> [ReferencedLead] {
        let wanted = messageIDs.prefix(Store.maximumReferences)
        guard !wanted.isEmpty else { return [] }
        let marks = Array(repeating: "?", count: wanted.count).joined(separator: ", ")
        let arguments = wanted.map(\.value)
        let found = try await read { database in
            try database.rows(
                """
                SELECT \(StepRow.columns), \(LeadRow.columns)
                FROM email_sequences JOIN leads ON leads.id = email_sequences.lead
                WHERE email_sequences.message_id IN (\(marks))
                """, arguments
            ).map { (try StepRow.record($0), try LeadRow($0)) }
        }
        var places: [MessageID: Int] = [:]
        for (place, messageID) in wanted.enumerated() where places[messageID] == nil { places[messageID] = place }
        let leads = try found.map { ReferencedLead(step: $0, lead: try $1.record(seals)) }
        return leads.sorted { left, right in
            left.place(in: places) < right.place(in: places)
        }
    }

    /// How many identifiers of a message are looked up: a thread of ours is far shorter, and the list is an outsider's.
    package static let maximumReferences = 50

    /// The open leads of a person or a company, newest first.
    package func openLeads(_ party: LeadParty, limit: Int = 10) async throws -> [LeadRecord] {
        let (column, token) = index(of: party)
        return try await leads(
            """
            FROM leads WHERE leads.\(column) = ? AND leads.status IN \(Store.openStatuses)
            ORDER BY leads.id DESC LIMIT ?
            """, [token, max(0, limit)])
    }

    /// The leads of a person, but one, whose sequences may still go on, newest first. Nothing of them is unsealed.
    package func runningSequences(of address: AddrSpec, except lead: QueueID, limit: Int = 10) async throws
        -> [QueueID]
    {
        let token = seals.token(of: address)
        return try await read { database in
            try database.rows(
                """
                SELECT id FROM leads
                WHERE address_index = ? AND status IN \(Store.openStatuses) AND stop_reason IS NULL AND id <> ?
                ORDER BY id DESC LIMIT ?
                """, [token, lead.description, max(0, limit)]
            ).map { try RowReader(row: $0, table: "leads").queueID("id") }
        }
    }

    /// Of these leads, those whose conversation has a subject: the inquiry's own, or that of a message of ours to it.
    /// - Parameter bareSubject: as `SubjectPrefix.bare` gives it.
    package func leads(_ leads: [QueueID], havingSubject bareSubject: String) async throws -> Set<QueueID> {
        guard !leads.isEmpty else { return [] }
        let token = seals.token(ofSubject: bareSubject)
        let marks = Array(repeating: "?", count: leads.count).joined(separator: ", ")
        let arguments: [any DatabaseValueConvertible & Sendable] = leads.map(\.description) + [token, token]
        return try await read { database in
            let rows = try database.rows(
                """
                SELECT id FROM leads
                WHERE id IN (\(marks)) AND (
                    subject_index = ?
                    OR EXISTS (SELECT 1 FROM email_sequences
                               WHERE email_sequences.lead = leads.id AND email_sequences.subject_index = ?)
                )
                """, arguments)
            return Set(try rows.map { try RowReader(row: $0, table: "leads").queueID("id") })
        }
    }

    /// The column of a party's blind index, and the token in it. The names are ours.
    private func index(of party: LeadParty) -> (column: String, token: Data) {
        switch party {
        case .address(let address): ("address_index", seals.token(of: address))
        case .phone(let number): ("phone_index", seals.token(ofPhone: number))
        case .company(let domain): ("domain_index", seals.token(ofDomain: domain))
        }
    }

    /// One message, by its queue ID.
    package func message(_ id: QueueID) async throws -> MessageRecord? {
        try await messages("WHERE queue_id = ?", [id.description]).first
    }

    /// The messages, ours or others', that carry an identifier; more than one when a mailer used it again.
    package func messages(_ messageID: MessageID) async throws -> [MessageRecord] {
        try await messages("WHERE message_id_index = ? ORDER BY queue_id LIMIT 10", [seals.token(of: messageID)])
    }

    private func messages(
        _ clause: String, _ arguments: [any DatabaseValueConvertible & Sendable]
    ) async throws -> [MessageRecord] {
        try await read { database in
            try database.rows("SELECT * FROM messages \(clause)", arguments).map(MessageRow.record)
        }
    }

    func leads(
        _ clause: String, _ arguments: [any DatabaseValueConvertible & Sendable]
    ) async throws -> [LeadRecord] {
        let rows = try await read { database in
            try database.rows("SELECT \(LeadRow.columns) \(clause)", arguments).map(LeadRow.init)
        }
        return try rows.map { try $0.record(seals) }
    }
}
