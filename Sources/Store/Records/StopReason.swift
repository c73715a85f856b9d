/// Why a step did not go out, or why a lead's sequence ended.
package enum StopReason: String, Sendable, Codable, CaseIterable {
    /// The person wrote back.
    case reply
    /// The address refused for good.
    case hardBounce = "hard-bounce"
    /// The address refused for now too often.
    case softBounces = "soft-bounces"
    case complaint
    case unsubscribe
    /// The address is on the suppression list.
    case suppressed
    /// Too many automatic replies to this correspondent, domain or in all (RFC 3834 §2).
    case budget
    /// Someone of the office has taken the lead over.
    case handled
    /// A person decided so.
    case manual
    /// Its time passed while nothing could be sent, and it would come out of the blue.
    case stale
    /// No template is for it.
    case noTemplate = "no-template"
    /// The sequence's file leaves it out for this lead, or has it no more.
    case unplanned
    /// The step is not due any more: it was taken, sent or stopped before.
    case notDue = "not-due"
    /// Nobody can be answered.
    case noAddress = "no-address"
    /// The lead's personal data was erased.
    case erased
}
