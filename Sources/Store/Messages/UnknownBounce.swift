import FoundationEssentials
import MailTypes

/// One text of a delivery report that no rule knew, as the ledger keeps it.
package struct UnknownBounce: Hashable, Sendable {
    /// The report's ID in the incoming spool.
    package let message: QueueID
    package let time: Date
    package let status: String
    /// The text; nil when it was erased.
    package let text: String?
}
