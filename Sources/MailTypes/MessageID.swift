/// A message identifier, `<left@right>` (RFC 5322 §3.6.4).
package struct MessageID: Hashable, Sendable, Codable {
    /// The identifier with its angle brackets.
    package let value: String

    /// Takes an identifier with or without angle brackets as it was found; nil when nothing is left of it.
    package init?(_ text: some StringProtocol) {
        var inner = Substring(text)
        if inner.first == "<" { inner = inner.dropFirst() }
        if inner.last == ">" { inner = inner.dropLast() }
        let isClean = inner.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f && $0 != "<" && $0 != ">" }
        guard !inner.isEmpty, isClean else { return nil }
        value = "<\(inner)>"
    }

    /// An identifier of ours: unique on the left, our domain on the right.
    package init(unique: String, domain: String) {
        value = "<\(unique)@\(domain)>"
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = MessageID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a message identifier")
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

extension MessageID: CustomStringConvertible {
    package var description: String { value }
}
