import FoundationEssentials

/// A step whose time has come, with the lead it is for: all the desk needs to render it.
package struct DueStep: Hashable, Sendable {
    package let step: StepRecord
    package let lead: LeadRecord
    /// When the last message before it went out to this lead; nil when none did.
    package let lastSentAt: Date?
}
