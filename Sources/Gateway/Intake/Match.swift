import MailTypes

/// The lead or the message of ours that a message belongs to.
struct Match: Sendable {
    /// By what it was found.
    enum Way: String, Sendable {
        /// A token in an address it came to.
        case address = "token in an address"
        /// In-Reply-To, References, or the message that a report is about.
        case thread
        /// A token in its text.
        case text = "token in the text"
        /// The address and the subject of an open lead.
        case sender
        /// The telephone number of an open lead: the same person from another address.
        case phone
        /// The company's domain and the subject of an open lead.
        case colleague
    }

    var lead: QueueID?
    var step: QueueID?
    /// Nil when nothing was found.
    var way: Way?
    /// It came to the address by which a person asks for no more mail.
    var isStopAddress = false
    /// The thread is the lead's, and the subject is another: a new request of the same person.
    var isNewRequest = false

    var isEmpty: Bool { lead == nil && step == nil }
    /// Whether the message itself names the conversation.
    var isThread: Bool { [.address, .thread, .text].contains(way) }
}
