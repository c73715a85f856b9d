import MailTypes

/// Whether a message in the outgoing spool may be handed to the smart host.
package enum HandoverVerdict: Hashable, Sendable {
    case send
    /// It was: the smart host took it before we could note it done. Never send it again.
    case alreadySent
    /// It failed for good before.
    case alreadyFailed
    /// Something happened since it was queued.
    case stopped(StopReason)
    /// It is not a step's message: an alert, a notice. The ledger has no opinion.
    case unknown
}
