import Foundation
import Logging
import Synchronization

/// Whether mail may be handed over now. Everything that is wrong with us or the smart host holds all of it and alerts;
/// it never fails a message.
final class LaneHold: Sendable {
    private struct State {
        var failures = 0
        var until = Date.distantPast
        var cause: String?
        var since: Date?
    }

    private let schedule: RetrySchedule
    private let logger: Logger
    private let state = Mutex(State())

    init(schedule: RetrySchedule, logger: Logger) {
        self.schedule = schedule
        self.logger = logger
    }

    /// Until when nothing is handed over; in the past when all is well.
    var until: Date { state.withLock { $0.until } }

    /// Why nothing is handed over; nil when all is well.
    var cause: String? { state.withLock { $0.cause } }

    /// Since when nothing is handed over; nil when all is well.
    var since: Date? { state.withLock { $0.since } }

    /// Holds the lanes; returns when to try again.
    @discardableResult
    func hold(_ cause: String, at now: Date) -> Date {
        let (failures, until, isNews) = state.withLock { state in
            // Several connections that fail together are one failure.
            if state.until <= now {
                state.failures += 1
                state.until = schedule.next(after: state.failures, at: now)
            }
            if state.since == nil { state.since = now }
            defer { state.cause = cause }
            return (state.failures, state.until, state.cause != cause)
        }
        // An alert when it begins and when the cause changes; what merely lasts is no news.
        logger.log(
            level: isNews ? .error : .info,
            isNews ? "ALERT mail is held: the smart host cannot be used" : "mail is still held",
            metadata: ["cause": "\(cause)", "failures": "\(failures)", "next_try": "\(until.formatted(.iso8601))"])
        return until
    }

    /// Tries at once: an operator mended it.
    func lift() {
        state.withLock { $0.until = .distantPast }
    }

    /// The smart host works; tells so when it had not.
    func clear(waiting: Int) {
        let wasHeld = state.withLock { state in
            defer { state = State() }
            return state.cause != nil
        }
        if wasHeld { logger.notice("the smart host works again", metadata: ["waiting": "\(waiting)"]) }
    }
}
