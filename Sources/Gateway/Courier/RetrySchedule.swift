import Foundation

/// When the next attempt is made: quickly at first, since a lead waits, then slower.
package struct RetrySchedule: Hashable, Sendable {
    /// Seconds to wait after each failed attempt; the last one repeats.
    package let waits: [Double]
    /// Seconds from arrival after which a message is given up.
    package let lifetime: Double

    package init(waits: [Double], lifetime: Double) {
        self.waits = waits
        self.lifetime = lifetime
    }

    /// The time of the attempt that follows `attempts` failed ones.
    package func next(after attempts: Int, at now: Date) -> Date {
        let index = min(max(1, attempts), waits.count) - 1
        return now.addingTimeInterval(waits.isEmpty ? 300 : waits[index])
    }

    /// Whether a message that was queued at `queued` has been tried long enough.
    package func isExpired(queued: Date, at now: Date) -> Bool {
        now.timeIntervalSince(queued) > lifetime
    }
}
