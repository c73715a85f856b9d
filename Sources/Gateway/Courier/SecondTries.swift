import MailTypes
import Synchronization

/// The messages that are being tried a second time at once because a connection failed under them.
final class SecondTries: Sendable {
    private let ids = Mutex<Set<QueueID>>([])

    /// Whether a message may have its second try; once until `end`.
    func begin(_ id: QueueID) -> Bool {
        ids.withLock { $0.insert(id).inserted }
    }

    func end(_ id: QueueID) {
        ids.withLock { _ = $0.remove(id) }
    }
}
