import GRDB
import MailTypes

/// Reads the rows of `email_sequences`.
enum StepRow {
    /// The columns, prefixed so that a join can carry them beside another table's.
    static let columns = [
        "id", "queue_id", "lead", "step", "lane", "status", "reason", "due_at", "attempts", "reply_code",
        "reply_status",
        "message_id", "template", "template_hash", "variant", "created_at", "claimed_at", "queued_at", "closed_at",
    ].map { "email_sequences.\($0) AS step_\($0)" }.joined(separator: ", ")

    static func record(_ row: Row) throws -> StepRecord {
        let read = RowReader(row: row, table: "email_sequences")
        return StepRecord(
            id: try read.column("step_id"), queueID: try read.queueID("step_queue_id"),
            lead: try read.queueID("step_lead"), step: try read.word("step_step"), lane: try read.word("step_lane"),
            status: try read.word("step_status"), reason: try read.optional("step_reason"),
            dueAt: try read.date("step_due_at"), attempts: try read.column("step_attempts"),
            replyCode: try read.optional("step_reply_code"),
            replyStatus: try read.converted("step_reply_status") { EnhancedStatusCode($0) },
            content: try content(read), createdAt: try read.date("step_created_at"),
            claimedAt: try read.optionalDate("step_claimed_at"), queuedAt: try read.optionalDate("step_queued_at"),
            closedAt: try read.optionalDate("step_closed_at"))
    }

    private static func content(_ read: RowReader) throws -> StepContent? {
        guard let messageID = try read.converted("step_message_id", { MessageID($0) }) else { return nil }
        return StepContent(
            messageID: messageID, template: try read.optional("step_template"),
            templateHash: try read.optional("step_template_hash"), variant: try read.optional("step_variant"))
    }
}
