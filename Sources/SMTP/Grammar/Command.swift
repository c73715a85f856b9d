import MailTypes

/// One command, read and checked (RFC 5321 §4.1.1).
package enum Command: Equatable, Sendable {
    case ehlo(domain: String)
    case helo(domain: String)
    case mail(ReversePath, MailParameters)
    case rcpt(ForwardPath, RecipientParameters)
    case data
    /// RFC 3030 §2: so many octets follow at once.
    case bdat(octets: Int, isLast: Bool)
    /// RFC 2033 §4.1.
    case lhlo(domain: String)
    case rset
    case noop
    case quit
    case vrfy
    case expn
    case help
    case auth(mechanism: String, initialResponse: String?)
    case startTLS
    case xclient(ClientAttributes)
}
