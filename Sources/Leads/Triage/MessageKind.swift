/// What a message is: the first question the gateway asks of it.
package enum MessageKind: String, Sendable, Codable, CaseIterable, Hashable {
    /// A person asks something for the first time.
    case inquiry
    /// A web form that mails what a person filled in.
    case form
    /// A person answers something of ours.
    case reply
    /// A mail system gave up on a message (RFC 3464 and everything older).
    case bounce
    /// A mail system has not given up yet.
    case delay
    /// Somebody's robot answered: vacation notes, acknowledgements (RFC 3834).
    case autoResponse = "auto_response"
    /// Somebody called a message of ours spam (RFC 5965).
    case complaint
    /// A person, or a robot for one, asks for no more mail.
    case unsubscribe
    /// A filter asks the sender to prove being a person.
    case challenge
    /// Bulk mail: lists and newsletters (RFC 2369, RFC 2919).
    case list
    /// Mail made by a machine for information: receipts, reports, success notifications.
    case notice
    case unknown

    /// Whether a person wrote it, so that a robot may answer.
    package var isPersonal: Bool {
        switch self {
        case .inquiry, .form, .reply, .unsubscribe, .unknown: true
        case .bounce, .delay, .autoResponse, .complaint, .challenge, .list, .notice: false
        }
    }
}
