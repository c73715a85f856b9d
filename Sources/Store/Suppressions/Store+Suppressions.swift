import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// Puts an address on the suppression list and stops what may still go to it. Said again, it counts from the later
    /// time, keeps the first evidence, and ends at the later end.
    /// - Parameters:
    ///   - scope: how much is forbidden; what is usual for the reason when nil.
    ///   - expires: nil: for good.
    /// - Returns: the outgoing IDs of the steps it stopped.
    @discardableResult
    package func suppress(
        _ address: AddrSpec, reason: SuppressionReason, scope: SuppressionScope? = nil, evidence: QueueID? = nil,
        expires: Date? = nil, at now: Date
    ) async throws -> [QueueID] {
        let suppressed = try SuppressedAddress(address, seals: seals)
        let order = SuppressionOrder(
            reason: reason, scope: scope ?? reason.usualScope, evidence: evidence, expires: expires?.milliseconds)
        return try await writer.write { database in
            try Store.suppress(suppressed, order, lead: nil, at: now.milliseconds, in: database)
        }
    }

    /// Takes an address off the list, for one reason or for all.
    /// - Returns: whether it was on it.
    @discardableResult
    package func unsuppress(_ address: AddrSpec, reason: SuppressionReason? = nil, at now: Date) async throws -> Bool {
        let index = seals.token(of: address)
        return try await writer.write { database in
            let rows = try database.rows(
                "SELECT * FROM suppressions WHERE address_index = ? AND reason = coalesce(?, reason)",
                [index, reason?.rawValue]
            ).map(SuppressionRow.init)
            try database.run(
                "DELETE FROM suppressions WHERE address_index = ? AND reason = coalesce(?, reason)",
                [index, reason?.rawValue])
            // What was taken off can be put on again: its event says all but the address.
            for row in rows {
                var details = ["reason": row.record.reason.rawValue, "scope": row.record.scope.rawValue]
                details["expires"] = row.record.expiresAt.map { $0.formatted(.iso8601) }
                try Journal.note(
                    .suppressionRemoved, at: now.milliseconds, message: row.record.evidence, details: details,
                    in: database)
            }
            return !rows.isEmpty
        }
    }

    /// The suppressions of an address that are in force at a time.
    package func suppressions(of address: AddrSpec, at now: Date) async throws -> [SuppressionRecord] {
        let index = seals.token(of: address)
        let rows = try await read { database in
            try database.rows(
                """
                SELECT * FROM suppressions WHERE address_index = ? AND (expires_at IS NULL OR expires_at > ?)
                ORDER BY reason
                """, [index, now.milliseconds]
            ).map(SuppressionRow.init)
        }
        return try rows.map { try $0.record(seals) }
    }

    /// Whether an address is refused mail of this scope at a time: a follow-up by every suppression, anything by those
    /// of scope `all`.
    package func isSuppressed(
        _ address: AddrSpec, for scope: SuppressionScope = .followUp, at now: Date
    ) async throws -> Bool {
        try await suppressions(of: address, at: now).contains { $0.scope == .all || scope == .followUp }
    }

    /// The list, newest first.
    /// - Parameter before: the `id` of the last one of the page before.
    package func suppressions(limit: Int, before: Int64 = .max) async throws -> [SuppressionRecord] {
        let rows = try await read { database in
            try database.rows(
                "SELECT * FROM suppressions WHERE id < ? ORDER BY id DESC LIMIT ?", [before, max(0, limit)]
            ).map(SuppressionRow.init)
        }
        return try rows.map { try $0.record(seals) }
    }

    /// Writes the suppression and stops what it forbids of what is not sent yet, whichever lead it belongs to.
    static func suppress(
        _ address: SuppressedAddress, _ order: SuppressionOrder, lead: QueueID?, at now: Int64, in database: Database
    ) throws -> [QueueID] {
        try database.run(
            """
            INSERT INTO suppressions (address_index, reason, scope, evidence, created_at, expires_at, sealed)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (address_index, reason) DO UPDATE SET
                scope = CASE WHEN suppressions.scope = 'all' THEN 'all' ELSE excluded.scope END,
                evidence = coalesce(suppressions.evidence, excluded.evidence),
                created_at = CASE WHEN suppressions.created_at > excluded.created_at THEN suppressions.created_at
                                  ELSE excluded.created_at END,
                expires_at = CASE WHEN suppressions.expires_at > excluded.expires_at THEN suppressions.expires_at
                                  WHEN suppressions.expires_at IS NULL THEN NULL
                                  ELSE excluded.expires_at END, sealed = excluded.sealed
            """,
            [
                address.index, order.reason.rawValue, order.scope.rawValue, order.evidence?.description, now,
                order.expires, address.sealed,
            ])
        try Journal.note(
            .suppressionAdded, at: now, lead: lead, message: order.evidence,
            details: ["reason": order.reason.rawValue, "scope": order.scope.rawValue], in: database)
        return try stopSteps(
            where: "address_index = ?" + (order.scope == .all ? "" : " AND step <> 'immediate'"), address.index,
            reason: .suppressed, at: now, in: database)
    }
}
