import Foundation
import SMTP
import Synchronization

/// The connections to the smart host: idle ones ready to be used, and how many there are in all.
final class ConnectionPool: Sendable {
    private struct Idle {
        let connection: SubmissionConnection
        var since: Date
    }

    private struct State {
        var idle: [Idle] = []
        var total = 0
    }

    let maximum: Int
    private let state = Mutex(State())

    init(maximum: Int) {
        self.maximum = maximum
    }

    /// Connections in use, idle or being opened.
    var total: Int { state.withLock { $0.total } }

    /// Whether a connection is ready.
    var hasIdle: Bool { state.withLock { !$0.idle.isEmpty } }

    /// Takes the connection used last: the others may grow idle and be closed.
    func take() -> SubmissionConnection? {
        state.withLock { $0.idle.popLast()?.connection }
    }

    /// Counts a connection that is about to be opened; false when there are enough.
    func reserve() -> Bool {
        state.withLock { state in
            guard state.total < maximum else { return false }
            state.total += 1
            return true
        }
    }

    /// Makes a connection ready for the next one.
    func put(_ connection: SubmissionConnection, at now: Date) {
        state.withLock { $0.idle.append(Idle(connection: connection, since: now)) }
    }

    /// A connection is gone, or could not be opened.
    func forget() {
        state.withLock { $0.total -= 1 }
    }

    /// Takes out the connections that have been idle since before `moment`, oldest first.
    func takeIdle(since moment: Date) -> [SubmissionConnection] {
        state.withLock { state in
            let old = state.idle.filter { $0.since <= moment }
            state.idle.removeAll { $0.since <= moment }
            return old.map(\.connection)
        }
    }
}
