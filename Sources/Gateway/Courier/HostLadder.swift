import Foundation
import Logging
import MailTypes
import Synchronization

/// The smart hosts in the order in which they are used, each with its breaker. Everything that is wrong with us or a host
/// keeps mail from it and alerts; it never fails a message.
final class HostLadder: Sendable {
    private let names: [String]
    private let logger: Logger
    private let state: Mutex<[HostBreaker]>

    init(names: [String], schedule: RetrySchedule, logger: Logger) {
        self.names = names
        self.logger = logger
        state = Mutex(names.map { _ in HostBreaker(schedule: schedule) })
    }

    /// The host that mail goes to now: the first that works; nil when none does.
    var preferred: Int? { state.withLock { $0.firstIndex { $0.cause == nil } } }

    /// The host that is to be asked now whether it works again: by one connection with one message. It counts as begun.
    /// Hosts behind one that works are left alone.
    func beginProbe(at now: Date) -> Int? {
        state.withLock { hosts in
            for index in hosts.indices {
                switch hosts[index].admission(at: now) {
                case .free: return nil
                case .probing, .refused: continue
                case .probe:
                    hosts[index].beginProbe()
                    return index
                }
            }
            return nil
        }
    }

    /// When a host is asked next whether it works again.
    var nextProbe: Date? {
        state.withLock { hosts in hosts.prefix { $0.cause != nil }.filter { !$0.isProbing }.map(\.until).min() }
    }

    /// Whether a connection to the host is to be used: the host works and none before it does, or the connection is the
    /// one that is to show whether it works.
    func isUsable(_ index: Int, isProbe: Bool) -> Bool {
        state.withLock { hosts in
            guard hosts.indices.contains(index) else { return false }
            if isProbe, hosts[index].isProbing { return true }
            return hosts[index].cause == nil && hosts.prefix(index).allSatisfy { $0.cause != nil }
        }
    }

    /// Why nothing is handed over; nil while any host is used.
    var cause: String? {
        state.withLock { hosts in
            guard hosts.allSatisfy({ $0.cause != nil }) else { return nil }
            let causes = zip(names, hosts).map { name, host in (name, host.cause ?? "") }
            return causes.count == 1 ? causes[0].1 : causes.map { "\($0.0): \($0.1)" }.joined(separator: "; ")
        }
    }

    /// Since when nothing is handed over; nil while any host is used.
    var since: Date? {
        state.withLock { hosts in
            hosts.allSatisfy { $0.since != nil } ? hosts.compactMap(\.since).max() : nil
        }
    }

    /// The host cannot be used for a while; returns whether another can.
    @discardableResult
    func trip(_ index: Int, _ cause: String, isPassword: Bool = false, at now: Date) -> Bool {
        let (isNews, until, failures, next) = state.withLock { hosts in
            guard hosts.indices.contains(index) else { return (false, now, 0, String?.none) }
            let isNews = hosts[index].trip(cause, isPassword: isPassword, at: now)
            let next = zip(names, hosts).first { $0.1.cause == nil }?.0
            return (isNews, hosts[index].until, hosts[index].failures, next)
        }
        // An alert when it begins and when the cause changes; what merely lasts is no news.
        let what =
            next == nil ? "ALERT mail is held: the smart host cannot be used" : "ALERT a smart host cannot be used"
        logger.log(
            level: isNews ? .error : .info, isNews ? "\(what)" : "the smart host still cannot be used",
            metadata: [
                "host": "\(names.indices.contains(index) ? names[index] : "")", "cause": "\(cause)",
                "failures": "\(failures)", "next_try": "\(until.formatted(.iso8601))",
                "mail_goes_to": "\(next ?? "none")",
            ])
        return next != nil
    }

    /// A connection broke under a message; trips the host when that has happened to several in a row.
    func broke(_ index: Int, under id: QueueID, cause: String, at now: Date) {
        let isEnough = state.withLock { $0.indices.contains(index) && $0[index].broke(under: id) }
        if isEnough { trip(index, cause, at: now) }
    }

    /// A probe ended without a decision: its connection closed before a message went over it.
    func endProbe(_ index: Int) {
        state.withLock { if $0.indices.contains(index) { $0[index].endProbe() } }
    }

    /// Tries at once: an operator mended it.
    func lift() {
        state.withLock { hosts in for index in hosts.indices { hosts[index].lift() } }
    }

    /// The host works; tells so when it had not.
    func works(_ index: Int, waiting: Int) {
        let wasOpen = state.withLock { $0.indices.contains(index) && $0[index].close() }
        if wasOpen {
            logger.notice(
                "the smart host works again", metadata: ["host": "\(names[index])", "waiting": "\(waiting)"])
        }
    }
}
