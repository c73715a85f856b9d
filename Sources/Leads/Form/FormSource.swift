import MIME

/// What a form is read from: the parts of a message that mailers use.
struct FormSource: Sendable {
    var subject: String
    var from: [Mailbox]
    var replyTo: [Mailbox]
    var text: String
    var html: String?

    init(subject: String, from: [Mailbox], replyTo: [Mailbox], text: String, html: String?) {
        self.subject = subject
        self.from = from
        self.replyTo = replyTo
        self.text = text
        self.html = html
    }

    init(_ message: Message) {
        self.init(
            subject: message.subject ?? "", from: message.from, replyTo: message.replyTo, text: message.text,
            html: message.html
        )
    }
}
