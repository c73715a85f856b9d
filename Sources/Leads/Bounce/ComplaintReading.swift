import MIME
import MailTypes

/// Somebody's complaint about a message of ours (RFC 5965), or a provider's in its own form.
package struct ComplaintReading: Hashable, Sendable, Codable {
    /// RFC 5965 §7.3: `abuse`, `fraud`, `virus`, `not-spam`, `opt-out`, `auth-failure` ...
    package var feedbackType: String
    /// Who complained, or who got the message: what the report gives away.
    package var recipients: [String]
    /// `Message-ID` of the message complained about.
    package var originalMessageID: MessageID?

    private enum CodingKeys: String, CodingKey {
        case feedbackType = "feedback_type"
        case recipients
        case originalMessageID = "original_message_id"
    }

    package init(feedbackType: String, recipients: [String] = [], originalMessageID: MessageID? = nil) {
        self.feedbackType = feedbackType
        self.recipients = recipients
        self.originalMessageID = originalMessageID
    }

    /// The complaint in a message and the sign that showed it; nil when it is none.
    static func read(_ message: Message) -> (reading: ComplaintReading, sign: String)? {
        if let report = message.feedbackReport { return (standard(report), "feedback report") }
        if message.root.mediaType.parameters["report-type"]?.lowercased() == "feedback-report" {
            return (ComplaintReading(feedbackType: "abuse"), "report-type=feedback-report")
        }
        if let found = hotmail(message) { return (found, "Hotmail's junk mail reporting") }
        if let sign = ComplaintSigns.sign(in: message) { return (wrapped(message), sign) }
        if message.header["X-Apple-Unsubscribe"] != nil {
            return (ComplaintReading(feedbackType: "opt-out", recipients: senders(message)), "X-Apple-Unsubscribe")
        }
        return amazon(message).map { ($0, "complaint notification") }
    }

    private static func standard(_ report: FeedbackReport) -> ComplaintReading {
        let header = report.returnedHeader
        var recipients = report.originalRecipients.compactMap(address)
        if recipients.isEmpty { recipients = report.fields.all("Removal-Recipient").map(\.body).compactMap(address) }
        if recipients.isEmpty {
            recipients = header?.mailboxes(.to).map(\.rawAddress).compactMap(address) ?? []
        }
        return ComplaintReading(
            feedbackType: report.feedbackType ?? "abuse", recipients: recipients, originalMessageID: messageID(header)
        )
    }

    /// QUIRK: many providers cover who complained: `redacted`, `redacted-address@isp.example`, `x@[redacted]`.
    private static func address(_ text: String) -> String? {
        let bare = text.filter { $0 != "<" && $0 != ">" && !$0.isWhitespace }
        return bare.contains("@") && !bare.lowercased().contains("redacted") ? bare : nil
    }

    /// A complaint in a provider's own form: the message complained about is a part, or stands in the text.
    private static func wrapped(_ message: Message) -> ComplaintReading {
        let header =
            message.leaves.lazy.compactMap(\.message?.header).first
            ?? Header(Notice(BounceReader.noticeText(of: message)).returnedHeader)
        return ComplaintReading(
            feedbackType: "abuse", recipients: header.mailboxes(.to).map(\.rawAddress).compactMap(address),
            originalMessageID: messageID(header)
        )
    }

    /// QUIRK: Hotmail sends the returned message as a part of multipart/mixed, with a field of its own in it, or the
    /// message as it was, with that field above.
    private static func hotmail(_ message: Message) -> ComplaintReading? {
        if let field = message.header["X-HmXmrOriginalRecipient"] {
            return ComplaintReading(
                feedbackType: "abuse", recipients: [field.body].compactMap(address),
                originalMessageID: message.messageID
            )
        }
        for leaf in message.leaves {
            guard let returned = leaf.message else { continue }
            let field = returned.header["X-HmXmrOriginalRecipient"]
            let isComplaint = message.subject?.lowercased().contains("complaint about message") == true
            guard field != nil || isComplaint else { continue }
            return ComplaintReading(
                feedbackType: "abuse", recipients: [field?.body].compactMap { $0 }.compactMap(address),
                originalMessageID: messageID(returned.header)
            )
        }
        return nil
    }

    /// QUIRK: Amazon SES complains from a fixed address when its own report has lost its type.
    private static func amazon(_ message: Message) -> ComplaintReading? {
        guard let from = message.from.first?.rawAddress.lowercased(), from.hasPrefix("complaints@"),
            from.hasSuffix("amazonses.com")
        else { return nil }
        return ComplaintReading(feedbackType: "abuse")
    }

    private static func messageID(_ header: Header?) -> MessageID? {
        header?[.messageID].flatMap { MessageID.list($0.unfoldedBody).first }
    }

    private static func senders(_ message: Message) -> [String] {
        message.from.map(\.rawAddress)
    }
}
