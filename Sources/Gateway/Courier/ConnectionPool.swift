import Foundation
import SMTP
import Synchronization

/// The connections to the smart hosts: which are idle, which carry mail of which lanes, how long each has been used.
final class ConnectionPool: Sendable {
    /// What a connection is doing.
    private enum Use {
        case idle(since: Date)
        /// Mail of first replies and alerts, or a sign of life.
        case urgent
        /// Mail of the other lanes.
        case other
    }

    private struct Entry {
        let connection: SubmissionConnection
        let host: Int
        let opened: Date
        var isProbe: Bool
        var use: Use
        var carried = 0
        var refreshes = 0
    }

    private struct State {
        var entries: [Int: Entry] = [:]
        var next = 0
        var opening = 0
        /// None is opened before.
        var opensAt = Date.distantPast
        /// None is opened before only to be warm.
        var warmsAt = Date.distantPast
        /// Idle connections in a row that were closed before they carried anything.
        var vainCloses = 0
        /// The shortest idleness after which a host closed, when that is below the configured refresh.
        var idleLimit: Double?
    }

    /// Signs of life one connection gives at most. Postfix takes a hundred commands that carry no mail for a fault.
    private static let mostRefreshes = 50
    /// Seconds after which idle connections that are not needed are closed.
    private static let surplusAge = 30.0
    /// A host that closes idle connections sooner than this is not kept warm against its will.
    private static let shortestRefresh = 5.0
    /// The longest pause, in seconds, between connections opened only to be warm.
    private static let longestPause = 300.0

    private let bounds: ConnectionBounds
    private let state = Mutex(State())

    init(bounds: ConnectionBounds) {
        self.bounds = bounds
    }

    // MARK: counts

    /// Connections in use, idle or being opened.
    var total: Int { state.withLock { $0.entries.count + $0.opening } }

    /// Connections being opened.
    var opening: Int { state.withLock { $0.opening } }

    /// Connections that carry mail of the lower lanes.
    var busyWithOthers: Int {
        state.withLock { state in
            state.entries.values.count { if case .other = $0.use { true } else { false } }
        }
    }

    /// Whether a connection is ready or about to be.
    var hasSpare: Bool {
        state.withLock { state in
            state.opening > 0 || state.entries.values.contains { if case .idle = $0.use { true } else { false } }
        }
    }

    /// Whether the host has a connection.
    func serves(_ host: Int) -> Bool {
        state.withLock { $0.entries.values.contains { $0.host == host } }
    }

    // MARK: opening

    /// Counts a connection that is about to be opened; false when there are `limit`, or none may be opened yet.
    func reserve(limit: Int, at now: Date) -> Bool {
        state.withLock { state in
            guard state.entries.count + state.opening < limit, state.opensAt <= now else { return false }
            state.opening += 1
            return true
        }
    }

    /// The same for one that is only to be warm.
    func reserveWarm(limit: Int, at now: Date) -> Bool {
        let mayWarm = state.withLock { $0.warmsAt <= now }
        return mayWarm && reserve(limit: limit, at: now)
    }

    /// When a connection may be opened again.
    func opensAgain(after now: Date) -> Date? {
        state.withLock { state in
            [state.opensAt, state.entries.isEmpty ? state.warmsAt : .distantPast].filter { $0 > now }.min()
        }
    }

    /// The connection that was counted is open; returns its number.
    func add(_ connection: SubmissionConnection, host: Int, isProbe: Bool, at now: Date) -> Int {
        state.withLock { state in
            state.opening -= 1
            state.next += 1
            state.entries[state.next] = Entry(
                connection: connection, host: host, opened: now, isProbe: isProbe, use: .idle(since: now))
            return state.next
        }
    }

    /// The connection that was counted could not be opened.
    func openFailed(pauseUntil: Date? = nil) {
        state.withLock { state in
            state.opening -= 1
            if let pauseUntil { state.opensAt = pauseUntil }
        }
    }

    // MARK: use

    /// Takes an idle connection whose host `isUsable`: one that is to probe before others, then the one used last, so
    /// that the others may grow old.
    func take(urgent: Bool, isUsable: (Int, Bool) -> Bool) -> PooledConnection? {
        state.withLock { state in
            let usable = state.entries.filter { entry in
                guard case .idle = entry.value.use else { return false }
                return isUsable(entry.value.host, entry.value.isProbe)
            }
            let best = usable.max { Self.rank($0.value) < Self.rank($1.value) }
            guard let best else { return nil }
            state.entries[best.key]?.use = urgent ? .urgent : .other
            return Self.pooled(best.key, best.value)
        }
    }

