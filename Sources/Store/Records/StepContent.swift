import MailTypes

/// What a step's message was made from: enough to name it again and to compare variants (M125, M126).
package struct StepContent: Hashable, Sendable, Codable {
    /// The message's identifier; a retry carries the same one.
    package let messageID: MessageID
    /// The template's name.
    package let template: String?
    /// A hash of the template as it was then.
    package let templateHash: String?
    package let variant: String?
    /// Its bare subject, by which an answer without a thread is recognised. Kept as a blind index only: nil when read.
    package let bareSubject: String?

    package init(
        messageID: MessageID, template: String? = nil, templateHash: String? = nil, variant: String? = nil,
        bareSubject: String? = nil
    ) {
        self.messageID = messageID
        self.template = template
        self.templateHash = templateHash
        self.variant = variant
        self.bareSubject = bareSubject
    }
}
