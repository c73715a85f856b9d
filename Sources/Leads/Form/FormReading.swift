import MailTypes

/// A form-to-mail message taken apart.
package struct FormReading: Hashable, Sendable {
    /// Questions and answers in the order of the message, labels as printed.
    package var fields: [FormField]
    package var facts: LeadFacts
    /// Whom to answer: the person who filled the form in; nil when the form names nobody who could be written to.
    package var replyAddress: AddrSpec?
    /// What showed that this is a form, for `why`.
    package var signs: [String]

    package init(fields: [FormField], facts: LeadFacts, replyAddress: AddrSpec?, signs: [String] = []) {
        self.fields = fields
        self.facts = facts
        self.replyAddress = replyAddress
        self.signs = signs
    }
}
