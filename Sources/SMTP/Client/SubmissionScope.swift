import MailTypes

/// What a refusal is about: it decides what waits, and whether anything may fail.
///
/// | scope | what it says | what waits |
/// | --- | --- | --- |
/// | `host` | the smart host cannot be reached, trusted or used now: DNS, connect, TLS, greeting, EHLO, AUTH, 421, storage | all mail for the host |
/// | `session` | this connection went wrong: closed, timed out, garbage, out of step | this message, tried on a new connection |
/// | `sender` | the host does not let us send under this reverse-path | all mail of this sender |
/// | `content` | this message is refused for what is in it, or deferred as a whole | this message |
/// | `recipient` | this recipient is refused or deferred | this recipient |
///
/// Only `recipient` and `content` with a reply of class 5 are permanent. Everything about us is temporary: the fault is
/// ours to mend, and no mail is lost over it.
package enum SubmissionScope: String, Sendable, Codable, CaseIterable {
    case host
    case session
    case sender
    case content
    case recipient

    /// Where in the dialogue a reply came.
    package enum Stage: String, Sendable, CaseIterable {
        case greeting
        case hello
        case startTLS
        case auth
        case mail
        case rcpt
        case data
        case finalDot
        case reset
        case noop
        case quit
    }

    /// One row of the table: the first that fits a stage and a reply decides.
    private struct Rule {
        let stages: Set<Stage>
        /// Reply codes; empty fits all.
        var codes: Set<Int> = []
        /// The enhanced code's subject; nil fits all.
        var subject: Int?
        /// The enhanced code's detail; nil fits all.
        var detail: Int?
        let scope: SubmissionScope
        /// A class 5 reply is permanent.
        var mayFail = false

        func fits(_ stage: Stage, _ reply: SMTPReply) -> Bool {
            stages.contains(stage) && (codes.isEmpty || codes.contains(reply.code))
                && (subject == nil || subject == reply.enhanced?.subject)
                && (detail == nil || detail == reply.enhanced?.detail)
        }
    }

    private static let transaction: Set<Stage> = [.mail, .rcpt, .data, .finalDot]

    private static let rules: [Rule] = [
        // RFC 5321 §3.8: the host is closing, whatever was asked.
        Rule(stages: Set(Stage.allCases), codes: [421], scope: .host),
        Rule(stages: [.greeting, .hello, .startTLS, .auth], scope: .host),
        Rule(stages: [.reset, .noop, .quit], scope: .session),
        // RFC 4954 §6: our authentication is not in force.
        Rule(stages: transaction, codes: [454, 530, 534, 535, 538], scope: .host),
        // RFC 1870 §6: too large, at once or at the end. A message of this size will never pass.
        Rule(stages: [.mail, .data, .finalDot], subject: 3, detail: 4, scope: .content, mayFail: true),
        Rule(stages: [.mail, .data, .finalDot], codes: [552], scope: .content, mayFail: true),
        // RFC 3463 §3.7: the address cannot be carried (SMTPUTF8), or the content cannot be converted.
        Rule(stages: [.rcpt], subject: 6, scope: .recipient, mayFail: true),
        Rule(stages: [.mail, .data, .finalDot], subject: 6, scope: .content, mayFail: true),
        // RFC 5321 §4.5.3.1.10: too many recipients, also as 552; the others go in another transaction.
        Rule(stages: [.rcpt], subject: 5, detail: 3, scope: .recipient),
        Rule(stages: [.rcpt], codes: [552], subject: 2, scope: .recipient, mayFail: true),
        Rule(stages: [.rcpt], codes: [552], scope: .recipient),
        // The host's own state (RFC 3463 §3.4: mail system): storage, load, maintenance.
        Rule(stages: transaction, subject: 3, scope: .host),
        Rule(stages: [.mail, .data, .finalDot], codes: [452], scope: .host),
        // RFC 5321 §4.2.2: syntax and sequence. At RCPT 501 and 553 speak of the address; else we are out of step.
        Rule(stages: [.mail], codes: [500, 502, 503, 504, 555], scope: .session),
        Rule(stages: [.rcpt], codes: [500, 502, 503, 504, 555], scope: .session),
        Rule(stages: [.data, .finalDot], codes: [500, 501, 502, 503, 504, 555], scope: .session),
        Rule(stages: [.mail], scope: .sender),
        // RFC 3463 §3.8: security or policy. `Relay access denied` is said like this when it is us who are not let, so
        // no recipient fails over it.
        Rule(stages: [.rcpt], subject: 7, scope: .recipient),
        Rule(stages: [.rcpt], scope: .recipient, mayFail: true),
        // Nothing of the content has been seen yet: it cannot be at fault.
        Rule(stages: [.data], scope: .session),
        // Some hosts look at recipients only when they have the message.
        Rule(stages: [.finalDot], subject: 1, scope: .recipient, mayFail: true),
        Rule(stages: [.finalDot], subject: 2, scope: .recipient, mayFail: true),
        Rule(stages: [.finalDot], scope: .content, mayFail: true),
    ]

    /// The fault that `reply` is at `stage`.
    package static func fault(at stage: Stage, reply: SMTPReply) -> SubmissionFault {
        // A reply of any other class is none to these commands: the session is out of step.
        let isRefusal = reply.isTransient || reply.isPermanent
        let rule = isRefusal || !transaction.contains(stage) ? rules.first { $0.fits(stage, reply) } : nil
        return SubmissionFault(
            scope: rule?.scope ?? .session, reply: reply, cause: "\(stage.rawValue) answered \(reply.redacted)",
            permanent: rule?.mayFail == true && reply.isPermanent
        )
    }
}
