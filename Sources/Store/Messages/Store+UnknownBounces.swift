import FoundationEssentials
import GRDB
import MailTypes

extension Store {
    /// The newest texts of delivery reports that no rule knew: what the rules should learn next.
    /// - Throws: `StoreError`.
    package func unknownBounces(limit: Int) async throws -> [UnknownBounce] {
        let rows = try await read { database in
            try database.rows(
                "SELECT message, time, status, sealed FROM unknown_bounces ORDER BY id DESC LIMIT ?", [max(0, limit)]
            ).map { row in
                let read = RowReader(row: row, table: "unknown_bounces")
                return (
                    message: try read.queueID("message"), time: try read.date("time"),
                    status: try read.column("status") as String, sealed: try read.optional("sealed") as Data?
                )
            }
        }
        return try rows.map { row in
            UnknownBounce(
                message: row.message, time: row.time, status: row.status,
                text: try row.sealed.map { try seals.open($0, in: .unknownBounce, of: row.message.description) })
        }
    }
}
