import MIME
import MailTypes

/// The person whose mail somebody forwarded to us: of a forward of a forward, the innermost who is not ours.
package struct ForwardedClient: Sendable {
    /// What that person wrote, its writer as `Name <address>`.
    package let message: WrappedMessage
    /// Name and address; nil when the forwarded header gives no address.
    package let mailbox: Mailbox?

    /// The client in a message; nil when nothing is forwarded, or only mail of ours.
    ///
    /// - Parameter isOurs: whether an address belongs to the business.
    package init?(in reply: ReplyText, isOurs: (AddrSpec) -> Bool) {
        guard reply.isForwarded else { return nil }
        var found: (message: WrappedMessage, writer: Mailbox?)?
        var next = reply.wrapped
        for _ in 0..<ForwardedClient.mostForwards {
            guard var message = next else { break }
            let field = message.writerField
            let writer = field.flatMap { Mailbox.list($0).first { $0.address != nil } }
            if let field, writer != nil { message.from = field }
            if writer?.address.map(isOurs) != true { found = (message, writer) }
            let inner = ReplyReader(text: message.text, subject: message.subject).read()
            next = inner.isForwarded ? inner.wrapped : nil
        }
        guard let found else { return nil }
        message = found.message
        mailbox = found.writer
    }

    /// The text with the client's message as what it wraps; without one, when only mail of ours is forwarded, the
    /// sender's words alone.
    static func narrowed(_ reply: ReplyText, to client: ForwardedClient?) -> ReplyText {
        guard reply.isForwarded else { return reply }
        var narrowed = reply
        narrowed.wrapped = client?.message
        narrowed.isForwarded = client != nil
        return narrowed
    }

    /// Forwards within forwards that are followed: an office passes an inquiry on twice or thrice.
    private static let mostForwards = 6
}

extension WrappedMessage {
    /// The writer as RFC 5322 §3.4 writes a mailbox; nil when the printed header tells no address.
    ///
    /// QUIRK: Outlook prints `Name [mailto:a@b.c]`, Airmail `Name (a@b.c)`, QQ a semicolon behind.
    var writerField: String? {
        guard let from, from.contains("@") else { return nil }
        let marks: Set<Character> = [";", " ", ","]
        var plain = from.prefix(WrappedMessage.longestFrom).replacing("[mailto:", with: "<")
        while let last = plain.last, marks.contains(last) { plain.removeLast() }
        if !plain.contains("<") {
            for (open, close) in [("[", "]"), ("(", ")")] where plain.hasSuffix(close) {
                plain = plain.replacing(open, with: "<").replacing(close, with: ">")
            }
        } else if plain.hasSuffix("]") {
            plain = plain.dropLast() + ">"
        }
        return String(plain)
    }

    /// Characters of the longest writer that is read.
    private static let longestFrom = 500
}
