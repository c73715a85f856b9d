import FoundationEssentials
import Synchronization

/// Gives queue IDs that never repeat and never go back, whatever the clock does.
package final class QueueIDSource: Sendable {
    private let last: Mutex<UInt64>

    /// - Parameter floor: the highest ID already in use, when there is one: IDs go on above it.
    package init(above floor: QueueID? = nil) {
        last = Mutex(floor?.rawValue ?? 0)
    }

    /// The next ID for something that happens at `now`.
    package func next(at now: Date) -> QueueID {
        let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
        // The random start within the millisecond keeps IDs of two gateways apart.
        let candidate = milliseconds << 22 | UInt64.random(in: 0..<1 << 20)
        return last.withLock { last in
            last = candidate > last ? candidate : last + 1
            return QueueID(rawValue: last)
        }
    }

    /// Makes every later ID higher than `id`.
    package func raise(above id: QueueID) {
        last.withLock { $0 = max($0, id.rawValue) }
    }
}
