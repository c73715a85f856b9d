import MIME

extension ReplyText {
    /// What is new in a message, and what it forwards in its text or as an attached message (RFC 2046 §5.2.1).
    package init(of message: Message) {
        self = ReplyText.body(of: message)
        guard wrapped == nil, let attached = message.leaves.lazy.compactMap(\.message).first else { return }
        wrapped = WrappedMessage(
            from: attached.header[.from]?.body, to: attached.header[.to]?.body, date: attached.header[.date]?.body,
            subject: attached.subject, text: attached.readableText
        )
        isForwarded = true
    }

    private static func body(of message: Message) -> ReplyText {
        let plain = message.meaningfulText
        if plain.contains(where: { !$0.isWhitespace }) {
            return ReplyReader(text: plain, subject: message.subject).read()
        }
        guard let markup = message.meaningfulMarkup else { return ReplyText(text: "", newText: "") }
        return ReplyReader(html: markup, subject: message.subject).read()
    }
}
