import FoundationEssentials
import GRDB
import Leads
import MailTypes

/// The rows that every operation writes beside its own: events, touches, messages.
enum Journal {
    /// Notes that something happened. `details` must not be personal.
    static func note(
        _ type: EventType, at now: Int64, lead: QueueID? = nil, step: Int64? = nil, message: QueueID? = nil,
        details: [String: String] = [:], in database: Database
    ) throws {
        try database.run(
            "INSERT INTO events (time, type, lead, step, message, details) VALUES (?, ?, ?, ?, ?, ?)",
            [
                now, type.rawValue, lead?.description, step, message?.description,
                details.isEmpty ? nil : JSONText.object(details),
            ])
    }

    /// Adds a touch with a lead; a message makes only one.
    static func touch(
        _ kind: InteractionKind, _ direction: Direction, lead: QueueID, at now: Int64, message: QueueID? = nil,
        sealed: Data? = nil, in database: Database
    ) throws {
        try database.run(
            """
            INSERT INTO lead_interactions (lead, time, kind, direction, message, sealed) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (message) DO NOTHING
            """,
            [lead.description, now, kind.rawValue, direction.rawValue, message?.description, sealed])
    }

    /// Records a message that came.
    static func received(
        _ message: IncomingMessage, lead: QueueID?, step: Int64? = nil, _ indexes: MessageIndexes, at now: Int64,
        in database: Database
    ) throws {
        try database.run(
            """
            INSERT INTO messages (
                queue_id, direction, kind, lead, step, message_id_index, content_index, arrived_at, handled_at,
                segment, segment_offset, segment_length
            ) VALUES (?, 'in', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                message.id.description, message.kind.rawValue, lead?.description, step, indexes.messageID,
                indexes.content, message.arrivedAt.milliseconds, now, message.location?.segment,
                message.location?.offset,
                message.location?.length,
            ])
    }

    /// Records a message that came before, under another queue ID: the history has it once.
    static func repeated(
        _ message: IncomingMessage, of twin: MessageTwin, _ indexes: MessageIndexes, at now: Int64,
        in database: Database
    ) throws {
        try received(message, lead: twin.lead, indexes, at: now, in: database)
        try note(
            .messageRepeated, at: now, lead: twin.lead, message: message.id,
            details: ["of": twin.id.description], in: database)
    }
}
