import FoundationEssentials
import Leads
import MailTypes

/// A step to be written with a new lead.
package struct PlannedStep: Hashable, Sendable {
    package var step: StepName
    package var lane: Lane
    package var dueAt: Date
    /// The ID its message will have in the outgoing spool.
    package var queueID: QueueID

    package init(step: StepName, lane: Lane, dueAt: Date, queueID: QueueID) {
        self.step = step
        self.lane = lane
        self.dueAt = dueAt
        self.queueID = queueID
    }
}
