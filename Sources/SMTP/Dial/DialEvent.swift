import MailTypes

/// What happened while a smart host was tried, step by step.
package struct DialEvent: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case greeting(SMTPReply)
        /// The reply to EHLO: before TLS, or inside it.
        case hello(SMTPReply)
        /// The reply to STARTTLS.
        case startTLS(SMTPReply)
        /// The handshake is done and the certificate verified, unless one was only looked at.
        case tls(DialTLS)
        /// What AUTH came to, and the mechanism chosen.
        case authentication(mechanism: String, SMTPReply)
        case sender(SMTPReply)
        case recipient(SMTPReply)
        case reset(SMTPReply)
        case failed(SubmissionFault)
    }

    package let kind: Kind
    /// Nanoseconds since the step began.
    package let nanoseconds: Int64
}

/// What was agreed on and shown in a TLS handshake.
package struct DialTLS: Sendable, Equatable {
    package let version: String
    package let cipherSuite: String?
    /// The server's certificate, DER.
    package let certificate: [UInt8]
}
