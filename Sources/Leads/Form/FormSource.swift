import MIME

/// What a form is read from: the parts of a message that mailers use.
struct FormSource: Sendable {
    var subject: String
    var from: [Mailbox]
    var replyTo: [Mailbox]
    var text: String
    var html: String?
    /// Parts that hold data: JSON, XML, a posted query, comma-separated values.
    var data: [String] = []

    init(subject: String, from: [Mailbox], replyTo: [Mailbox], text: String, html: String?) {
        self.subject = subject
        self.from = from
        self.replyTo = replyTo
        self.text = text
        self.html = html
    }

    init(_ message: Message) {
        self.init(
            subject: message.subject ?? "", from: message.from, replyTo: message.replyTo, text: message.meaningfulText,
            html: message.meaningfulMarkup
        )
        data = message.leaves.lazy.filter { FormSource.isData($0) }.prefix(FormSource.maximumDataParts)
            .map { String(decoding: $0.decodedBytes().prefix(FormMarkup.maximumOctets), as: UTF8.self) }
    }

    /// A form is one post; attached tables beyond the first few are its visitor's files.
    private static let maximumDataParts = 3

    private static func isData(_ part: Entity) -> Bool {
        if dataTypes.contains(part.mediaType.description) { return true }
        return part.filename.map { name in dataEndings.contains { name.lowercased().hasSuffix($0) } } ?? false
    }

    private static let dataTypes: Set<String> = [
        "application/json", "application/x-www-form-urlencoded", "application/xml", "text/xml", "text/csv",
        "text/json", "application/csv", "application/vnd.api+json",
    ]
    private static let dataEndings = [".json", ".csv", ".xml"]
}
