/// What a message finds its lead by, beyond its sender: the company's domain, the subject of the conversation, and the
/// content, which tells a message that came twice from another one under the same Message-ID.
enum Migration005Matching {
    static let name = "005 matching"

    static let sql = """
        -- Of the bare subject, the inquiry's and ours: equal in all messages of a conversation.
        ALTER TABLE leads           ADD COLUMN subject_index BLOB;
        ALTER TABLE email_sequences ADD COLUMN subject_index BLOB;
        ALTER TABLE messages        ADD COLUMN content_index BLOB;

        -- Who else writes for this company? Free-mail addresses have no domain here and cost nothing.
        CREATE INDEX leads_by_domain ON leads (domain_index, id) WHERE domain_index IS NOT NULL;

        -- What mail systems said of our mail that no rule knows: kept until somebody has written a rule.
        CREATE TABLE unknown_bounces (
            id      INTEGER NOT NULL PRIMARY KEY,
            -- The report.
            message TEXT    NOT NULL REFERENCES messages (queue_id),
            time    INTEGER NOT NULL,
            status  TEXT    NOT NULL,
            sealed  BLOB
        ) STRICT;

        CREATE INDEX unknown_bounces_by_message ON unknown_bounces (message);
        """
}
