import MailTypes

/// What became of an inquiry.
package enum IngestOutcome: Hashable, Sendable {
    /// A lead was made of it.
    case created(QueueID)
    /// It was added to an open lead, which is not answered a second time.
    case merged(into: QueueID)
    /// The same message had come before under another ID; the lead that one belongs to, if it belongs to one.
    case repeated(lead: QueueID?)
    /// It had been recorded before; the lead it belongs to, if it belongs to one.
    case known(lead: QueueID?)

    /// The lead the message belongs to.
    package var lead: QueueID? {
        switch self {
        case .created(let lead), .merged(let lead): lead
        case .known(let lead), .repeated(let lead): lead
        }
    }
}
