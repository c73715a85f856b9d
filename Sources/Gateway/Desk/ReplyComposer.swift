import Foundation
import Leads
import MIME
import MailTypes
import Store
import Templates

/// Makes the message of a step: template, words, header fields, octets. Pure: the same step makes the same message.
struct ReplyComposer: Sendable {
    /// A message ready for the spool.
    struct Composed: Sendable {
        var octets: [UInt8]
        var envelope: Envelope
        var content: StepContent
        /// Seconds the template wants to wait after the inquiry (M123).
        var delay: Int
        /// Why this template was chosen.
        var why: [String]
    }

    let business: BusinessConfiguration
    let tokens: TokenAddresses
    let templates: TemplateSet
    let sequences: SequenceBook
    let links: UnsubscribeLinks

    init(_ configuration: Configuration, tokens: TokenAddresses, templates: TemplateSet, sequences: SequenceBook) {
        business = configuration.business
        self.tokens = tokens
        self.templates = templates
        self.sequences = sequences
        links = UnsubscribeLinks(tokens: tokens, publicURL: configuration.webPublicURL)
    }

    /// The message; nil when no template is for this step, or nobody can be written to.
    func compose(_ step: StepRecord, for lead: LeadRecord, at now: Date) throws -> Composed? {
        guard let content = lead.content, let correspondent = content.correspondent,
            let selection = select(step.step, lead, content)
        else { return nil }
        let values = ReplyValues(business: business, links: links).values(of: lead, content, step: step.step, at: now)
        let rendered = templates.render(selection.template, values)
        let messageID = MessageID(unique: "\(step.queueID)", domain: tokens.domain)
        let draft = draft(step, lead, content, correspondent, rendered, messageID, at: now)
        let bounce = tokens.address(.bounce(message: step.queueID))
        let envelope = Envelope(
            reversePath: bounce.map(ReversePath.mailbox) ?? .null, forwardPaths: [correspondent], arrival: now,
            lane: step.lane, smtpUTF8: draft.needsSMTPUTF8 || !correspondent.isASCII, step: step.id
        )
        return Composed(
            octets: try draft.compose(), envelope: envelope,
            content: StepContent(
                messageID: messageID, template: rendered.template, templateHash: rendered.hash,
                variant: rendered.variant, bareSubject: SubjectPrefix.bare(rendered.subject)
            ),
            delay: selection.template.delay, why: selection.why
        )
    }

    /// The template for a step of a lead; nil when none is for it.
    func select(_ step: StepName, _ lead: LeadRecord, _ content: LeadContent) -> TemplateSelection? {
        let criteria = TemplateCriteria(
            step: TemplateStep(step.rawValue) ?? .immediate, service: lead.service?.rawValue, score: lead.points,
            tier: lead.tier.rawValue, isHighValue: content.score.actions.managerAlert,
            language: lead.language ?? TemplateVocabulary.language, variantSeed: lead.id.description
        )
        if let pinned = pinned(step, lead) {
            return TemplateSelection(template: pinned, why: ["named by sequence \(lead.sequence ?? "-")"])
        }
        return step.isDirectAnswer ? templates.firstReply(for: criteria) : templates.select(criteria)
    }

    /// The template that the lead's sequence names for the step.
    private func pinned(_ step: StepName, _ lead: LeadRecord) -> Template? {
        lead.sequence.flatMap { sequences[name: $0] }?.step(step)?.template.flatMap { templates[$0] }
    }

    private func draft(
        _ step: StepRecord, _ lead: LeadRecord, _ content: LeadContent, _ correspondent: AddrSpec,
        _ rendered: RenderedMessage, _ messageID: MessageID, at now: Date
    ) -> MessageDraft {
        let thread = content.references + [content.messageID].compactMap { $0 }
        let offset = business.timeZone.secondsFromGMT(for: now)
        return MessageDraft(
            from: Mailbox(displayName: business.from.name, address: business.from.address),
            to: [Mailbox(displayName: content.facts.name, address: correspondent)],
            replyTo: tokens.address(.reply(lead: lead.id)).map {
                [Mailbox(displayName: business.name, address: $0)]
            } ?? [],
            subject: rendered.subject, date: MailDate(date: now, offset: offset / 60 * 60), messageID: messageID,
            inReplyTo: [content.messageID].compactMap { $0 }, references: thread,
            // RFC 3834 §5: an answer to a message is auto-replied; what we send unasked is auto-generated.
            autoSubmitted: step.step.isDirectAnswer ? "auto-replied" : "auto-generated",
            extraFields: fields(step, lead), text: rendered.text, html: rendered.html
        )
    }

    private func fields(_ step: StepRecord, _ lead: LeadRecord) -> [(FieldName, String)] {
        var fields: [(FieldName, String)] = [
            // QUIRK: Exchange and Outlook answer automatic mail unless told not to in their own words.
            ("X-Auto-Response-Suppress", "All"), ("X-FirstReply-Loop", tokens.loopMark(step.queueID)),
        ]
        // RFC 2369 §3.2: a way out of everything that is sent unasked.
        if !step.step.isDirectAnswer { fields += links.fields(of: lead.id) }
        return fields
    }
}
