import MailTypes

/// What recording a message did.
package struct MessageOutcome: Hashable, Sendable {
    /// False when it had been recorded before: nothing was done.
    package let isNew: Bool
    /// The lead it belongs to.
    package let lead: QueueID?
    /// The outgoing IDs of the steps it stopped.
    package let stopped: [QueueID]
    /// Why the correspondent gets no more mail, when this message made it so.
    package let suppressed: SuppressionReason?
}
