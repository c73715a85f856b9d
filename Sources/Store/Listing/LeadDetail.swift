/// A lead with everything that belongs to it.
package struct LeadDetail: Hashable, Sendable {
    package let lead: LeadRecord
    /// In the order of time.
    package let interactions: [InteractionRecord]
    /// In the order in which they are due.
    package let steps: [StepRecord]
    /// In the order in which they came and went.
    package let messages: [MessageRecord]
    /// In the order in which they happened.
    package let events: [EventRecord]
}
