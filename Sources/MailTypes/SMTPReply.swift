/// One SMTP reply: code, enhanced code and text lines (RFC 5321 §4.2, RFC 2034 §4).
package struct SMTPReply: Hashable, Sendable, Codable {
    /// Three digits.
    package let code: Int
    package let enhanced: EnhancedStatusCode?
    /// The text of each line, without codes.
    package let lines: [String]

    package init(_ code: Int, _ enhanced: EnhancedStatusCode? = nil, lines: [String]) {
        self.code = code
        self.enhanced = enhanced
        self.lines = lines
    }

    package init(_ code: Int, _ enhanced: EnhancedStatusCode? = nil, _ text: String) {
        self.init(code, enhanced, lines: [text])
    }

    /// RFC 5321 §4.2.1: 2yz, the command was completed.
    package var isPositive: Bool { code / 100 == 2 }
    /// RFC 5321 §4.2.1: 4yz, try again later.
    package var isTransient: Bool { code / 100 == 4 }
    /// RFC 5321 §4.2.1: 5yz, do not repeat.
    package var isPermanent: Bool { code / 100 == 5 }
}

extension SMTPReply: CustomStringConvertible {
    /// The reply in one line, as logs and tools show it.
    package var description: String {
        let text = lines.joined(separator: " / ")
        return [String(code), enhanced?.description, text].compactMap { $0 }.filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
