import FoundationEssentials

/// What the clock says of a follow-up.
package enum SendTiming: Hashable, Sendable {
    case now
    /// Outside the window, or too soon after the last message.
    case wait(until: Date)
    /// Its time has passed: what it says would come out of the blue.
    case stale
}
