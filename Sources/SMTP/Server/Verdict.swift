import MailTypes

/// The receiver's answer to one question of the server.
package enum Verdict: Sendable {
    case accept
    /// The reply for the peer, 4yz or 5yz. 421 also ends the session.
    case refuse(SMTPReply)
    /// To be found out elsewhere: the closure runs off the event loop, and nil means accept. What can be told from
    /// memory should be answered at once instead; that saves the session two changes of thread.
    case later(@Sendable () async -> SMTPReply?)
}
