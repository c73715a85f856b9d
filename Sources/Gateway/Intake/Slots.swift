import Synchronization

/// How many more things may be worked on at once.
final class Slots: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) {
        self.count = Mutex(count)
    }

    var free: Int { count.withLock { $0 } }

    func take() {
        count.withLock { $0 -= 1 }
    }

    func put() {
        count.withLock { $0 += 1 }
    }
}
