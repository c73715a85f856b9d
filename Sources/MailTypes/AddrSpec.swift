/// An address as SMTP and message headers name a mailbox: `local-part@domain`.
///
/// RFC 5321 §4.1.2 (`Mailbox`), RFC 5322 §3.4.1 (`addr-spec`), RFC 6531 §3.3 (UTF-8 in both halves).
package struct AddrSpec: Hashable, Sendable {
    /// The local part with quoting removed: `"a b"@x` has the local part `a b`.
    package let localPart: String
    /// The domain as written (case kept), or an address literal with its brackets.
    package let domain: String

    /// An address from halves that the caller has already checked.
    package init(localPart: String, domain: String) {
        self.localPart = localPart
        self.domain = domain
    }

    /// Whether both halves are ASCII, so the address can travel without SMTPUTF8.
    package var isASCII: Bool {
        localPart.utf8.allSatisfy { $0 < 0x80 } && domain.utf8.allSatisfy { $0 < 0x80 }
    }

    /// The form in which two addresses are compared: lower case throughout. RFC 5321 §2.4 lets local parts differ by
    /// case, but no mail system in use does so, and people type both.
    package var comparisonKey: String {
        "\(localPart.lowercased())@\(domain.lowercased())"
    }

    /// The address as logs may show it: `j***@acme.com`.
    package var redacted: String {
        "\(localPart.prefix(1))***@\(domain)"
    }
}

extension AddrSpec: CustomStringConvertible {
    /// The address on the wire, with the local part quoted when it has to be (RFC 5321 §4.1.2).
    package var description: String {
        "\(AddrSpec.quoteIfNeeded(localPart))@\(domain)"
    }

    private static func quoteIfNeeded(_ localPart: String) -> String {
        // By octets: some scalars join with a full stop into one Character, which would hide it.
        let isDotString = localPart.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { atom in !atom.isEmpty && atom.allSatisfy(MailGrammar.isAtext) }
        if isDotString { return localPart }
        var quoted = "\""
        for character in localPart.unicodeScalars {
            if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}

extension AddrSpec: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = AddrSpec(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an addr-spec")
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
