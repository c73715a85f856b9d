import Synchronization

/// Which work of a mailroot meets faults of the disk now; tells of each fault, and once when all is well again.
final class SpoolHealth: Sendable {
    /// Work that can fail while other work succeeds.
    enum Work: Hashable, Sendable {
        case commit, blob, archive
    }

    private struct Place: Hashable {
        var work: Work
        var queue: QueueName
    }

    private let report: @Sendable (SpoolNews) -> Void
    private let failing = Mutex<Set<Place>>([])

    init(report: @escaping @Sendable (SpoolNews) -> Void) {
        self.report = report
    }

    /// The work met a fault.
    func failed(_ fault: SpoolFault, in work: Work, of queue: QueueName) {
        if fault.kind == .disk || fault.kind == .full {
            failing.withLock { _ = $0.insert(Place(work: work, queue: queue)) }
        }
        report(.fault(fault))
    }

    /// The work was done.
    func succeeded(_ work: Work, of queue: QueueName) {
        let isLast = failing.withLock { $0.remove(Place(work: work, queue: queue)) != nil && $0.isEmpty }
        if isLast { report(.wellAgain) }
    }
}
