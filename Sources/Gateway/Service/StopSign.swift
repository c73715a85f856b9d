import Synchronization

/// Says that a room is to begin nothing new; what is under way is finished.
final class StopSign: Sendable {
    private let isUp = Mutex(false)

    var isRaised: Bool { isUp.withLock { $0 } }

    func raise() {
        isUp.withLock { $0 = true }
    }
}
