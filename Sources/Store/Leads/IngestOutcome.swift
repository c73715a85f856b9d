import MailTypes

/// What became of an inquiry.
package enum IngestOutcome: Hashable, Sendable {
    /// A lead was made of it.
    case created(QueueID)
    /// It was added to an open lead, which is not answered a second time.
    case merged(into: QueueID)
    /// It had been recorded before; the lead it belongs to, if it belongs to one.
    case known(lead: QueueID?)

    /// The lead the message belongs to.
    package var lead: QueueID? {
        switch self {
        case .created(let lead), .merged(let lead): lead
        case .known(let lead): lead
        }
    }
}
