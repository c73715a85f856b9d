import Foundation
import Logging
import Synchronization

/// The pace that all connections share, and who is told when it changes.
final class PaceKeeper: Sendable {
    private struct State {
        var pace: SendingPace
        var told = SendingPace.DailyState.open
        var pausedUntil = Date.distantPast
    }

    private let state: Mutex<State>
    private let logger: Logger

    init(_ pace: SendingPace, logger: Logger) {
        state = Mutex(State(pace: pace))
        self.logger = logger
    }

    /// Connections that may be open at once now.
    var connections: Int { state.withLock { $0.pace.connections } }

    /// What may leave now; tells once a day when the day's limit begins to keep mail back.
    func allowance(at now: Date) -> SendingPace.Allowance {
        let (allowance, news) = state.withLock { state in
            guard state.pausedUntil <= now else {
                return (
                    SendingPace.Allowance(urgent: 0, other: 0, more: state.pausedUntil), SendingPace.DailyState?.none
                )
            }
            let allowance = state.pace.allowance(at: now)
            let daily = state.pace.dailyState(at: now)
            defer { state.told = daily }
            return (allowance, daily == state.told ? nil : daily)
        }
        switch news {
        case .reserve:
            logger.error("ALERT the day's limit: follow-ups wait until midnight, the rest is for first replies")
        case .over: logger.error("ALERT the day's limit is reached: nothing leaves until midnight")
        case .open, nil: break
        }
        return allowance
    }

    /// Nothing leaves before `moment`: what became of messages cannot be noted.
    func pause(until moment: Date) {
        state.withLock { $0.pausedUntil = max($0.pausedUntil, moment) }
    }

    /// Messages that left today before this start.
    func remember(_ sentToday: Int) {
        state.withLock { $0.pace.remember(sentToday) }
    }

    func began(_ count: Int) {
        state.withLock { $0.pace.began(count) }
    }

    func ended(wasSent: Bool, at now: Date) {
        state.withLock { $0.pace.ended(wasSent: wasSent, at: now) }
    }

    func lower(_ hint: RateHint, cause: String, at now: Date) {
        let change = state.withLock { state in
            state.pace.lower(hint, at: now) ? (state.pace.connections, state.pace.rate) : nil
        }
        guard let (connections, rate) = change else { return }
        logger.warning(
            "the smart host asks for less",
            metadata: [
                "cause": "\(cause.prefix(160))", "connections": "\(connections)",
                "messages_per_second": "\(rate.map { String(format: "%.1f", $0) } ?? "unlimited")",
            ])
    }
}
