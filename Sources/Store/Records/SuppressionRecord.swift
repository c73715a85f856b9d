import FoundationEssentials
import MailTypes

/// One address that gets no more mail.
package struct SuppressionRecord: Hashable, Sendable {
    package let id: Int64
    /// nil when it was erased: the address is still refused by its blind index.
    package internal(set) var address: AddrSpec?
    package let reason: SuppressionReason
    package let scope: SuppressionScope
    /// The message that proves it.
    package let evidence: QueueID?
    package let createdAt: Date
    /// nil: for good.
    package let expiresAt: Date?
}
