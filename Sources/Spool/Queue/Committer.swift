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

    /// - Parameter write: makes a group durable, or throws; called for one group at a time.
    init(name: String, write: @escaping @Sendable (inout [PendingRecord]) -> Void) {
        let thread = Thread { [self] in
            while var group = nextGroup() { write(&group) }
            ended.signal()
        }
        thread.name = name
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// Queues records for the next group, together.
    func enqueue(_ records: [PendingRecord]) {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.pending.append(contentsOf: records) }
            return !state.isClosed
        }
        guard isOpen else {
            let fault = SpoolFault(.closed, place: "spool", problem: "is shut", hint: "start the gateway again")
            for record in records { record.finished(fault) }
            return
        }
        condition.lock()
        condition.signal()
        condition.unlock()
    }

    /// Writes what waits, then ends the thread. Blocks until it has ended.
    func close() {
        let wasOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        condition.lock()
        condition.signal()
        condition.unlock()
        if wasOpen { ended.wait() }
    }

    private func nextGroup() -> [PendingRecord]? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let (group, isClosed) = state.withLock { state in
                let group = state.pending
                state.pending = []
                return (group, state.isClosed)
            }
            if !group.isEmpty { return group }
            if isClosed { return nil }
            condition.wait()
        }
    }
}
