/// Addresses that get no more mail, or no more follow-ups, and why.
enum Migration004Suppressions {
    static let name = "004 suppressions"

    static let sql = """
        CREATE TABLE suppressions (
            id            INTEGER NOT NULL PRIMARY KEY,
            address_index BLOB    NOT NULL,
            reason        TEXT    NOT NULL CHECK (reason IN ('hard-bounce', 'soft-bounces', 'complaint', 'unsubscribe',
                                                             'manual')),
            -- all: nothing goes out; follow-up: a fresh inquiry is still answered.
            scope         TEXT    NOT NULL CHECK (scope IN ('all', 'follow-up')),
            -- The message that proves it.
            evidence      TEXT    CHECK (length(evidence) = 13),
            created_at    INTEGER NOT NULL,
            expires_at    INTEGER,
            sealed        BLOB,
            UNIQUE (address_index, reason)
        ) STRICT;
        """
}
