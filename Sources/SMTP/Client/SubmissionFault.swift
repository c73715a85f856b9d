import MailTypes

/// Why mail was not handed over.
package struct SubmissionFault: Error, Sendable, Equatable {
    package let scope: SubmissionScope
    /// The reply that says so, when it was a reply.
    package let reply: SMTPReply?
    /// For the log: what happened, without addresses and passwords.
    package let cause: String
    /// Never to be tried again. True for `recipient` and `content` only.
    package let permanent: Bool
    /// The message had been sent whole and the reply to its final dot was lost: the host may have taken it, and another
    /// try may make a duplicate (RFC 1047).
    package var afterFinalDot: Bool

    package init(
        scope: SubmissionScope, reply: SMTPReply? = nil, cause: String, permanent: Bool = false,
        afterFinalDot: Bool = false
    ) {
        self.scope = scope
        self.reply = reply
        self.cause = cause
        self.permanent = permanent && (scope == .recipient || scope == .content)
        self.afterFinalDot = afterFinalDot
    }
}

extension SubmissionFault: CustomStringConvertible {
    package var description: String {
        "\(scope.rawValue), \(permanent ? "permanent" : "temporary"): \(cause)"
    }
}
