import Foundation
import Synchronization

/// A hint that there is work: rung by whoever makes some, waited for by the one who does it.
///
/// It is only a hint. A ring while nobody waits is remembered once, and every wait ends by itself after a while, so a
/// lost ring costs time, never mail.
package final class Doorbell: Sendable {
    private struct Waiter {
        let continuation: CheckedContinuation<Void, Never>
        let alarm: Task<Void, any Error>

        func resume() {
            alarm.cancel()
            continuation.resume()
        }
    }

    private struct State {
        var isRung = false
        var nextWaiter = 0
        var waiters: [Int: Waiter] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Wakes all who wait, or the next one who comes.
    package func ring() {
        let waiters = state.withLock { state in
            let waiters = state.waiters
            state.waiters = [:]
            if waiters.isEmpty { state.isRung = true }
            return waiters
        }
        for waiter in waiters.values { waiter.resume() }
    }

    /// Returns when rung, at `deadline`, or when the task is cancelled.
    package func wait(until deadline: Date, clock: any WallClock) async {
        let waiter = state.withLock { state -> Int? in
            if state.isRung {
                state.isRung = false
                return nil
            }
            state.nextWaiter += 1
            return state.nextWaiter
        }
        guard let waiter else { return }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayWait = state.withLock { state in
                    // Rung or cancelled since the first look.
                    if state.isRung || Task.isCancelled {
                        state.isRung = false
                        return false
                    }
                    let alarm = Task {
                        try await clock.sleep(until: deadline)
                        wake(waiter)
                    }
                    state.waiters[waiter] = Waiter(continuation: continuation, alarm: alarm)
                    return true
                }
                if !mayWait { continuation.resume() }
            }
        } onCancel: {
            wake(waiter)
        }
    }

    private func wake(_ waiter: Int) {
        state.withLock { $0.waiters.removeValue(forKey: waiter) }?.resume()
    }
}
