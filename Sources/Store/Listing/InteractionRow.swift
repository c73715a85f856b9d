import FoundationEssentials
import GRDB
import MailTypes

/// A touch as its row has it, the summary still sealed.
struct InteractionRow: Sendable {
    private let record: InteractionRecord
    private let sealed: Data?

    init(_ row: Row) throws {
        let read = RowReader(row: row, table: "lead_interactions")
        record = InteractionRecord(
            id: try read.column("id"), lead: try read.queueID("lead"), time: try read.date("time"),
            kind: try read.word("kind"), direction: try read.word("direction"),
            message: try read.optionalQueueID("message"), summary: nil)
        sealed = try read.optional("sealed")
    }

    /// The whole record, with its summary opened.
    func record(_ seals: Seals) throws -> InteractionRecord {
        guard let sealed else { return record }
        var whole = record
        whole.summary = try seals.open(sealed, in: .interaction, of: (record.message ?? record.lead).description)
        return whole
    }
}
