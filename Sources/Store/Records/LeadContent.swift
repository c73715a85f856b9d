import Leads
import MailTypes

/// The personal part of a lead: sealed as one.
package struct LeadContent: Hashable, Sendable, Codable {
    package var facts: LeadFacts
    /// Whom our mail goes to; nil when nobody can be answered.
    package var correspondent: AddrSpec?
    /// The inbox of ours the inquiry was sent to.
    package var inbox: AddrSpec?
    package var subject: String?
    /// The inquiry's own identifier, for `In-Reply-To` and `References` (RFC 5322 §3.6.4).
    package var messageID: MessageID?
    package var references: [MessageID]
    /// The judgement with its evidence, which quotes the mail.
    package var score: Score

    package init(
        facts: LeadFacts, correspondent: AddrSpec?, inbox: AddrSpec? = nil, subject: String? = nil,
        messageID: MessageID? = nil, references: [MessageID] = [], score: Score
    ) {
        self.facts = facts
        self.correspondent = correspondent
        self.inbox = inbox
        self.subject = subject
        self.messageID = messageID
        self.references = references
        self.score = score
    }
}
