import MailTypes

extension SMTPReply {
    /// The reply in one line as logs may show it: servers like to repeat the address they speak of, and of that only the
    /// first letter and the domain are kept (`<j***@acme.com>:`).
    package var redacted: String {
        description.split(separator: " ", omittingEmptySubsequences: false).map(SMTPReply.redact).joined(separator: " ")
    }

    private static func redact(_ word: Substring) -> String {
        guard let at = word.lastIndex(of: "@") else { return String(word) }
        let opening = word[..<at].prefix { !$0.isLetter && !$0.isNumber }
        let first = word[..<at].dropFirst(opening.count).prefix(1)
        return "\(opening)\(first)***\(word[at...])"
    }
}