    private static func rank(_ entry: Entry) -> Date {
        guard case .idle(let since) = entry.use else { return .distantPast }
        return entry.isProbe ? .distantFuture : since
    }

    private static func pooled(_ number: Int, _ entry: Entry) -> PooledConnection {
        PooledConnection(
            number: number, connection: entry.connection, host: entry.host, isProbe: entry.isProbe,
            carried: entry.carried)
    }

    /// Makes a connection ready for the next message; false when it has served long enough and is to be closed.
    func putBack(_ number: Int, carried: Int, at now: Date) -> Bool {
        state.withLock { state in
            guard var entry = state.entries[number] else { return true }
            entry.carried += carried
            if carried > 0 {
                state.vainCloses = 0
                entry.refreshes = 0
            }
            let isOld = now.timeIntervalSince(entry.opened) >= bounds.age
            guard entry.carried < bounds.messages, !isOld else {
                state.entries[number] = nil
                return false
            }
            entry.use = .idle(since: now)
            state.entries[number] = entry
            return true
        }
    }

    /// The probe's message showed that the host works.
    func provesNothingMore(_ number: Int) {
        state.withLock { $0.entries[number]?.isProbe = false }
    }

    /// The connection is not to be used any more.
    func remove(_ number: Int) {
        state.withLock { $0.entries[number] = nil }
    }

    /// A connection closed. Returns its host when it was to probe and carried nothing.
    func closed(_ number: Int, at now: Date) -> Int? {
        state.withLock { state in
            guard let entry = state.entries.removeValue(forKey: number), case .idle(let since) = entry.use else {
                return nil
            }
            let idle = now.timeIntervalSince(since)
            if idle >= 1, idle < state.idleLimit ?? bounds.idleRefresh { state.idleLimit = idle }
            if entry.carried == 0, entry.refreshes == 0 {
                state.vainCloses = min(state.vainCloses + 1, 16)
                state.warmsAt = now.addingTimeInterval(min(Self.longestPause, exp2(Double(state.vainCloses))))
            }
            return entry.isProbe ? entry.host : nil
        }
    }

    // MARK: care

    /// Seconds of idleness after which a sign of life is asked for: as configured, or sooner where a host closes sooner.
    var refreshAfter: Double {
        state.withLock { state in
            state.idleLimit.map { max(Self.shortestRefresh, min(bounds.idleRefresh, $0 * 0.7)) } ?? bounds.idleRefresh
        }
    }

    /// Takes out the idle connections that are not to be used any more: of hosts that others stand in for, too old, or
    /// more than `spare` for long.
    func takeUseless(spare: Int, at now: Date, isUsable: (Int, Bool) -> Bool) -> [SubmissionConnection] {
        state.withLock { state in
            var idle: [(number: Int, since: Date)] = []
            var useless: [Int] = []
            for (number, entry) in state.entries {
                guard case .idle(let since) = entry.use else { continue }
                let isWorn = now.timeIntervalSince(entry.opened) >= bounds.age || entry.refreshes >= Self.mostRefreshes
                if isWorn && !entry.isProbe || !isUsable(entry.host, entry.isProbe) {
                    useless.append(number)
                } else {
                    idle.append((number, since))
                }
            }
            idle.sort { $0.since > $1.since }
            useless += idle.dropFirst(spare).filter { now.timeIntervalSince($0.since) >= Self.surplusAge }
                .map(\.number)
            return useless.compactMap { state.entries.removeValue(forKey: $0)?.connection }
        }
    }

    /// Takes the connections that have been idle for so long that they need a sign of life.
    func takeForRefresh(at now: Date) -> [PooledConnection] {
        let limit = refreshAfter
        return state.withLock { state in
            var due: [PooledConnection] = []
            for (number, entry) in state.entries {
                guard case .idle(let since) = entry.use, now.timeIntervalSince(since) >= limit / 2 else { continue }
                state.entries[number]?.use = .urgent
                state.entries[number]?.refreshes += 1
                due.append(Self.pooled(number, entry))
            }
            return due
        }
    }

    /// Takes out every idle connection: the end.
    func takeAll() -> [SubmissionConnection] {
        state.withLock { state in
            let idle = state.entries.filter { if case .idle = $0.value.use { true } else { false } }
            for number in idle.keys { state.entries[number] = nil }
            return idle.values.map(\.connection)
        }
    }
}
