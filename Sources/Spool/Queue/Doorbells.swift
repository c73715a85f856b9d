import Synchronization

/// Who wants to hear when a queue changes.
final class Doorbells: Sendable {
    private struct State {
        var next = 0
        var hints: [Int: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    func add(_ hint: @escaping @Sendable () -> Void) -> Int {
        state.withLock { state in
            state.next += 1
            state.hints[state.next] = hint
            return state.next
        }
    }

    func remove(_ subscription: Int) {
        state.withLock { $0.hints[subscription] = nil }
    }

    func ring() {
        for hint in state.withLock({ Array($0.hints.values) }) { hint() }
    }
}
