/// A message that stands inside another one's text: forwarded, or quoted as a whole.
package struct WrappedMessage: Hashable, Sendable, Codable {
    /// The writer as printed, name and address.
    package var from: String?
    package var to: String?
    package var date: String?
    package var subject: String?
    package var text: String

    package init(
        from: String? = nil, to: String? = nil, date: String? = nil, subject: String? = nil, text: String = ""
    ) {
        self.from = from
        self.to = to
        self.date = date
        self.subject = subject
        self.text = text
    }
}
