/// What a server holds against a peer. Each is first answered by slowness and then by the end of the session.
package enum DefenceRule: UInt8, CaseIterable, Sendable, CustomStringConvertible {
    /// Spoke before the greeting (RFC 5321 §4.3.1).
    case earlyTalker
    /// Sent on where it had to wait for a reply (RFC 2920 §3.1).
    case pipelining
    /// Gathered refusals.
    case errors
    /// Kept us waiting.
    case slowness
    /// Connected again and again.
    case connections
    /// Sent message after message.
    case messages

    package var description: String {
        switch self {
        case .earlyTalker: "early talker"
        case .pipelining: "unauthorised pipelining"
        case .errors: "too many errors"
        case .slowness: "slow client"
        case .connections: "flood of connections"
        case .messages: "flood of messages"
        }
    }
}
