import Synchronization

/// Waits for several records, which may be synced in different groups: ended when all are, with the first fault.
final class GroupWait: Sendable {
    private struct State {
        var open: Int
        var fault: SpoolFault?
    }

    private let state: Mutex<State>
    private let continuation: CheckedContinuation<Void, any Error>

    init(records: Int, _ continuation: CheckedContinuation<Void, any Error>) {
        state = Mutex(State(open: records))
        self.continuation = continuation
    }

    /// One record more is synced, or failed.
    func finished(_ fault: SpoolFault?) {
        let outcome = state.withLock { state -> Result<Void, any Error>? in
            state.open -= 1
            state.fault = state.fault ?? fault
            guard state.open == 0 else { return nil }
            if let fault = state.fault { return .failure(fault) }
            return .success(())
        }
        if let outcome { continuation.resume(with: outcome) }
    }
}
