import FoundationEssentials
import GRDB
import Leads
import MailTypes

/// A lead as its row has it: the counted part read, the personal part still sealed.
struct LeadRow: Sendable {
    private let counted: LeadRecord
    private let sealed: Data?

    /// The columns, prefixed so that a join can carry them beside another table's.
    static let columns = [
        "id", "status", "stop_reason", "kind", "source", "tier", "score", "attainable", "rules_version", "factors",
        "service", "language", "value_cents", "value_estimated", "passengers", "soft_bounces", "arrived_at",
        "created_at", "first_reply_at", "updated_at", "sequence", "time_zone", "sealed",
    ].map { "leads.\($0) AS lead_\($0)" }.joined(separator: ", ")

    init(_ row: Row) throws {
        let read = RowReader(row: row, table: "leads")
        counted = LeadRecord(
            id: try read.queueID("lead_id"), status: try read.word("lead_status"),
            stopReason: try read.optionalWord("lead_stop_reason"), kind: try read.word("lead_kind"),
            source: try read.word("lead_source"), tier: try read.word("lead_tier"),
            points: try read.column("lead_score"), attainable: try read.column("lead_attainable"),
            rulesVersion: try read.column("lead_rules_version"), factors: try read.json("lead_factors"),
            service: try read.optionalWord("lead_service"), language: try read.optional("lead_language"),
            valueCents: try read.optional("lead_value_cents"),
            valueIsEstimated: try read.column("lead_value_estimated"),
            passengers: try read.optional("lead_passengers"), softBounces: try read.column("lead_soft_bounces"),
            arrivedAt: try read.date("lead_arrived_at"), createdAt: try read.date("lead_created_at"),
            firstReplyAt: try read.optionalDate("lead_first_reply_at"), updatedAt: try read.date("lead_updated_at"),
            sequence: try read.optional("lead_sequence"), timeZone: try read.optional("lead_time_zone"),
            content: nil
        )
        sealed = try read.optional("lead_sealed")
    }

    /// The whole record, with its personal part opened.
    func record(_ seals: Seals) throws -> LeadRecord {
        guard let sealed else { return counted }
        var record = counted
        record.content = try seals.open(sealed, in: .lead, of: counted.id.description)
        return record
    }
}
