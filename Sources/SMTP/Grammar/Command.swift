import MailTypes

/// One command, read and checked (RFC 5321 §4.1.1).
package enum Command: Equatable, Sendable {
    case ehlo(domain: String)
    case helo(domain: String)
    case mail(ReversePath, MailParameters)
    case rcpt(ForwardPath)
    case data
    case rset
    case noop
    case quit
    case vrfy
    case expn
    case help
    case auth(mechanism: String, initialResponse: String?)
    case startTLS
}
