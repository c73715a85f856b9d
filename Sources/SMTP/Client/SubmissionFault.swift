import MailTypes

/// Why mail was not handed over. What it is about and what follows from it is read off `DeliveryErrors`.
package struct SubmissionFault: Error, Sendable, Equatable {
    package let scope: SubmissionScope
    private let tableAction: FaultAction
    /// The reply that says so, when it was a reply.
    package let reply: SMTPReply?
    /// What it was when it was none.
    package let local: LocalFault?
    /// For the log: what happened, without addresses and passwords.
    package let cause: String
    /// The message had been sent whole and the reply to its final dot was lost: the host may have taken it, and another
    /// try may make a duplicate (RFC 1047).
    package var afterFinalDot: Bool

    init(scope: SubmissionScope, action: FaultAction, reply: SMTPReply?, local: LocalFault?, cause: String) {
        self.scope = scope
        // Whatever a table says: nothing about us or the host is permanent.
        let mayFail = scope == .recipient || scope == .content
        tableAction = action == .fail && !mayFail ? .defer : action
        self.reply = reply
        self.local = local
        self.cause = cause
        afterFinalDot = local == .afterFinalDot
    }

    /// A fault that no reply tells.
    package init(_ local: LocalFault, cause: String? = nil) {
        let row = DeliveryErrors.row(local)
        self.init(
            scope: row.scope, action: row.action, reply: nil, local: local,
            cause: cause.map { "\(local.rawValue): \($0)" } ?? local.rawValue
        )
    }

    /// What follows.
    package var action: FaultAction {
        // RFC 1047 §2: the host may have it.
        afterFinalDot && tableAction == .retry ? .defer : tableAction
    }

    /// Never to be tried again. True for `recipient` and `content` only.
    package var permanent: Bool { action == .fail }

    /// The reply, or the one that stands for a local fault: what events and reports tell.
    package var statement: SMTPReply? { reply ?? local?.statement }
}

extension SubmissionFault: CustomStringConvertible {
    package var description: String {
        "\(scope.rawValue), \(action.rawValue): \(cause)"
    }
}
