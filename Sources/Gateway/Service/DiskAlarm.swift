import Logging
import Spool
import Store
import Synchronization

/// Raises one alert for a fault of the disk, not one for each message that meets it, and says when it is over.
final class DiskAlarm: Sendable {
    private struct State {
        /// When each kind of fault was told last.
        var told: [String: ContinuousClock.Instant] = [:]
        var faults = 0
    }

    /// A fault that lasts is told again after this: once is easily missed, and a disk that stays broken is a loss.
    static let reminder = Duration.seconds(15 * 60)

    private let logger: Logger
    private let state = Mutex(State())

    init(logger: Logger) {
        self.logger = logger
    }

    /// The spool met a fault, or is well again.
    func hear(_ news: SpoolNews, at now: ContinuousClock.Instant = .now) {
        switch news {
        case .fault(let fault): raise("\(fault.kind) \(fault.code)", "ALERT spool", "\(fault)", at: now)
        case .wellAgain: end("spool well again")
        }
    }

    /// The ledger met a fault, or is well again.
    func hear(_ news: StoreNews, at now: ContinuousClock.Instant = .now) {
        switch news {
        case .fault(let error): raise(error.code.rawValue, "ALERT ledger", "\(error)", at: now)
        case .wellAgain: end("ledger well again")
        }
    }

    private func raise(_ kind: String, _ message: Logger.Message, _ fault: String, at now: ContinuousClock.Instant) {
        let isNews = state.withLock { state in
            state.faults += 1
            if let told = state.told[kind], now - told < Self.reminder { return false }
            state.told[kind] = now
            return true
        }
        logger.log(level: isNews ? .error : .debug, isNews ? message : "fault goes on", metadata: ["fault": "\(fault)"])
    }

    private func end(_ message: Logger.Message) {
        let faults = state.withLock { state in
            defer { state = State() }
            return state.faults
        }
        logger.notice(message, metadata: ["faults": "\(faults)"])
    }
}
