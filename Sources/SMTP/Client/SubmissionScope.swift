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
/// ours to mend, and no mail is lost over it. `DeliveryErrors` is the table.
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
}
