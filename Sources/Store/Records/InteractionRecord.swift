import FoundationEssentials
import MailTypes

/// One touch with a lead (M57).
package struct InteractionRecord: Hashable, Sendable {
    package let id: Int64
    package let lead: QueueID
    package let time: Date
    package let kind: InteractionKind
    package let direction: Direction
    /// The message it came by, if it did.
    package let message: QueueID?
    /// What was said, in short; nil when nothing was or when it was erased.
    package internal(set) var summary: String?
}
