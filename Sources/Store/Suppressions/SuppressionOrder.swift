import MailTypes

/// Why, how far and until when an address is to be suppressed.
struct SuppressionOrder: Sendable {
    let reason: SuppressionReason
    let scope: SuppressionScope
    let evidence: QueueID?
    /// In the ledger's milliseconds.
    let expires: Int64?
}
