/// The sequence of each lead, one row per step (M58), from the direct answer to the last follow-up.
enum Migration002Sequences {
    static let name = "002 sequences"

    static let sql = """
        CREATE TABLE email_sequences (
            id            INTEGER NOT NULL PRIMARY KEY,
            -- The outgoing message's ID, given when the row is made: a repeat finds its message in the spool.
            queue_id      TEXT    NOT NULL UNIQUE CHECK (length(queue_id) = 13),
            lead          TEXT    NOT NULL REFERENCES leads (id),
            step          TEXT    NOT NULL,
            lane          TEXT    NOT NULL,
            -- due: to be taken; claimed: the desk renders it; queued: in the spool; then one of the ends.
            status        TEXT    NOT NULL CHECK (status IN ('due', 'claimed', 'queued', 'sent', 'failed', 'skipped',
                                                             'stopped')),
            reason        TEXT,
            due_at        INTEGER NOT NULL,
            attempts      INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
            reply_code    INTEGER CHECK (reply_code BETWEEN 200 AND 599),
            reply_status  TEXT,
            -- Ours, so it tells nothing of the person; a reply is matched by it.
            message_id    TEXT,
            template      TEXT,
            template_hash TEXT,
            variant       TEXT,
            -- To whom it goes, as the budgets count (RFC 3834 §2).
            address_index BLOB,
            domain_index  BLOB,
            created_at    INTEGER NOT NULL,
            claimed_at    INTEGER,
            queued_at     INTEGER,
            closed_at     INTEGER,
            -- No lead is answered twice.
            UNIQUE (lead, step),
            CHECK (status NOT IN ('claimed', 'queued', 'sent') OR claimed_at IS NOT NULL),
            CHECK ((status IN ('sent', 'failed', 'skipped', 'stopped')) = (closed_at IS NOT NULL))
        ) STRICT;

        -- None while the step waits: then it costs nothing here.
        CREATE UNIQUE INDEX email_sequences_message_id ON email_sequences (message_id) WHERE message_id IS NOT NULL;
        -- What is due in a lane, oldest first; and what a start finds half done.
        CREATE INDEX email_sequences_due  ON email_sequences (lane, due_at) WHERE status = 'due';
        CREATE INDEX email_sequences_open ON email_sequences (due_at) WHERE status IN ('claimed', 'queued');
        -- What may still go to this person.
        CREATE INDEX email_sequences_open_by_address ON email_sequences (address_index)
            WHERE status IN ('due', 'claimed', 'queued');
        -- The budgets: what was taken up since a time, by correspondent, by domain, in all.
        CREATE INDEX email_sequences_taken_by_address ON email_sequences (address_index, claimed_at)
            WHERE status IN ('claimed', 'queued', 'sent', 'failed');
        CREATE INDEX email_sequences_taken_by_domain ON email_sequences (domain_index, claimed_at)
            WHERE status IN ('claimed', 'queued', 'sent', 'failed');
        CREATE INDEX email_sequences_taken ON email_sequences (claimed_at)
            WHERE status IN ('claimed', 'queued', 'sent', 'failed');
        """
}
