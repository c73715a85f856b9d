/// What a person newly wrote in a message, apart from everything around it.
package struct ReplyText: Hashable, Sendable {
    /// The new text above, between and below quotations. Quoted lines stay only between answers, or above one that
    /// answers them without an introduction: there they say what is answered. Where nothing new stands at all, the
    /// message that is forwarded or answered.
    package var text: String
    /// The writer's own words alone: what facts and stop requests are read from.
    package var newText: String
    /// What was taken off as signature or telephone's note.
    package var signature: String?
    /// The legal notice below it: confidentiality, virus scan, the environment.
    package var disclaimer: String?
    /// The first message quoted or forwarded below.
    package var wrapped: WrappedMessage?
    /// The wrapped message was forwarded, not answered.
    package var isForwarded: Bool

    package init(
        text: String, newText: String, signature: String? = nil, disclaimer: String? = nil,
        wrapped: WrappedMessage? = nil, isForwarded: Bool = false
    ) {
        self.text = text
        self.newText = newText
        self.signature = signature
        self.disclaimer = disclaimer
        self.wrapped = wrapped
        self.isForwarded = isForwarded
    }
}
