import MailTypes

/// What became of an earlier call under the same Idempotency-Key.
package enum EarlierCall: Hashable, Sendable {
    /// It was taken, with the same body.
    case same(QueueID)
    /// The key was used for another body: the caller is confused.
    case different
}
