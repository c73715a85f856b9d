import FoundationEssentials
import MailTypes

/// One message of a queue as its log tells it, without its content.
package struct QueueEntry: Hashable, Sendable {
    /// Where a message stands.
    package enum State: String, Hashable, Sendable, Codable {
        /// Due as soon as somebody takes it.
        case queued
        /// Somebody works on it.
        case active
        /// Waits for its time.
        case deferred
        /// Waits for a person.
        case held
    }

    package let id: QueueID
    package let lane: Lane
    /// Octets of the message.
    package let size: Int
    package var attempts: Int
    /// When it is due; in the past for a queued one.
    package var due: Date
    package var isHeld: Bool
    /// Whether somebody has taken it to work on.
    package var isLeased: Bool
    /// The last reply, fault or reason.
    package var reason: String?

    /// When it came, to the millisecond.
    package var arrival: Date { Date(timeIntervalSince1970: Double(id.milliseconds) / 1000) }

    /// Where it stands at a moment.
    package func state(at now: Date) -> State {
        if isHeld { return .held }
        if isLeased { return .active }
        return due > now ? .deferred : .queued
    }
}
