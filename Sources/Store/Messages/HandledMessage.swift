import FoundationEssentials
import MailTypes

/// A message that makes no lead: a reply, a bounce, a complaint ... as triage understood it.
package struct HandledMessage: Hashable, Sendable {
    package var message: IncomingMessage
    /// The lead it was matched to.
    package var lead: QueueID?
    /// The message of ours it answers, by its ID in the outgoing spool; gives the lead when that is nil.
    package var step: QueueID?
    /// Whose address it is about: the recipient that bounced, who complained, who unsubscribed; the lead's
    /// correspondent when nil.
    package var correspondent: AddrSpec?
    /// For bounces; a bounce without a severity changes nothing.
    package var bounce: BounceSeverity?
    /// What was said, in short; sealed.
    package var summary: String?
    /// Codes and reasons for the event log; never personal.
    package var details: [String: String]
    /// For bounces: what the reports said that no rule knows; sealed, listed by `unknownBounces`.
    package var unknownTexts: [UnknownBounceText]
    /// For automatic answers: until when the person is away; follow-ups due before that wait for it.
    package var awayUntil: Date?

    package init(
        message: IncomingMessage, lead: QueueID? = nil, step: QueueID? = nil, correspondent: AddrSpec? = nil,
        bounce: BounceSeverity? = nil, summary: String? = nil, details: [String: String] = [:],
        unknownTexts: [UnknownBounceText] = [], awayUntil: Date? = nil
    ) {
        self.message = message
        self.lead = lead
        self.step = step
        self.correspondent = correspondent
        self.bounce = bounce
        self.summary = summary
        self.details = details
        self.unknownTexts = unknownTexts
        self.awayUntil = awayUntil
    }
}
