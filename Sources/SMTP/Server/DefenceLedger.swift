import NIOCore
import Synchronization

/// Counts what peers do by the minute, and how often each rule of defence was used.
///
/// An address has one entry for a minute; there are at most `maximumEntries`, so no number of addresses fills the
/// memory. When all are taken the newest addresses are not counted: the limit of connections still holds for them.
package final class DefenceLedger: Sendable {
    /// What follows from a count.
    package enum Standing: Equatable, Sendable {
        case fine
        /// Over the limit: to be slowed. `isNew`: the first time in this minute.
        case over(isNew: Bool)
        /// Over twice the limit: to be sent away.
        case farOver(isNew: Bool)
    }

    /// How often a rule was used.
    package struct Count: Equatable, Sendable {
        package var slowed = 0
        package var shed = 0
    }

    private struct Entry {
        var since: NIODeadline
        var connections = 0
        var messages = 0
        var earlyTalks = 0
    }

    private struct State {
        var entries: [String: Entry] = [:]
        /// When a full table is looked through next.
        var nextSweep = NIODeadline.uptimeNanoseconds(0)
        var counts = [Count](repeating: Count(), count: DefenceRule.allCases.count)
    }

    /// About 1 MiB of entries.
    static let maximumEntries = 10_000
    /// Time between two looks through a full table: a flood of new addresses must not cost one each.
    static let sweepInterval = TimeAmount.seconds(1)
    /// The time that counts belong to.
    static let window = TimeAmount.minutes(1)

    private let state = Mutex(State())
    private let limits: ServerLimits

    package init(limits: ServerLimits) {
        self.limits = limits
    }

    /// How often each rule was used since the start.
    package var counts: [DefenceRule: Count] {
        state.withLock { state in
            Dictionary(uniqueKeysWithValues: DefenceRule.allCases.map { ($0, state.counts[Int($0.rawValue)]) })
        }
    }

    func slowed(by rule: DefenceRule) {
        state.withLock { $0.counts[Int(rule.rawValue)].slowed += 1 }
    }

    func shed(by rule: DefenceRule) {
        state.withLock { $0.counts[Int(rule.rawValue)].shed += 1 }
    }

    /// One more connection from the address.
    func connected(_ peer: String, at now: NIODeadline) -> Standing {
        count(peer, at: now, limit: limits.connectionsPerMinute) { entry in
            entry.connections += 1
            return entry.connections
        }
    }

    /// One more message from the address.
    func mailed(_ peer: String, at now: NIODeadline) -> Standing {
        count(peer, at: now, limit: limits.messagesPerMinute) { entry in
            entry.messages += 1
            return entry.messages
        }
    }

    /// One more time that the address spoke before the greeting.
    func spokeEarly(_ peer: String, at now: NIODeadline) -> Standing {
        count(peer, at: now, limit: 0) { entry in
            entry.earlyTalks += 1
            // The first is slowed, the third is far over.
            return entry.earlyTalks > 2 ? Int.max : 1
        }
    }

    private func count(
        _ peer: String, at now: NIODeadline, limit: Int, _ step: (inout Entry) -> Int
    ) -> Standing {
        let key = ConnectionLedger.key(of: peer)
        return state.withLock { state in
            guard var entry = DefenceLedger.entry(key, in: &state, at: now) else { return .fine }
            let number = step(&entry)
            state.entries[key] = entry
            if number > limit.addingReportingOverflow(max(limit, 1)).partialValue {
                return .farOver(isNew: number == 2 * limit + 1 || number == Int.max)
            }
            return number > limit ? .over(isNew: number == limit + 1) : .fine
        }
    }

    private static func entry(_ key: String, in state: inout State, at now: NIODeadline) -> Entry? {
        if let entry = state.entries[key] { return now - entry.since < window ? entry : Entry(since: now) }
        if state.entries.count >= maximumEntries {
            guard now >= state.nextSweep else { return nil }
            state.nextSweep = now + sweepInterval
            state.entries = state.entries.filter { now - $0.value.since < window }
            guard state.entries.count < maximumEntries else { return nil }
        }
        return Entry(since: now)
    }
}
