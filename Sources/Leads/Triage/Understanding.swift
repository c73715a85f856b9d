import MailTypes

/// All that triage understood of one message.
package struct Understanding: Sendable {
    package var kind: MessageKind
    /// The signs that decided, in words for people.
    package var why: [String]
    /// The new text apart from quotations, signature and forwarded mail.
    package var reply: ReplyText
    /// The message that was forwarded; nil when none was.
    package var forwarded: WrappedMessage?
    /// Whom an answer would go to; nil when nobody is answered.
    package var replyAddress: AddrSpec?
    /// Every recipient of a delivery report, in its order, the delivered too.
    package var bounces: [BouncedRecipient]
    package var autoResponse: AutoResponseReading?
    package var complaint: ComplaintReading?
    package var form: FormReading?
    /// The lead in it, for kinds a person wrote.
    package var lead: LeadFacts?
    /// For reports: the identifiers of the message they are about, its own first.
    package var originalMessageIDs: [MessageID]
    /// The words with which a person asked for no more mail.
    package var stopRequest: String?

    package init(
        kind: MessageKind, why: [String] = [], reply: ReplyText = ReplyText(text: "", newText: ""),
        forwarded: WrappedMessage? = nil, replyAddress: AddrSpec? = nil, bounces: [BouncedRecipient] = [],
        autoResponse: AutoResponseReading? = nil, complaint: ComplaintReading? = nil, form: FormReading? = nil,
        lead: LeadFacts? = nil, originalMessageIDs: [MessageID] = [], stopRequest: String? = nil
    ) {
        self.kind = kind
        self.why = why
        self.reply = reply
        self.forwarded = forwarded
        self.replyAddress = replyAddress
        self.bounces = bounces
        self.autoResponse = autoResponse
        self.complaint = complaint
        self.form = form
        self.lead = lead
        self.originalMessageIDs = originalMessageIDs
        self.stopRequest = stopRequest
    }

    /// The new text as it is shown (`reply.text`).
    package var replyText: String { reply.text }
}
