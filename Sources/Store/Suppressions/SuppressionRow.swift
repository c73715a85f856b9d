import FoundationEssentials
import GRDB
import MailTypes

/// A suppression as its row has it, the address still sealed.
struct SuppressionRow: Sendable {
    /// Without its address.
    let record: SuppressionRecord
    private let index: Data
    private let sealed: Data?

    init(_ row: Row) throws {
        let read = RowReader(row: row, table: "suppressions")
        record = SuppressionRecord(
            id: try read.column("id"), address: nil, reason: try read.word("reason"), scope: try read.word("scope"),
            evidence: try read.optionalQueueID("evidence"), createdAt: try read.date("created_at"),
            expiresAt: try read.optionalDate("expires_at"))
        index = try read.column("address_index")
        sealed = try read.optional("sealed")
    }

    /// The whole record, with its address opened.
    func record(_ seals: Seals) throws -> SuppressionRecord {
        guard let sealed else { return record }
        var whole = record
        whole.address = try seals.open(sealed, in: .suppression, of: SuppressedAddress.key(of: index))
        return whole
    }
}
