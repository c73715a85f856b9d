import Foundation
import Synchronization

/// Writes a queue's records in groups: a thread of its own takes all that wait, writes them, syncs once, and tells
/// everyone; the next group gathers meanwhile.
final class Committer: Sendable {
    private struct State {
        var pending: [PendingRecord] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let condition = NSCondition()
    private let ended = DispatchSemaphore(value: 0)

    /// Starts the thread. It holds on to what `write` captures until `close`.
    ///
    /// - Parameter write: makes a group durable and tells its records; called for one group at a time.
    func start(name: String, write: @escaping @Sendable ([PendingRecord]) -> Void) {
        let thread = Thread { [self] in
            while let group = nextGroup() { write(group) }
            ended.signal()
        }
        thread.name = name
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// Queues records for the next group, together.
    func enqueue(_ records: [PendingRecord]) {
        let (isOpen, wasEmpty) = state.withLock { state in
            defer { if !state.isClosed { state.pending.append(contentsOf: records) } }
            return (!state.isClosed, state.pending.isEmpty)
        }
        guard isOpen else {
            let fault = SpoolFault(.closed, place: "spool", problem: "is shut", hint: "start the gateway again")
            for record in records { record.finished(fault) }
            return
        }
        // The thread looks again before it sleeps: it needs a call only for the first of a group.
        if wasEmpty { wake() }
    }

    /// Writes what waits, then ends the thread. Blocks until it has ended; a second call returns at once.
    func close() {
        let wasOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard wasOpen else { return }
        wake()
        ended.wait()
    }

    private func wake() {
        condition.lock()
        condition.signal()
        condition.unlock()
    }

    private func nextGroup() -> [PendingRecord]? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let (group, isClosed) = state.withLock { state in
                defer { state.pending = [] }
                return (state.pending, state.isClosed)
            }
            if !group.isEmpty { return group }
            if isClosed { return nil }
            condition.wait()
        }
    }
}
