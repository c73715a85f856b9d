import MailTypes

/// A command that was not understood, with the reply that says so.
package struct CommandFault: Error, Equatable, Sendable {
    package let reply: SMTPReply
    /// The verb was none of ours; such commands are counted on their own.
    package let isUnrecognised: Bool
    /// The line belongs to another protocol altogether.
    package let isForeign: Bool

    package init(_ reply: SMTPReply, isUnrecognised: Bool = false, isForeign: Bool = false) {
        self.reply = reply
        self.isUnrecognised = isUnrecognised
        self.isForeign = isForeign
    }
}
