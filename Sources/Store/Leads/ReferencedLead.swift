import MailTypes

/// A lead that a message refers to, and the step whose message it answers.
package struct ReferencedLead: Hashable, Sendable {
    package let step: StepRecord
    package let lead: LeadRecord

    /// Where the identifier it was found by stands among those asked for.
    func place(in places: [MessageID: Int]) -> Int {
        step.content.flatMap { places[$0.messageID] } ?? .max
    }
}
