import FoundationEssentials
import GRDB
import MailTypes
import Vault

/// The ledger: leads, touches, messages, sequences, events and suppressions in one SQLite file. The only door to SQL.
///
/// What it promises:
/// - An operation that returned is on disk (WAL, `synchronous = FULL`), but for those that say that they may be forgotten;
///   one that threw left nothing.
/// - Every operation that a message causes is recorded by that message's queue ID and done once: after a crash the
///   caller just does everything again.
/// - Writes are grouped (`LedgerWriter`); reads run beside them and see whole transactions.
/// - What is personal is sealed before it enters the file and is found by blind index (DESIGN §7).
/// - A full, read-only or failing disk gives temporary errors, and the ledger goes on by itself when that is mended.
///
/// What it never does: decide, tell the time, hold a transaction across anything else, or put a text from a message
/// into a statement.
package final class Store: Sendable {
    let connection: LedgerConnection
    let writer: LedgerWriter
    private let health: LedgerHealth
    let seals: Seals

    private init(_ connection: LedgerConnection, vault: Vault, report: @escaping @Sendable (StoreNews) -> Void) {
        self.connection = connection
        health = LedgerHealth(report: report)
        writer = LedgerWriter(connection, health: health)
        seals = Seals(vault: vault)
    }

    /// Opens the ledger for the daemon; makes the file and brings its tables up to date where needed.
    ///
    /// Call it off the event loops: it waits for the disk.
    /// - Parameter report: told of faults and of their end, from any thread.
    /// - Throws: `StoreError`: `.missing` when the directory cannot be used, `.newer`, `.corrupt`, `.full` ...
    package static func open(
        path: String, vault: Vault, report: @escaping @Sendable (StoreNews) -> Void = { _ in }
    ) throws -> Store {
        try open(path: path, vault: vault, trace: nil, report: report)
    }

    static func open(
        path: String, vault: Vault, trace: LedgerConnection.Trace?, report: @escaping @Sendable (StoreNews) -> Void
    ) throws -> Store {
        let connection = try LedgerConnection(path: path, readOnly: false, trace: trace)
        do {
            let pool = connection.current
            let migrator = Migrations.migrator()
            guard try !pool.read(migrator.hasBeenSuperseded) else { throw Store.newer(path) }
            try migrator.migrate(pool)
        } catch {
            throw StoreError.from(error, place: path)
        }
        return Store(connection, vault: vault, report: report)
    }

    /// Opens the ledger beside a running daemon, only to read.
    /// - Throws: `StoreError`: `.missing`, `.newer`, `.older` ...
    package static func openReadOnly(path: String, vault: Vault) throws -> Store {
        let connection = try LedgerConnection(path: path, readOnly: true)
        do {
            let migrator = Migrations.migrator()
            let (isNewer, isComplete) = try connection.current.read { database in
                (try migrator.hasBeenSuperseded(database), try migrator.hasCompletedMigrations(database))
            }
            if isNewer { throw Store.newer(path) }
            if !isComplete {
                throw StoreError(.older, place: path, cause: "its tables are those of an older version")
            }
        } catch {
            throw StoreError.from(error, place: path)
        }
        return Store(connection, vault: vault) { _ in }
    }

    private static func newer(_ path: String) -> StoreError {
        StoreError(.newer, place: path, cause: "its tables are those of a newer version")
    }

    /// Lets the writes that wait finish, then closes the file; later calls throw `.closed`.
    package func close() async throws {
        await writer.close()
        do {
            try connection.close()
        } catch {
            throw StoreError.from(error, place: connection.path)
        }
    }

    /// What SQLite finds wrong with the file; empty when it is whole. Reads all of it: minutes for gigabytes.
    package func integrityFaults() async throws -> [String] {
        let found = try await read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check")
                + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                    "foreign key: a row of \(row["table"] as String? ?? "?") names a row that is missing"
                }
        }
        return found == ["ok"] ? [] : found.filter { $0 != "ok" }
    }

    /// Reads in one snapshot of the file.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do {
            let value = try await connection.current.read(body)
            health.succeeded(.read)
            return value
        } catch {
            let error = StoreError.from(error, place: connection.path)
            health.failed(error, in: .read)
            throw error
        }
    }
}
