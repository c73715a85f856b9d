import FoundationEssentials
import GRDB
import Synchronization

/// The pool of connections to one ledger file, and the way to a fresh one.
///
/// Readers work beside the one writer (WAL). A commit is on disk when it returns (`synchronous = FULL`).
final class LedgerConnection: Sendable {
    let path: String
    let readOnly: Bool
    private let pool: Mutex<DatabasePool>
    private let trace: Trace?

    /// Told of every statement as it is run, without its values.
    typealias Trace = @Sendable (_ sql: String) -> Void

    /// How long a connection waits for another process's lock: a backup or the command line holds it for less.
    static let busyTimeout = 10.0
    /// Readers at once: list pages and look-ups beside the writer; more would only share two cores.
    static let readers = 4
    /// Pages of 4 KiB after which a commit moves the log into the file: 16 MiB, so that a burst of a thousand leads
    /// is not interrupted by it.
    static let checkpointPages = 4000

    init(path: String, readOnly: Bool, trace: Trace? = nil) throws(StoreError) {
        self.path = path
        self.readOnly = readOnly
        self.trace = trace
        pool = Mutex(try LedgerConnection.open(path: path, readOnly: readOnly, trace: trace))
    }

    /// The pool as it is now; take it anew for each access.
    var current: DatabasePool { pool.withLock { $0 } }

    /// Replaces the connections by new ones: those opened on a read-only or failing file system stay broken when it
    /// has been mended. Accesses under way keep the old pool until they end.
    func renew() throws(StoreError) {
        let fresh = try LedgerConnection.open(path: path, readOnly: readOnly, trace: trace)
        pool.withLock { $0 = fresh }
    }

    /// Closes the connections, once those who read are done.
    func close() throws {
        try current.close()
    }

    private static func open(path: String, readOnly: Bool, trace: Trace?) throws(StoreError) -> DatabasePool {
        if readOnly, !FileManager.default.fileExists(atPath: path) {
            throw StoreError(.missing, place: path, cause: "no such file")
        }
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busyTimeout)
        configuration.maximumReaderCount = readers
        configuration.persistentReadOnlyConnections = true
        if let trace {
            configuration.prepareDatabase { database in
                database.trace { event in
                    if case .statement(let statement) = event { trace(statement.sql) }
                }
            }
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            guard !readOnly else { return pool }
            try pool.writeWithoutTransaction { database in
                // GRDB chooses NORMAL for WAL; a 250 of ours must outlive a power cut.
                try database.execute(
                    sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = \(checkpointPages)")
            }
            return pool
        } catch {
            throw StoreError.from(error, place: path)
        }
    }
}
