import MailTypes

/// A feedback report: somebody complained about a message (RFC 5965).
package struct FeedbackReport: Sendable {
    /// The fields of the message/feedback-report part (§3.1, §3.2).
    package let fields: Header
    /// The header of the message complained about.
    package let returnedHeader: Header?
    /// The message complained about, when it came back whole.
    package let returnedMessage: Message?

    /// `abuse`, `fraud`, `virus`, `other`, `not-spam`, ... in lower case (§7.3).
    package var feedbackType: String? { fields["Feedback-Type"]?.body.lowercased() }
    package var originalMailFrom: String? { fields["Original-Mail-From"]?.body }
    /// The recipients, as written (§3.2: may be repeated).
    package var originalRecipients: [String] { fields.all("Original-Rcpt-To").map(\.body) }
    package var reportedDomains: [String] { fields.all("Reported-Domain").map(\.body) }
    package var sourceIP: String? { fields["Source-IP"]?.body }

    /// Reads the first feedback-report part of a message; nil without one.
    init?(in message: Message) {
        let leaves = message.leaves
        guard
            let report = leaves.first(where: {
                $0.mediaType.type == "message" && $0.mediaType.subtype == "feedback-report"
            })
        else { return nil }
        fields = DeliveryReport.groups(in: report.decodedBytes()).first ?? Header([])
        let returned = ReturnedContent(in: leaves)
        returnedHeader = returned.header
        returnedMessage = returned.message
    }
}
