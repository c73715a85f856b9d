import GRDB
import Synchronization

/// All writes to the ledger pass here, in groups: who waits while a group is being synced makes up the next one.
///
/// One group is one transaction and one sync; each caller's part is a savepoint in it, so that one caller's failure
/// takes back its own rows and nobody else's. The work runs on the connection's own queue: no task of the cooperative
/// pool and no event loop ever waits in SQLite.
///
/// A group of which no member asks for the disk is not synced: it is there for all readers, and on disk with the next
/// group that is (they share one log file).
///
/// When the transaction itself is lost (a full disk makes SQLite roll it back), its members are tried once more, each
/// alone, and those that fail again are told why. A commit that failed is never taken for one that worked.
final class LedgerWriter: Sendable {
    private struct State {
        var waiting: [any PendingWrite] = []
        var isRunning = false
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    /// The most writers in one transaction: bounds how long the first of them waits for the last.
    static let groupLimit = 256

    private let connection: LedgerConnection
    private let health: LedgerHealth
    private let state = Mutex(State())
    /// Whether commits of the connection are synced now. Changed on the writer's queue alone.
    private let isSyncing = Atomic<Bool>(true)

    init(_ connection: LedgerConnection, health: LedgerHealth) {
        self.connection = connection
        self.health = health
    }

    /// Runs `body` in the next group and returns once it is on disk.
    ///
    /// `body` may be run twice and must touch nothing but the database.
    ///
    /// - Parameter isLasting: false for what may be forgotten by a power failure, because whoever finds it missing
    ///   simply does it again; it returns without a sync.
    @discardableResult
    func write<Value: Sendable>(
        isLasting: Bool = true, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard !connection.readOnly else {
            throw StoreError(.readOnly, place: connection.path, cause: "it was opened only for reading")
        }
        return try await withCheckedThrowingContinuation { continuation in
            enqueue(Write(continuation, isLasting: isLasting, body: body))
        }
    }

    /// Takes no further writes and returns when those that wait are done.
    func close() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.isRunning { state.whenIdle.append(continuation) }
                return !state.isRunning
            }
            if isIdle { continuation.resume() }
        }
    }

    private func enqueue(_ write: any PendingWrite) {
        let (isClosed, starts) = state.withLock { state in
            guard !state.isClosed else { return (true, false) }
            state.waiting.append(write)
            let starts = !state.isRunning
            state.isRunning = true
            return (false, starts)
        }
        if isClosed { write.failed(StoreError(.closed, place: connection.path, cause: "the ledger has been closed")) }
        if starts { schedule() }
    }

    private func schedule() {
        connection.current.asyncWriteWithoutTransaction { database in self.drain(database) }
    }

    /// Serves groups until nobody waits.
    private func drain(_ database: Database) {
        while let group = nextGroup() {
            guard let trouble = commit(group, in: database), trouble.wantsNewConnection else { continue }
            // A failure to open leaves the old connection in place: the next group tries both again.
            if (try? connection.renew()) != nil {
                isSyncing.store(true, ordering: .relaxed)
                return schedule()
            }
        }
    }

    private func nextGroup() -> [any PendingWrite]? {
        let (group, idle) = state.withLock { state -> ([any PendingWrite], [CheckedContinuation<Void, Never>]) in
            let group = Array(state.waiting.prefix(LedgerWriter.groupLimit))
            state.waiting.removeFirst(group.count)
            guard group.isEmpty else { return (group, []) }
            state.isRunning = false
            defer { state.whenIdle = [] }
            return ([], state.whenIdle)
        }
        for continuation in idle { continuation.resume() }
        return group.isEmpty ? nil : group
    }

    /// Commits a group and tells its members; returns what went wrong with the database, if something did.
    private func commit(_ group: [any PendingWrite], in database: Database) -> StoreError? {
        var refused: [(write: any PendingWrite, error: StoreError)] = []
        var accepted: [any PendingWrite] = []
        do {
            try sync(group.contains(where: \.isLasting), in: database)
            try database.inTransaction(.immediate) {
                for write in group {
                    do {
                        try LedgerWriter.run(write, alone: group.count == 1, in: database)
                        accepted.append(write)
                    } catch {
                        // A lost transaction takes everybody's rows with it; any other failure only its own.
                        guard database.isInsideTransaction, group.count > 1 else { throw error }
                        refused.append((write, StoreError.from(error, place: connection.path)))
                    }
                }
                return .commit
            }
        } catch {
            let error = StoreError.from(error, place: connection.path)
            health.failed(error, in: .write)
            return recover(group, from: error, in: database)
        }
        if !accepted.isEmpty { health.succeeded(.write) }
        for write in accepted { write.committed() }
        for (write, error) in refused { write.failed(error) }
        return refused.first { $0.error.wantsNewConnection }?.error
    }

    /// Has the next commit synced or not.
    private func sync(_ isWanted: Bool, in database: Database) throws {
        guard isWanted != isSyncing.load(ordering: .relaxed) else { return }
        // SQLite obeys while it compiles this: a prepared statement would do nothing.
        try database.execute(sql: "PRAGMA synchronous = \(isWanted ? "FULL" : "NORMAL")")
        isSyncing.store(isWanted, ordering: .relaxed)
    }

    private static func run(_ write: any PendingWrite, alone: Bool, in database: Database) throws {
        guard !alone else { return try write.run(database) }
        // GRDB's own savepoints are compiled anew each time; these are prepared once.
        try database.run("SAVEPOINT member")
        do {
            try write.run(database)
        } catch {
            if database.isInsideTransaction {
                try database.run("ROLLBACK TRANSACTION TO SAVEPOINT member")
                try database.run("RELEASE SAVEPOINT member")
            }
            throw error
        }
        try database.run("RELEASE SAVEPOINT member")
    }

    private func recover(_ group: [any PendingWrite], from error: StoreError, in database: Database) -> StoreError? {
        // Where waiting or a new connection is what helps, trying each alone would only wait once more for each.
        guard group.count > 1, [.full, .failed].contains(error.code) else {
            for write in group { write.failed(error) }
            return error
        }
        var last: StoreError?
        for write in group { last = commit([write], in: database) ?? last }
        return last
    }
}
