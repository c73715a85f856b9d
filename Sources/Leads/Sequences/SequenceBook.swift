/// All sequences in force.
package struct SequenceBook: Hashable, Sendable {
    /// By name.
    package let sequences: [FollowUpSequence]

    package init(_ sequences: [FollowUpSequence]) {
        self.sequences = sequences.sorted { $0.name < $1.name }
    }

    /// What stands in where a directory of templates has no sequences of its own: days 3, 7 and 14 (M131-M133).
    package static let standard = SequenceBook([usual])

    /// The built-in sequence.
    package static let usual = FollowUpSequence(
        name: "standard", steps: [SequenceStep(day: 3), SequenceStep(day: 7), SequenceStep(day: 14)])

    package subscript(name name: String) -> FollowUpSequence? {
        sequences.first { $0.name == name }
    }

    /// The sequence a lead is enrolled in: of those that are for it the most specific, then the first by name.
    package func sequence(for lead: LeadCriteria.Subject) -> FollowUpSequence? {
        sequences.filter { $0.criteria.objection(to: lead) == nil }
            .max { ($0.criteria.specificity, $1.name) < ($1.criteria.specificity, $0.name) }
    }
}
