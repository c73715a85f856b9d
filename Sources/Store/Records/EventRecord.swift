import FoundationEssentials
import MailTypes

/// One thing that happened.
package struct EventRecord: Hashable, Sendable {
    package let id: Int64
    package let time: Date
    package let type: EventType
    package let lead: QueueID?
    package let step: Int64?
    package let message: QueueID?
    /// Facts that are not personal: codes, counts, reasons.
    package let details: [String: String]
}
