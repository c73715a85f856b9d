import Synchronization

/// How many more messages, and octets of messages, may be worked on at once.
final class Slots: Sendable {
    private struct State {
        var free: Int
        var octets: Int
    }

    private let state: Mutex<State>
    private let count: Int

    init(_ count: Int, octets: Int) {
        self.count = count
        state = Mutex(State(free: count, octets: octets))
    }

    var free: Int { state.withLock { $0.free } }

    /// Takes a slot for a message of that size; false when there is no room. One message always has room, however
    /// large it is.
    func take(_ octets: Int) -> Bool {
        state.withLock { state in
            guard state.free == count || state.free > 0 && octets <= state.octets else { return false }
            state.free -= 1
            state.octets -= octets
            return true
        }
    }

    func put(_ octets: Int) {
        state.withLock { state in
            state.free += 1
            state.octets += octets
        }
    }
}
