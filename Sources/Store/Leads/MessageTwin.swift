import GRDB
import MailTypes

/// A message that came before with the same identifier and the same content.
struct MessageTwin {
    let id: QueueID
    /// The lead it belongs to, if it belongs to one.
    let lead: QueueID?
}

extension Store {
    /// Finds the first copy of a message; nil when there is none, or when the message has no identifier or no digest.
    static func twin(
        of message: IncomingMessage, _ indexes: MessageIndexes, in database: Database
    ) throws -> MessageTwin? {
        guard let messageID = indexes.messageID, let content = indexes.content else { return nil }
        let row = try database.row(
            """
            SELECT queue_id, lead FROM messages
            WHERE message_id_index = ? AND content_index = ? AND direction = 'in' ORDER BY queue_id LIMIT 1
            """, [messageID, content])
        return try row.map { row in
            let read = RowReader(row: row, table: "messages")
            return MessageTwin(id: try read.queueID("queue_id"), lead: try read.optionalQueueID("lead"))
        }
    }
}
