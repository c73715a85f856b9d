import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// Ends the follow-ups to a lead's person at the person's own wish, by a page or a mail program's button (RFC 8058):
    /// the sequence, the status, the suppression and the touch in one transaction. Said again, it changes nothing more.
    /// - Parameter way: a word for the event log: `one-click`, `page`.
    /// - Returns: whether there is such a lead.
    @discardableResult
    package func unsubscribe(lead id: QueueID, way: String, at now: Date) async throws -> Bool {
        guard let lead = try await lead(id) else { return false }
        let address = try lead.content?.correspondent.map { try SuppressedAddress($0, seals: seals) }
        try await writer.write { database in
            let now = now.milliseconds
            let isNew: Bool =
                try address.map { address in
                    try database.row(
                        "SELECT 1 FROM suppressions WHERE address_index = ? AND reason = 'unsubscribe'", [address.index]
                    )
                        == nil
                } ?? true
            guard isNew || lead.stopReason == nil else { return }
            _ = try Store.stop(id, reason: .unsubscribe, at: now, in: database)
            if let address {
                let order = SuppressionOrder(
                    reason: .unsubscribe, scope: SuppressionReason.unsubscribe.usualScope, evidence: nil, expires: nil)
                _ = try Store.suppress(address, order, lead: id, at: now, in: database)
            }
            try Journal.touch(.unsubscribe, .in, lead: id, at: now, in: database)
            try Journal.note(.leadUnsubscribed, at: now, lead: id, details: ["way": way], in: database)
        }
        return true
    }
}
