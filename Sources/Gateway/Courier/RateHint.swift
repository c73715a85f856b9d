import MailTypes
import SMTP

/// What a server's answer says of how much it wants from us.
enum RateHint: Sendable, Equatable {
    /// It is busy: fewer messages for a while.
    case busy
    /// It says that we send too fast or too much.
    case tooFast
    /// Fewer connections at once.
    case fewerConnections

    /// Words of hosts that mean their own limits, whatever the code.
    private static let words = ["too many", "rate limit", "throttl", "quota exceeded", "sending limit", "slow down"]

    /// The hint in a fault; nil when there is none.
    init?(_ fault: SubmissionFault) {
        guard let reply = fault.reply else { return nil }
        self.init(reply)
    }

    /// The hint in a reply: 421, 450, 452 of the host's storage, 454, or words that say so (RFC 5321 §4.2.3, RFC 3463
    /// §3.4, §3.5).
    init?(_ reply: SMTPReply) {
        let text = reply.lines.joined(separator: " ").lowercased()
        let isWorded = Self.words.contains { text.contains($0) }
        // "Too many recipients" is about this message alone.
        let isAboutMessage = reply.enhanced?.subject == 5 || text.contains("recipients")
        if isWorded, !isAboutMessage {
            self = text.contains("connection") || text.contains("session") ? .fewerConnections : .tooFast
            return
        }
        let subject = reply.enhanced?.subject
        switch reply.code {
        case 421, 454: self = .busy
        // A mailbox that is busy or full is the recipient's.
        case 450 where subject != 1 && subject != 2: self = .busy
        case 452 where subject == nil || subject == 3 || subject == 4: self = .busy
        default: return nil
        }
        if isAboutMessage { return nil }
    }
}
