import MailTypes

/// A command that was not understood, with the reply that says so.
package struct CommandFault: Error, Equatable, Sendable {
    package let reply: SMTPReply
    /// The verb was none of ours; such commands are counted on their own.
    package let isUnrecognised: Bool
    /// The line belongs to another protocol altogether.
    package let isForeign: Bool
    /// How many octets follow is not known, so nothing after the line can be told from commands: the session ends.
    package let endsSession: Bool

    package init(_ reply: SMTPReply, isUnrecognised: Bool = false, isForeign: Bool = false, endsSession: Bool = false) {
        self.reply = reply
        self.isUnrecognised = isUnrecognised
        self.isForeign = isForeign
        self.endsSession = endsSession
    }
}
