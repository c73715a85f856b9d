/// Every call of our web doors (M61).
enum Migration007Webhooks {
    static let name = "007 webhooks"

    static let sql = """
        CREATE TABLE webhook_logs (
            id               INTEGER NOT NULL PRIMARY KEY,
            time             INTEGER NOT NULL,
            -- The form's profile.
            form             TEXT    NOT NULL,
            outcome          TEXT    NOT NULL CHECK (outcome IN ('accepted', 'repeated', 'robot', 'refused', 'failed')),
            -- What the caller was answered (RFC 9110 §15).
            status           INTEGER NOT NULL CHECK (status BETWEEN 100 AND 599),
            reason           TEXT,
            octets           INTEGER NOT NULL CHECK (octets >= 0),
            milliseconds     INTEGER NOT NULL CHECK (milliseconds >= 0),
            -- The queue ID of the message it became.
            message          TEXT    CHECK (length(message) = 13),
            peer_index       BLOB,
            -- Of the Idempotency-Key, and of the body that came with it.
            idempotency_index BLOB,
            content_index    BLOB
        ) STRICT;

        CREATE INDEX webhook_logs_by_time ON webhook_logs (time);
        CREATE INDEX webhook_logs_by_key  ON webhook_logs (idempotency_index) WHERE idempotency_index IS NOT NULL;
        """
}
