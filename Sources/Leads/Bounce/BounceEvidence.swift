/// What is known of one failed delivery when its reason is asked for.
package struct BounceEvidence: Sendable {
    /// What the mail system said, folded.
    package var diagnostic: FoldedText
    package var status: String?
    package var replyCode: String?
    package var command: SMTPPhase?
    /// The remote host that refused, in lower case.
    package var host: String?
    /// Who wrote the report, by the names the rules use.
    package var mailer: String?
    /// The type of `Diagnostic-Code` (RFC 3464 §2.3.6), in lower case.
    package var diagnosticType: String?
    /// `Action` (RFC 3464 §2.3.3), in lower case.
    package var action: String?

    package init(
        diagnostic: FoldedText, status: String? = nil, replyCode: String? = nil, command: SMTPPhase? = nil,
        host: String? = nil, mailer: String? = nil, diagnosticType: String? = nil, action: String? = nil
    ) {
        self.diagnostic = diagnostic
        self.status = status
        self.replyCode = replyCode
        self.command = command
        self.host = host
        self.mailer = mailer
        self.diagnosticType = diagnosticType
        self.action = action
    }
}
