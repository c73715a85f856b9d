import MailTypes

/// What goes wrong without a reply that says so. `DeliveryErrors` says what each is about.
package enum LocalFault: String, Sendable, CaseIterable {
    case resolve = "DNS: SERVFAIL, timeout, NXDOMAIN"
    case connect = "connection refused, unreachable or timed out"
    case tls = "TLS handshake fails"
    case certificate = "certificate expired, of another name, or of an unknown authority"
    case startTLSMissing = "STARTTLS not offered"
    case plaintextAfterStartTLS = "octets in the clear after the 220 of STARTTLS"
    case authMissing = "AUTH not offered with a mechanism for our credentials"
    case passwordInClear = "AUTH without TLS"
    case serverUnproven = "AUTH succeeds without the server's proof"
    case opening = "closed, silent or garbage before the connection is open"
    case idle = "closed or garbage while idle"
    case interrupted = "closed, reset, silent or garbage before the final dot"
    case afterFinalDot = "closed, reset, silent or garbage after the final dot"
    case busy = "connection busy or closed before the message"
    case tooLarge = "message larger than the SIZE offered"
    case eightBit = "8-bit message, 8BITMIME not offered"
    case recipientNeedsUTF8 = "recipient outside ASCII, SMTPUTF8 not offered"
    case senderNeedsUTF8 = "sender outside ASCII, SMTPUTF8 not offered"
    case headerNeedsUTF8 = "header outside ASCII, SMTPUTF8 not offered"
    case binary = "binary message, BINARYMIME not offered"
    case requireTLSMissing = "message asks for REQUIRETLS, not offered"
    case recipientUnspeakable = "recipient with a line end or control octet"
    case senderUnspeakable = "sender with a line end or control octet"
    case configuration = "password, certificate or authority file cannot be read"
    case disk = "our disk or database refuses"
    case expired = "lifetime over"

    /// The reply that stands for it in events and DSNs (RFC 3463 §3); nil where there is nothing to tell of the message.
    package var statement: SMTPReply? {
        switch self {
        // RFC 1870 §5.
        case .tooLarge: SMTPReply(552, EnhancedStatusCode(5, 3, 4), "Message larger than the smart host takes")
        // RFC 6152 §3.
        case .eightBit: SMTPReply(451, EnhancedStatusCode(4, 6, 3), "8BITMIME is needed and not offered")
        // RFC 6531 §3.5.
        case .recipientNeedsUTF8:
            SMTPReply(553, EnhancedStatusCode(5, 6, 7), "Address needs SMTPUTF8, which the smart host does not offer")
        case .senderNeedsUTF8: SMTPReply(450, EnhancedStatusCode(4, 6, 7), "Sender needs SMTPUTF8")
        // RFC 6531 §3.5.
        case .headerNeedsUTF8: SMTPReply(450, EnhancedStatusCode(4, 6, 7), "Header needs SMTPUTF8")
        // RFC 3030 §3, RFC 3463 §3.7.
        case .binary: SMTPReply(451, EnhancedStatusCode(4, 6, 3), "BINARYMIME is needed and not offered")
        // RFC 8689 §7.3.
        case .requireTLSMissing: SMTPReply(450, EnhancedStatusCode(4, 7, 30), "REQUIRETLS is needed and not offered")
        case .recipientUnspeakable: SMTPReply(553, EnhancedStatusCode(5, 1, 3), "Address cannot stand in a command")
        case .senderUnspeakable: SMTPReply(553, EnhancedStatusCode(5, 1, 7), "Sender cannot stand in a command")
        case .expired: SMTPReply(450, EnhancedStatusCode(4, 4, 7), "Delivery time expired")
        case .interrupted, .afterFinalDot, .busy: SMTPReply(450, EnhancedStatusCode(4, 4, 2), "Connection lost")
        default: nil
        }
    }
}
