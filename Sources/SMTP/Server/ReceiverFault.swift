import MailTypes

/// Why the receiver did not take a message: what the peer is told, and what the log says.
package struct ReceiverFault: Error, Sendable, Equatable {
    /// 4yz or 5yz; its text is public.
    package let reply: SMTPReply
    /// The cause with its internals, for the log only.
    package let cause: String

    package init(reply: SMTPReply, cause: String) {
        self.reply = reply
        self.cause = cause
    }

    /// No room for the message (RFC 5321 §4.2.3: 452 insufficient system storage).
    package static func noSpace(cause: String) -> ReceiverFault {
        let reply = SMTPReply(452, EnhancedStatusCode(4, 3, 1), "Insufficient system storage; try again later")
        return ReceiverFault(reply: reply, cause: cause)
    }

    /// The fault that `error` stands for: an unknown one is temporary, and the peer learns nothing of its inside.
    package init(_ error: any Error) {
        self = error as? ReceiverFault ?? ReceiverFault(reply: .localError, cause: String(describing: error))
    }
}
