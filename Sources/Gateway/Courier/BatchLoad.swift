import Synchronization

/// Several messages on their way over one connection: whoever is done last puts the connection back.
final class BatchLoad: Sendable {
    private struct State {
        var left: Int
        var taken = 0
        var isReusable = true
    }

    private let state: Mutex<State>

    init(_ count: Int) {
        state = Mutex(State(left: count))
    }

    /// Messages of it that the host took so far.
    var taken: Int { state.withLock { $0.taken } }

    /// One message needs the connection no more. For the last of them: how many were taken, and whether the connection
    /// can take more; nil for the others.
    func done(wasTaken: Bool, isReusable: Bool) -> (taken: Int, isReusable: Bool)? {
        state.withLock { state in
            state.left -= 1
            if wasTaken { state.taken += 1 }
            if !isReusable { state.isReusable = false }
            return state.left == 0 ? (state.taken, state.isReusable) : nil
        }
    }
}
