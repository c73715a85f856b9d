import FoundationEssentials

extension MailDate {
    /// Reads the body of a Date field: RFC 5322 §3.3 and §4.3, and what mailers make of it (asctime, ISO 8601, numbers
    /// for months, missing seconds and zones). Nil when day, month or year cannot be told.
    package init?(_ text: String) {
        var reader = MailDateReader(text)
        guard let date = reader.read() else { return nil }
        self = date
    }
}
