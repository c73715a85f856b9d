/// What can happen, as the event log names it.
package enum EventType: String, Sendable, Codable, CaseIterable {
    case leadCreated = "lead.created"
    /// A further inquiry was added to an open lead.
    case leadMerged = "lead.merged"
    case leadStatus = "lead.status"
    /// The lead's sequence was ended.
    case leadStopped = "lead.stopped"
    /// The person ended the follow-ups by a page or a button.
    case leadUnsubscribed = "lead.unsubscribed"
    /// Put off: a budget, a fault of ours, a 4yz reply.
    case stepDeferred = "step.deferred"
    case stepSent = "step.sent"
    case stepFailed = "step.failed"
    case stepSkipped = "step.skipped"
    case stepStopped = "step.stopped"
    case messageReceived = "message.received"
    /// The same message came again: same identifier, same content.
    case messageRepeated = "message.repeated"
    case suppressionAdded = "suppression.added"
    case suppressionRemoved = "suppression.removed"
}
