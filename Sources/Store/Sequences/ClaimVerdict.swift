import FoundationEssentials

/// Whether a step may go out now.
package enum ClaimVerdict: Hashable, Sendable {
    /// It is yours: render it, spool it under `queueID`, then `markQueued`.
    case go(StepRecord)
    /// It will not go out.
    case stop(StopReason)
    /// A budget is spent; it is due again at this time.
    case wait(until: Date)
}
