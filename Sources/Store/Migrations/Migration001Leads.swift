/// Leads and every touch with them (M56, M57).
///
/// The conventions of all migrations stand here, once:
/// - SQL is what SQLite 3.40 and PostgreSQL 15 share, but for two words: `STRICT` goes, and `INTEGER` is read `BIGINT`
///   (with `GENERATED ALWAYS AS IDENTITY` where it is a primary key).
/// - Times are milliseconds since 1970, UTC. Amounts are cents. Truth values are 0 and 1.
/// - Queue IDs are the thirteen characters every tool shows; they sort by time.
/// - `*_index` columns are blind indexes: equal texts have equal tokens, and a token tells nothing without the key.
/// - `sealed` columns hold what is personal, and nothing else does; an erased record has NULL there.
/// - A released migration is never edited. A change is a new file.
enum Migration001Leads {
    static let name = "001 leads"

    static let sql = """
        CREATE TABLE leads (
            -- The queue ID of the message that made the lead.
            id              TEXT    NOT NULL PRIMARY KEY CHECK (length(id) = 13),
            status          TEXT    NOT NULL CHECK (status IN ('new', 'contacted', 'replied', 'qualified', 'converted',
                                                               'lost', 'unreachable', 'unsubscribed', 'complained')),
            -- Why no further step of the sequence may go out; NULL while the sequence may run.
            stop_reason     TEXT,
            kind            TEXT    NOT NULL,
            source          TEXT    NOT NULL,
            tier            TEXT    NOT NULL,
            score           INTEGER NOT NULL CHECK (score >= 0),
            attainable      INTEGER NOT NULL CHECK (attainable >= 0),
            rules_version   TEXT    NOT NULL,
            -- JSON: points and maximum per factor. The evidence quotes the mail and is sealed.
            factors         TEXT    NOT NULL,
            service         TEXT,
            language        TEXT,
            value_cents     INTEGER CHECK (value_cents >= 0),
            value_estimated INTEGER NOT NULL DEFAULT 0 CHECK (value_estimated IN (0, 1)),
            passengers      INTEGER CHECK (passengers >= 0),
            soft_bounces    INTEGER NOT NULL DEFAULT 0 CHECK (soft_bounces >= 0),
            -- When the connection that brought it was accepted: response times count from here (D5).
            arrived_at      INTEGER NOT NULL,
            created_at      INTEGER NOT NULL,
            first_reply_at  INTEGER,
            updated_at      INTEGER NOT NULL,
            address_index   BLOB,
            domain_index    BLOB,
            phone_index     BLOB,
            sealed          BLOB
        ) STRICT;

        -- The lists of the office, newest first: the ID sorts by time. What else a list is narrowed by is picked out of
        -- these: each index costs every inquiry a page, written and synced before its 250.
        CREATE INDEX leads_by_status  ON leads (status, id);
        CREATE INDEX leads_by_tier    ON leads (tier, id);
        CREATE INDEX leads_by_service ON leads (service, id);
        -- Who is this? Newest first.
        CREATE INDEX leads_by_address ON leads (address_index, id) WHERE address_index IS NOT NULL;
        CREATE INDEX leads_by_phone   ON leads (phone_index, id) WHERE phone_index IS NOT NULL;

        CREATE TABLE lead_interactions (
            id        INTEGER NOT NULL PRIMARY KEY,
            lead      TEXT    NOT NULL REFERENCES leads (id),
            time      INTEGER NOT NULL,
            kind      TEXT    NOT NULL,
            direction TEXT    NOT NULL CHECK (direction IN ('in', 'out', 'internal')),
            -- The queue ID of the message it came by; one touch per message.
            message   TEXT    UNIQUE CHECK (length(message) = 13),
            sealed    BLOB
        ) STRICT;

        CREATE INDEX lead_interactions_by_lead ON lead_interactions (lead, time);
        """
}
