import Synchronization

/// Which work of the ledger meets faults of its disk now; tells of each fault, and once when all is well again.
final class LedgerHealth: Sendable {
    /// Work that can fail while other work succeeds.
    enum Work: Hashable, Sendable {
        case read, write
    }

    /// How long reading must have met no fault until it is well: some pages are in memory while others cannot be read.
    static let calm = Duration.seconds(1)

    private let report: @Sendable (StoreNews) -> Void
    /// When each met its last fault.
    private let failing = Mutex<[Work: ContinuousClock.Instant]>([:])

    init(report: @escaping @Sendable (StoreNews) -> Void) {
        self.report = report
    }

    /// Something failed; only what an operator must mend is told.
    func failed(_ error: StoreError, in work: Work, at now: ContinuousClock.Instant = .now) {
        guard error.isTheDisks else { return }
        failing.withLock { $0[work] = now }
        report(.fault(error))
    }

    /// Something was read, or a transaction is on disk.
    func succeeded(_ work: Work) {
        let isLast = failing.withLock { failing in
            guard let last = failing[work], work == .write || .now - last >= Self.calm else { return false }
            failing[work] = nil
            return failing.isEmpty
        }
        if isLast { report(.wellAgain) }
    }
}
