/// Every message that came or went, and the events: what happened, in order, never rewritten.
enum Migration003Messages {
    static let name = "003 messages"

    static let sql = """
        CREATE TABLE messages (
            queue_id         TEXT    NOT NULL PRIMARY KEY CHECK (length(queue_id) = 13),
            direction        TEXT    NOT NULL CHECK (direction IN ('in', 'out')),
            kind             TEXT    NOT NULL,
            lead             TEXT    REFERENCES leads (id),
            -- The step it is the message of, or the step a reply or bounce answers.
            step             INTEGER REFERENCES email_sequences (id),
            message_id_index BLOB,
            arrived_at       INTEGER NOT NULL,
            handled_at       INTEGER,
            -- Where the octets lie in the mailroot.
            segment          TEXT,
            segment_offset   INTEGER CHECK (segment_offset >= 0),
            segment_length   INTEGER CHECK (segment_length >= 0),
            CHECK ((segment IS NULL) = (segment_offset IS NULL) AND (segment IS NULL) = (segment_length IS NULL))
        ) STRICT;

        CREATE INDEX messages_by_lead       ON messages (lead, queue_id) WHERE lead IS NOT NULL;
        CREATE INDEX messages_by_message_id ON messages (message_id_index, queue_id)
            WHERE message_id_index IS NOT NULL;

        CREATE TABLE events (
            id      INTEGER NOT NULL PRIMARY KEY,
            time    INTEGER NOT NULL,
            type    TEXT    NOT NULL,
            lead    TEXT    REFERENCES leads (id),
            step    INTEGER REFERENCES email_sequences (id),
            message TEXT,
            -- JSON, never anything personal.
            details TEXT
        ) STRICT;

        CREATE INDEX events_by_type ON events (type, time);
        CREATE INDEX events_by_lead ON events (lead, id) WHERE lead IS NOT NULL;

        -- An event is a fact. (PostgreSQL: the same by a rule.)
        CREATE TRIGGER events_stay BEFORE UPDATE ON events
        BEGIN
            SELECT RAISE(ABORT, 'an event is never rewritten');
        END;
        """
}
