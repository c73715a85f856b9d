import Foundation
import MailTypes

/// Whether one smart host is used: closed while it works, open for a while after a fault, then half open until one
/// message has shown that it works again.
///
/// Pure: time is a parameter.
struct HostBreaker: Sendable {
    /// What the host may be given now.
    enum Admission: Sendable, Equatable {
        case free
        /// One connection with one message, which decides.
        case probe
        /// That one is under way.
        case probing
        case refused(until: Date)
    }

    /// Seconds after which a host is asked again at the latest: a probe costs one connection, a lead is worth more.
    static let longestWait = 300.0
    /// The same after a refused password, which a host may count against us.
    static let longestPasswordWait = 900.0
    /// Different messages in a row whose connections broke before the host counts as broken: one alone may be the cause
    /// of its own breaks.
    private static let breaksThatTell = 3

    private let schedule: RetrySchedule
    private(set) var failures = 0
    private(set) var until = Date.distantPast
    /// Why it is not used; nil when it is.
    private(set) var cause: String?
    /// Since when.
    private(set) var since: Date?
    private(set) var isProbing = false
    /// The messages under which connections broke since the last one that was taken.
    private var broken: [QueueID] = []

    init(schedule: RetrySchedule) {
        self.schedule = schedule
    }

    func admission(at now: Date) -> Admission {
        if cause == nil { return .free }
        if isProbing { return .probing }
        return until <= now ? .probe : .refused(until: until)
    }

    /// The one connection that decides is being opened.
    mutating func beginProbe() { isProbing = true }

    /// It ended without a decision.
    mutating func endProbe() { isProbing = false }

    /// The host cannot be used. True when that is news: it begins, or its cause is another.
    mutating func trip(_ cause: String, isPassword: Bool = false, at now: Date) -> Bool {
        // Several connections that fail together are one failure.
        if until <= now {
            failures += 1
            // A password that was refused is tried less often: hosts count.
            let (step, most) = isPassword ? (failures + 2, Self.longestPasswordWait) : (failures, Self.longestWait)
            until = min(schedule.next(after: step, at: now), now.addingTimeInterval(most))
        }
        isProbing = false
        if since == nil { since = now }
        defer { self.cause = cause }
        return self.cause != cause
    }

    /// A connection broke under a message; true when the host is to be tripped for it.
    mutating func broke(under id: QueueID) -> Bool {
        if !broken.contains(id) { broken.append(id) }
        return broken.count >= Self.breaksThatTell
    }

    /// Tries at once: an operator mended it.
    mutating func lift() { until = .distantPast }

    /// It works. True when it had not.
    mutating func close() -> Bool {
        let wasOpen = cause != nil
        self = HostBreaker(schedule: schedule)
        return wasOpen
    }
}
