import Leads

/// What kind of touch with a lead an interaction is (M57).
package enum InteractionKind: String, Sendable, Codable, CaseIterable {
    case inquiry
    case form
    case reply
    case firstReply = "first-reply"
    case followUp = "follow-up"
    case bounce
    case delay
    case autoResponse = "auto-response"
    case complaint
    case unsubscribe
    /// Any other message that belongs to the lead.
    case message
    case call
    case note
    case status

    /// The touch that a message of this kind is.
    init(_ kind: MessageKind) {
        switch kind {
        case .inquiry: self = .inquiry
        case .form: self = .form
        case .reply: self = .reply
        case .bounce: self = .bounce
        case .delay: self = .delay
        case .autoResponse: self = .autoResponse
        case .complaint: self = .complaint
        case .unsubscribe: self = .unsubscribe
        case .challenge, .list, .notice, .unknown: self = .message
        }
    }
}
