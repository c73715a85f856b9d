import MailTypes

/// The one table of what a fault is about and what follows from it: every verb, reply code, enhanced code and local
/// fault maps to a scope, an action and a next attempt.
///
/// Only `recipient` and `content` faults of class 5 fail a message; everything about us or the host is temporary, for
/// the fault is ours to mend. docs/delivery-errors.md shows the same table, and a test compares the two.
package enum DeliveryErrors {
    /// What replies of one kind mean; the first row that fits a stage and a reply decides.
    struct ReplyRow: Sendable {
        let stages: [SubmissionScope.Stage]
        /// Reply codes; empty fits all.
        var codes: [Int] = []
        /// The enhanced code's subject; nil fits all.
        var subject: Int?
        /// The enhanced code's detail; nil fits all.
        var detail: Int?
        let scope: SubmissionScope
        /// What follows from class 4, and from a reply that is none.
        let transient: FaultAction
        /// What follows from class 5.
        let permanent: FaultAction
        let why: String

        func fits(_ stage: SubmissionScope.Stage, _ reply: SMTPReply) -> Bool {
            stages.contains(stage) && (codes.isEmpty || codes.contains(reply.code))
                && (subject == nil || subject == reply.enhanced?.subject)
                && (detail == nil || detail == reply.enhanced?.detail)
        }
    }

    /// What a local fault means.
    struct LocalRow: Sendable {
        let scope: SubmissionScope
        let action: FaultAction
    }

    private static let opening: [SubmissionScope.Stage] = [.greeting, .hello, .startTLS, .auth]
    private static let transaction: [SubmissionScope.Stage] = [.mail, .rcpt, .data, .finalDot]
    private static let message: [SubmissionScope.Stage] = [.mail, .data, .finalDot]

    /// What follows from class 4 and class 5.
    private typealias Actions = (FaultAction, FaultAction)
    private static let held: Actions = (.hold, .hold)
    private static let heldBehind: Actions = (.holdAndDefer, .holdAndDefer)
    private static let retried: Actions = (.retry, .retry)
    private static let mayFail: Actions = (.defer, .fail)

    private static func row(
        _ stages: [SubmissionScope.Stage], codes: [Int] = [], x subject: Int? = nil, detail: Int? = nil,
        _ scope: SubmissionScope, _ actions: Actions, _ why: String
    ) -> ReplyRow {
        ReplyRow(
            stages: stages, codes: codes, subject: subject, detail: detail, scope: scope, transient: actions.0,
            permanent: actions.1, why: why
        )
    }

    static let replies: [ReplyRow] = [
        row(SubmissionScope.Stage.allCases, codes: [421], .host, held, "the host is closing (RFC 5321 §3.8)"),
        row(opening, .host, held, "no connection, no mail"),
        row([.reset, .noop, .quit], .session, retried, "nothing but the connection is at fault"),
        row(transaction, codes: [454, 530, 534, 535, 538], .host, heldBehind, "AUTH is not in force (RFC 4954 §6)"),
        row(message, x: 3, detail: 4, .content, mayFail, "too large (RFC 1870 §6)"),
        row(message, codes: [552], .content, mayFail, "too large (RFC 1870 §6)"),
        row([.rcpt], x: 6, .recipient, mayFail, "the address cannot be carried (RFC 6531 §3.5)"),
        row(message, x: 6, .content, mayFail, "the content cannot be converted (RFC 3463 §3.7)"),
        row(
            [.rcpt], x: 5, detail: 3, .recipient, (.defer, .deferAndAlert), "too many recipients (RFC 5321 §4.5.3.1.10)"
        ),
        row([.rcpt], codes: [552], x: 2, .recipient, mayFail, "mailbox full"),
        row([.rcpt], codes: [552], .recipient, (.defer, .deferAndAlert), "too many recipients (RFC 5321 §4.5.3.1.10)"),
        row(transaction, x: 4, detail: 5, .host, heldBehind, "sent too much for now or today (RFC 3463 §3.5)"),
        row(transaction, x: 3, .host, heldBehind, "the host's own state: storage, load (RFC 3463 §3.4)"),
        row(message, codes: [452], .host, heldBehind, "the host lacks storage (RFC 5321 §4.2.2)"),
        row([.mail, .rcpt], codes: [500, 502, 503, 504, 555], .session, retried, "out of step (RFC 5321 §4.2.2)"),
        row(
            [.data, .finalDot], codes: [500, 501, 502, 503, 504, 555], .session, retried,
            "out of step (RFC 5321 §4.2.2)"),
        row([.mail], .sender, heldBehind, "we are not let to send under this reverse-path"),
        row(
            [.rcpt], x: 7, .recipient, (.defer, .deferAndAlert),
            "policy: `relay access denied` is said of us, so no recipient fails over it (RFC 3463 §3.8)"),
        row([.rcpt], .recipient, mayFail, "this recipient"),
        row([.data], .session, retried, "nothing of the content was seen yet: it cannot be at fault"),
        row([.finalDot], x: 1, .recipient, mayFail, "recipients looked at with the message"),
        row([.finalDot], x: 2, .recipient, mayFail, "recipients looked at with the message"),
        row([.finalDot], .content, mayFail, "this message"),
    ]

    /// The row of a local fault.
    static func row(_ fault: LocalFault) -> LocalRow {
        switch fault {
        case .resolve, .connect, .tls, .certificate, .startTLSMissing, .plaintextAfterStartTLS, .authMissing,
            .passwordInClear, .serverUnproven, .opening, .configuration:
            LocalRow(scope: .host, action: .hold)
        case .idle, .interrupted, .busy: LocalRow(scope: .session, action: .retry)
        // RFC 1047 §2: the host may have it, so nothing is gained by hurry.
        case .afterFinalDot: LocalRow(scope: .session, action: .defer)
        case .tooLarge, .senderUnspeakable: LocalRow(scope: .content, action: .fail)
        // Another host may take it, or this one after an upgrade.
        case .eightBit, .binary, .headerNeedsUTF8, .requireTLSMissing: LocalRow(scope: .content, action: .defer)
        case .recipientNeedsUTF8, .recipientUnspeakable: LocalRow(scope: .recipient, action: .fail)
        case .senderNeedsUTF8: LocalRow(scope: .sender, action: .holdAndDefer)
        case .disk: LocalRow(scope: .host, action: .holdAndDefer)
        case .expired: LocalRow(scope: .content, action: .expire)
        }
    }

    /// The fault that `reply` is at `stage`.
    package static func fault(at stage: SubmissionScope.Stage, reply: SMTPReply) -> SubmissionFault {
        // A reply of any other class is none to the commands of a transaction: the session is out of step.
        let isRefusal = reply.isTransient || reply.isPermanent
        let row = isRefusal || !transaction.contains(stage) ? replies.first { $0.fits(stage, reply) } : nil
        return SubmissionFault(
            scope: row?.scope ?? .session,
            action: row.map { reply.isPermanent ? $0.permanent : $0.transient } ?? .retry, reply: reply, local: nil,
            cause: "\(stage.rawValue) answered \(reply.redacted)"
        )
    }
}
