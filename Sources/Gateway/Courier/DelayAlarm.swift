import Foundation
import MailTypes
import Spool

/// Notices first replies that wait too long: the manager is told of each once, and once more when another hold of the
/// smart host catches it.
struct DelayAlarm: Sendable {
    /// What the manager is told.
    struct News: Equatable, Sendable {
        /// Messages told of now for the first time, the oldest first.
        let messages: [QueueID]
        /// Seconds that the oldest has waited.
        let longest: Double
    }

    /// Seconds after which a first reply is late: a lead that waits for five minutes writes to the next office.
    static let limit = 300.0

    /// The messages told of, each with the beginning of the hold it was told in.
    private var told: [QueueID: Date?] = [:]

    /// - Parameters:
    ///   - entries: what is queued.
    ///   - holdBegan: since when all mail is held; nil when it is not.
    /// - Returns: nil when there is nothing new to tell.
    mutating func look(at entries: [QueueEntry], holdBegan: Date?, now: Date) -> News? {
        // The ID of a first reply is as old as its lead. What an operator holds is late on purpose.
        let late = entries.filter {
            $0.lane == .firstReply && !$0.isHeld && now.timeIntervalSince($0.arrival) >= Self.limit
        }
        let known = told
        told = [:]
        var new: [QueueEntry] = []
        for entry in late {
            let before = known[entry.id]
            let isNews = before == nil || (holdBegan != nil && before != .some(holdBegan))
            told.updateValue(isNews ? holdBegan : before.flatMap { $0 }, forKey: entry.id)
            if isNews { new.append(entry) }
        }
        guard let oldest = new.map(\.arrival).min() else { return nil }
        let messages = new.sorted { $0.arrival < $1.arrival }.map(\.id)
        return News(messages: messages, longest: now.timeIntervalSince(oldest))
    }
}
