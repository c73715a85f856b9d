import MIME
import MailTypes

/// What one person wrote: the words, what stands below them, and who that is as far as the header tells.
struct Letter: Sendable {
    var writer: Mailbox?
    var subject: String?
    /// The writer's own words.
    var text: String
    /// What was taken off the end as signature, telephone's note or disclaimer.
    var signature: String?

    init(writer: Mailbox?, subject: String?, text: String, signature: String? = nil) {
        self.writer = writer
        self.subject = subject
        self.text = text
        self.signature = signature
    }

    /// The client's letter that was sent on to us; nil when the text is the sender's own.
    init?(forwardedIn reply: ReplyText, context: ReadingContext) {
        guard let wrapped = reply.wrapped, !wrapped.text.trimmed.isEmpty else { return nil }
        let printed = wrapped.from.flatMap { Mailbox.list($0).first }
        let writer = printed.flatMap { $0.address.map(context.mayBeLead) ?? true ? $0 : nil }
        // Sent on without a word and without saying so; an empty answer quotes what we wrote.
        guard reply.isForwarded || reply.newText.trimmed.isEmpty && writer?.address != nil else { return nil }
        let inner = ReplyReader(text: wrapped.text, subject: wrapped.subject).read()
        let isAnswer = inner.newText.trimmed.isEmpty
        self.init(
            writer: writer, subject: wrapped.subject, text: isAnswer ? wrapped.text : inner.newText,
            signature: isAnswer ? nil : inner.signature)
    }

    /// Words and signature as they stood.
    var whole: String {
        guard let signature, !signature.isEmpty else { return text }
        return text + "\n\n" + signature
    }
}
