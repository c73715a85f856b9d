/// An enhanced mail system status code, `class.subject.detail` (RFC 3463 §2, RFC 2034).
package struct EnhancedStatusCode: Hashable, Sendable {
    /// 2 success, 4 persistent transient failure, 5 permanent failure.
    package let `class`: Int
    package let subject: Int
    package let detail: Int

    package init(_ class: Int, _ subject: Int, _ detail: Int) {
        self.class = `class`
        self.subject = subject
        self.detail = detail
    }

    /// Reads `5.1.1`; nil when the text is anything else.
    package init?(_ text: some StringProtocol) {
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        // RFC 3463 §2: class is 2, 4 or 5; subject and detail have one to three digits.
        guard numbers.count == 3, numbers[0].count == 1,
            numbers.dropFirst().allSatisfy({ (1...3).contains($0.utf8.count) }),
            numbers.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let `class` = Int(numbers[0]), [2, 4, 5].contains(`class`),
            let subject = Int(numbers[1]), let detail = Int(numbers[2])
        else { return nil }
        self.init(`class`, subject, detail)
    }
}

extension EnhancedStatusCode: CustomStringConvertible {
    package var description: String { "\(self.class).\(subject).\(detail)" }
}

extension EnhancedStatusCode: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = EnhancedStatusCode(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an enhanced status code: \(text)")
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
