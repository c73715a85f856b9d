import FoundationEssentials
import MailTypes

/// One message that came or went.
package struct MessageRecord: Hashable, Sendable {
    package let id: QueueID
    package let direction: Direction
    /// For what came: the kind as triage named it. For what went: the step's name.
    package let kind: String
    package let lead: QueueID?
    /// The step it is the message of, or the step it answers.
    package let step: Int64?
    package let arrivedAt: Date
    package let handledAt: Date?
    package let location: SpoolLocation?
}
