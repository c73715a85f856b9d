import Foundation

/// The time of day, as a parameter: the system's in service, a manual one in tests.
package protocol WallClock: Sendable {
    /// The present moment.
    func now() -> Date
    /// Returns at `deadline`, or throws `CancellationError`.
    func sleep(until deadline: Date) async throws
}

/// The system's clock.
package struct SystemClock: WallClock {
    package init() {}

    package func now() -> Date { Date() }

    package func sleep(until deadline: Date) async throws {
        // A day at most at once: the wall clock may be set while we sleep.
        let seconds = min(max(0, deadline.timeIntervalSinceNow), 86_400)
        try await Task.sleep(for: .seconds(seconds))
    }
}
