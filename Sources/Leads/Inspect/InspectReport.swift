import MIME
import MailTypes

/// What `inspect --json` prints of one file: the contract by which understanding is measured.
///
/// Members that do not apply are absent. Dates are ISO 8601 with the offset the message gave.
package struct InspectReport: Encodable, Sendable {
    package let file: String
    package let kind: MessageKind
    package let why: [String]
    package let defects: [String]
    package let headers: Headers
    /// `type/subtype` of the message as understood.
    package let contentType: String
    /// From text/plain parts only.
    package let text: String
    package let html: String?
    /// The leaf parts in order, message/rfc822 as one.
    package let parts: [Part]
    package let attachments: [Attachment]
    package let replyText: String?
    /// The message wrapped in this one's text, forwarded or answered as a whole.
    package let forwarded: Wrapped?
    package let replyAddress: String?
    package let bounces: [Bounce]?
    package let autoResponse: AutoResponseReading?
    package let complaint: ComplaintReading?
    /// Answers of a form by their labels.
    package let form: [String: String]?
    package let lead: Lead?

    /// - Parameters:
    ///   - digest: SHA-256 of octets in lower-case hexadecimal, given by the caller: this layer has no cryptography.
    package init(
        file: String, message: Message, understanding: Understanding, digest: ([UInt8]) -> String
    ) {
        self.file = file
        kind = understanding.kind
        why = understanding.why
        defects = message.defects.map(\.description)
        headers = Headers(message)
        contentType = InspectReport.name(of: message.root.mediaType)
        text = message.textWithAttachedMessages
        html = message.html
        let leaves = message.leaves
        parts = leaves.map { Part($0, digest: digest) }
        attachments = message.attachments.map { Attachment($0, digest: digest) }
        replyText =
            understanding.kind.isPersonal || understanding.kind == .autoResponse ? understanding.reply.text : nil
        forwarded = understanding.reply.wrapped.map(Wrapped.init)
        replyAddress = understanding.replyAddress?.description
        bounces = understanding.bounces.isEmpty ? nil : understanding.bounces.map(Bounce.init)
        autoResponse = understanding.autoResponse
        complaint = understanding.complaint
        form = understanding.form.map(InspectReport.answers)
        lead = understanding.lead.map(Lead.init)
    }

    private static func answers(_ form: FormReading) -> [String: String] {
        form.fields.reduce(into: [:]) { answers, field in
            if answers[field.label] == nil { answers[field.label] = field.value }
        }
    }

    static func name(of type: MediaType) -> String {
        type.description
    }

    private enum CodingKeys: String, CodingKey {
        case file, kind, why, defects, headers
        case contentType = "content_type"
        case text, html, parts, attachments
        case replyText = "reply_text"
        case forwarded
        case replyAddress = "reply_address"
        case bounces
        case autoResponse = "auto_response"
        case complaint, form, lead
    }
}
