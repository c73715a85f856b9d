import GRDB

/// All migrations in their order. Each runs once, in its own transaction.
enum Migrations {
    static let all: [(name: String, sql: String)] = [
        (Migration001Leads.name, Migration001Leads.sql),
        (Migration002Sequences.name, Migration002Sequences.sql),
        (Migration003Messages.name, Migration003Messages.sql),
        (Migration004Suppressions.name, Migration004Suppressions.sql),
        (Migration005Matching.name, Migration005Matching.sql),
        (Migration006Enrolment.name, Migration006Enrolment.sql),
        (Migration007Webhooks.name, Migration007Webhooks.sql),
    ]

    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (name, sql) in all {
            migrator.registerMigration(name) { try $0.execute(sql: sql) }
        }
        return migrator
    }
}
