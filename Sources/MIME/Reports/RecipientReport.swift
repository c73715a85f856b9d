import MailTypes

/// What a delivery status notification says of one recipient (RFC 3464 §2.3).
package struct RecipientReport: Sendable {
    /// All its fields, those the standard does not name included.
    package let fields: Header

    init(_ fields: Header) {
        self.fields = fields
    }

    /// The address the report is about, as it was written, without its type (§2.3.2).
    package var finalRecipient: String? { fields.typedValue("Final-Recipient")?.value }
    /// The address the sender gave (§2.3.1).
    package var originalRecipient: String? { fields.typedValue(.originalRecipient)?.value }
    /// What became of the message (§2.3.3), as written, in lower case.
    package var action: String? {
        fields["Action"].map { $0.body.lowercased().split { !$0.isLetter }.first.map(String.init) ?? "" }
    }
    /// The status (§2.3.4).
    package var status: EnhancedStatusCode? {
        // QUIRK: comments and texts stand behind the code, blanks inside of it.
        fields["Status"].flatMap { field in
            let body = field.body
            return EnhancedStatusCode(String(body.prefix { $0.isNumber || $0 == "." }))
                ?? EnhancedStatusCode(String(body.filter { !$0.isWhitespace }.prefix { $0.isNumber || $0 == "." }))
        }
    }
    package var remoteMTA: String? { fields.typedValue("Remote-MTA")?.value }
    /// What the remote MTA said, without its type (§2.3.6).
    package var diagnosticCode: String? { fields.typedValue("Diagnostic-Code")?.value }
    /// The type of the diagnostic code in lower case: `smtp`.
    package var diagnosticType: String? { fields.typedValue("Diagnostic-Code")?.type }
    package var lastAttempt: MailDate? { fields["Last-Attempt-Date"].flatMap { MailDate($0.unfoldedBody) } }
    package var willRetryUntil: MailDate? { fields["Will-Retry-Until"].flatMap { MailDate($0.unfoldedBody) } }
}
