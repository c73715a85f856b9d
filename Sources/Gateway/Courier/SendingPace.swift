import Foundation
import MailTypes

/// How many messages and connections the host is to get now: the configured limits, lowered by what the host says of
/// itself and raised again while it says nothing.
///
/// Pure: time is a parameter. Halving at a hint and growing by a share in quiet is what TCP does with a line of unknown
/// width (RFC 5681 §3.1); it finds a host's limit without knowing it, and stays near it.
struct SendingPace: Sendable {
    /// What may leave now, by lane.
    struct Allowance: Sendable, Equatable {
        /// Messages of first replies and alerts.
        var urgent: Int
        /// Messages of the other lanes, of the same sum.
        var other: Int
        /// When more may; nil: nothing limits.
        var more: Date?
    }

    /// Messages that may leave in one look when no rate is set.
    private static let unbounded = 1_000_000
    /// Seconds without a hint after which the pace rises, and after which connections do.
    private static let recovery = 15.0
    /// A host gets at least so many messages a second, however often it complains: one in ten seconds.
    private static let slowest = 0.1
    /// A host that is merely busy is not busy with so few.
    private static let unhurried = 4.0
    /// Seconds over which the rate of hand-overs is measured.
    private static let window = 4.0
    /// A rate that had to be found and has risen so far above where the hint came is no limit any more.
    private static let forgotten = 8.0
    /// Hints within this time are one: several connections meet the same limit together.
    private static let oneHint = 2.0

    private let limits: PaceLimits
    private let calendar: Calendar

    /// Messages a second; nil: unlimited.
    private(set) var rate: Double?
    /// Connections at once.
    private(set) var connections: Int
    private var rateAtHint = 0.0
    private var tokens: Double
    private var refilled: Date
    private var lastHint = Date.distantPast
    private var lastChange = Date.distantPast
    private var measured = 0.0
    private var measuredAt: Date
    private var underWay = 0
    private var sentToday: Int
    private var dayEnd: Date

    /// - Parameter sentToday: messages handed over since the day began, as the ledger knows.
    init(limits: PaceLimits, timeZone: TimeZone, sentToday: Int, at now: Date) {
        self.limits = limits
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
        rate = limits.messagesPerSecond
        connections = limits.connections
        tokens = max(1, limits.messagesPerSecond ?? 1)
        refilled = now
        measuredAt = now
        self.sentToday = sentToday
        dayEnd = Self.dayEnd(now, calendar)
    }

    /// When the day began that `now` is in.
    static func dayStart(_ now: Date, timeZone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar.startOfDay(for: now)
    }

    private static func dayEnd(_ now: Date, _ calendar: Calendar) -> Date {
        // A day of 23 or 25 hours, too: the calendar knows.
        calendar.date(byAdding: .day, value: 1, to: calendar.startOfDay(for: now)) ?? now.addingTimeInterval(86_400)
    }

    // MARK: what may leave

    /// What may leave now.
    mutating func allowance(at now: Date) -> Allowance {
        turnDay(now)
        refill(now)
        recover(now)
        var result = Allowance(urgent: Self.unbounded, other: Self.unbounded, more: nil)
        if let rate {
            let whole = Int(tokens)
            // One is kept for a first reply, where a second holds more than one.
            result = Allowance(urgent: whole, other: rate > 2 ? max(0, whole - 1) : whole, more: nil)
            if result.other == 0 {
                let missing = (rate > 2 && whole >= 1 ? 2 : 1) - tokens
                result.more = now.addingTimeInterval(max(0.001, missing / rate))
            }
        }
        guard let day = limits.messagesPerDay else { return result }
        let left = max(0, day - sentToday - underWay)
        result.urgent = min(result.urgent, left)
        result.other = min(result.other, max(0, left - min(limits.dailyReserve, day)))
        if result.other == 0, result.more == nil || result.urgent == 0 {
            result.more = min(result.more ?? dayEnd, dayEnd)
        }
        return result
    }

    /// Whether the day's limit leaves nothing for the lower lanes, or nothing at all.
    mutating func dailyState(at now: Date) -> DailyState {
        turnDay(now)
        guard let day = limits.messagesPerDay else { return .open }
        if sentToday >= day { return .over }
        return sentToday >= day - min(limits.dailyReserve, day) ? .reserve : .open
    }

    /// What the day's limit leaves.
    enum DailyState: Sendable, Equatable {
        case open
        /// Only first replies and alerts.
        case reserve
        case over
    }

    // MARK: what happened

    /// Messages that left earlier today are counted, too.
    mutating func remember(_ sent: Int) { sentToday += max(0, sent) }

    /// Messages were taken from the queue to be handed over.
    mutating func began(_ count: Int) {
        underWay += count
        if rate != nil { tokens -= Double(count) }
    }

    /// One of them was handed over, or was not.
    mutating func ended(wasSent: Bool, at now: Date) {
        underWay = max(0, underWay - 1)
        guard wasSent else { return }
        turnDay(now)
        sentToday += 1
        let passed = max(0, now.timeIntervalSince(measuredAt))
        measured = measured * max(0, 1 - passed / Self.window) + 1
        measuredAt = now
    }

    /// The host said that it wants less. True when that changed anything.
    mutating func lower(_ hint: RateHint, at now: Date) -> Bool {
        defer { lastHint = max(lastHint, now) }
        guard now.timeIntervalSince(lastHint) > Self.oneHint else { return false }
        lastChange = now
        if connections > 1 {
            connections = max(1, connections / 2)
            if hint == .fewerConnections { return true }
        } else if hint == .fewerConnections {
            return false
        }
        let passed = max(0, now.timeIntervalSince(measuredAt))
        let recent = measured * max(0, 1 - passed / Self.window) / Self.window
        let floor = hint == .tooFast ? Self.slowest : Self.unhurried
        let present = rate ?? max(recent, hint == .tooFast ? 1 : Self.unhurried)
        guard present > floor else { return false }
        rateAtHint = present
        rate = max(floor, present / 2)
        tokens = min(tokens, 1)
        refilled = now
        return true
    }

    // MARK: time

    private mutating func turnDay(_ now: Date) {
        guard now >= dayEnd else { return }
        sentToday = 0
        dayEnd = Self.dayEnd(now, calendar)
    }

    private mutating func refill(_ now: Date) {
        defer { refilled = now }
        guard let rate else { return }
        // A second's worth may gather: no burst is larger.
        tokens = min(max(1, rate), tokens + rate * max(0, now.timeIntervalSince(refilled)))
    }

    private mutating func recover(_ now: Date) {
        guard now.timeIntervalSince(max(lastChange, lastHint)) >= Self.recovery else { return }
        lastChange = now
        connections = min(limits.connections, connections + 1)
        guard let rate, rate != limits.messagesPerSecond else { return }
        let raised = rate * 1.5
        if let most = limits.messagesPerSecond {
            self.rate = min(most, raised)
        } else {
            self.rate = raised > rateAtHint * Self.forgotten ? nil : raised
        }
    }
}
