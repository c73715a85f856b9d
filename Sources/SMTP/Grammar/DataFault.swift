import MailTypes

/// Why mail data is refused at its end. The first fault found decides.
package enum DataFault: String, Sendable, Equatable {
    /// LF without CR before it.
    case bareLineFeed
    /// CR without LF after it.
    case bareCarriageReturn
    /// A text line longer than the limit.
    case lineTooLong
    /// A message longer than the limit.
    case messageTooLarge

    /// What the peer is told.
    package var reply: SMTPReply {
        switch self {
        case .bareLineFeed:
            SMTPReply(550, EnhancedStatusCode(5, 6, 0), "Message refused: LF without CR (RFC 5321 2.3.8)")
        case .bareCarriageReturn:
            SMTPReply(550, EnhancedStatusCode(5, 6, 0), "Message refused: CR without LF (RFC 5321 2.3.8)")
        case .lineTooLong:
            // RFC 5321 §4.5.3.1.10: 500 is the reply for a line too long.
            SMTPReply(500, EnhancedStatusCode(5, 6, 0), "Message refused: text line too long (RFC 5321 4.5.3.1.6)")
        case .messageTooLarge:
            // RFC 1870 §6.3, RFC 3463 §3.4: the message is too big for the system.
            SMTPReply(552, EnhancedStatusCode(5, 3, 4), "Message refused: larger than this server takes")
        }
    }
}
