import FoundationEssentials
import Leads
import MailTypes

/// One step of a lead's sequence (M58).
package struct StepRecord: Hashable, Sendable {
    package let id: Int64
    /// The ID its message has in the outgoing spool.
    package let queueID: QueueID
    package let lead: QueueID
    package let step: StepName
    package let lane: Lane
    package let status: StepStatus
    /// Why it was stopped, skipped or failed.
    package let reason: String?
    package let dueAt: Date
    /// Hand-overs tried so far.
    package let attempts: Int
    /// The last reply of the smart host: code and enhanced code. Its text may quote the address and is not kept here.
    package let replyCode: Int?
    package let replyStatus: EnhancedStatusCode?
    package let content: StepContent?
    package let createdAt: Date
    package let claimedAt: Date?
    package let queuedAt: Date?
    /// When it was sent, failed, skipped or stopped.
    package let closedAt: Date?
}
