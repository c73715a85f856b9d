import Foundation

/// One message of a queue as tools show it.
package struct QueueListing: Codable, Sendable {
    package var id: String
    /// `incoming` or `outgoing`.
    package var queue: String
    /// `queued`, `active` (being worked on), `deferred`, `held`.
    package var state: String
    package var lane: String
    package var arrival: Date
    /// Octets.
    package var size: Int
    package var attempts: Int
    /// When it is tried next, for a deferred one.
    package var due: Date?
    package var sender: String
    package var recipients: [String]
    /// The last reply or reason.
    package var reason: String?

    package init(
        id: String, queue: String, state: String, lane: String, arrival: Date, size: Int, attempts: Int, due: Date?,
        sender: String, recipients: [String], reason: String?
    ) {
        self.id = id
        self.queue = queue
        self.state = state
        self.lane = lane
        self.arrival = arrival
        self.size = size
        self.attempts = attempts
        self.due = due
        self.sender = sender
        self.recipients = recipients
        self.reason = reason
    }
}
