import MailTypes

/// The fact that a message has been recorded.
package struct KnownMessage: Hashable, Sendable {
    /// The lead it belongs to, if it belongs to one.
    package let lead: QueueID?
}
