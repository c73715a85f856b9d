import Foundation
import MIME
import MailTypes

/// From whom and to whom a message is that the command line hands in.
package struct SubmittedEnvelope: Codable, Sendable {
    /// The reverse-path; nil is the null one: nobody is answered.
    package var sender: AddrSpec?
    package var recipients: [AddrSpec]

    package init(sender: AddrSpec?, recipients: [AddrSpec]) {
        self.sender = sender
        self.recipients = recipients
    }

    /// What a message's own fields say: whoever is to be answered, and those it is to.
    init(of message: Message) {
        self.init(sender: message.replyTo.first?.address, recipients: message.to.compactMap(\.address))
    }

    func envelope(at now: Date) -> Envelope {
        // The default peer is this host itself: what it submitted is believed.
        Envelope(reversePath: sender.map(ReversePath.mailbox) ?? .null, forwardPaths: recipients, arrival: now)
    }
}
