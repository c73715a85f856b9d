import GRDB
import MailTypes

/// Reads the rows of `messages`.
enum MessageRow {
    static func record(_ row: Row) throws -> MessageRecord {
        let read = RowReader(row: row, table: "messages")
        let segment: String? = try read.optional("segment")
        let location = try segment.map {
            SpoolLocation(
                segment: $0, offset: try read.column("segment_offset"), length: try read.column("segment_length"))
        }
        return MessageRecord(
            id: try read.queueID("queue_id"), direction: try read.word("direction"), kind: try read.column("kind"),
            lead: try read.optionalQueueID("lead"), step: try read.optional("step"),
            arrivedAt: try read.date("arrived_at"), handledAt: try read.optionalDate("handled_at"), location: location)
    }
}
