import Foundation

/// The way of the sample inquiry through the gateway, with its times.
package struct DemoJourney: Codable, Sendable {
    /// The queue ID that the 250 told.
    package var id: String
    /// Milliseconds from the connection to our 250.
    package var acceptedMilliseconds: Double
    /// The lead's ID; the same as the message's.
    package var lead: String
    package var name: String?
    package var service: String?
    package var score: Int
    package var attainable: Int
    package var tier: String
    /// One line per factor.
    package var why: [String]
    /// Milliseconds from the connection to the smart host's reply (D5).
    package var repliedMilliseconds: Double
    package var replySubject: String
    package var replyTo: String
    /// The smart host's reply.
    package var handedOver: String

    private enum CodingKeys: String, CodingKey {
        case id
        case acceptedMilliseconds = "accepted_ms"
        case lead, name, service, score, attainable, tier, why
        case repliedMilliseconds = "replied_ms"
        case replySubject = "reply_subject"
        case replyTo = "reply_to"
        case handedOver = "handed_over"
    }
}
