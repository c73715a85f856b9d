/// One follow-up of a sequence, as its file describes it.
package struct SequenceStep: Hashable, Sendable {
    /// Days after the inquiry arrived.
    package var day: Int
    /// The template to send; nil: the one whose own trigger fits.
    package var template: String?
    /// Which leads get it.
    package var criteria: LeadCriteria

    package init(day: Int, template: String? = nil, criteria: LeadCriteria = LeadCriteria()) {
        self.day = day
        self.template = template
        self.criteria = criteria
    }

    package var name: StepName { .day(day) }
}
