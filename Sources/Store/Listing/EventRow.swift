import GRDB
import MailTypes

/// Reads the rows of `events`.
enum EventRow {
    static func record(_ row: Row) throws -> EventRecord {
        let read = RowReader(row: row, table: "events")
        let details: String? = try read.optional("details")
        return EventRecord(
            id: try read.column("id"), time: try read.date("time"), type: try read.word("type"),
            lead: try read.optionalQueueID("lead"), step: try read.optional("step"),
            message: try read.optionalQueueID("message"), details: details == nil ? [:] : try read.json("details"))
    }
}
