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
        let subject = message.subject
        let isAnswer =
            subject.map(SubjectPrefix.isReply) ?? false
            || !message.inReplyTo.isEmpty && !(subject.map(SubjectPrefix.isForward) ?? false)
        if plain.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) {
            return ReplyReader(text: plain, subject: subject, isAnswer: isAnswer).read()
        }
        guard let markup = message.meaningfulMarkup else { return ReplyText(text: "", newText: "") }
        return ReplyReader(html: markup, subject: subject, isAnswer: isAnswer).read()
    }
}
