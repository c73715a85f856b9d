/// Where a report about a message goes: a mailbox, or nowhere (`MAIL FROM:<>`).
///
/// RFC 5321 §4.1.2 (`Reverse-path`), §4.5.5 (the null reverse-path of notifications).
package enum ReversePath: Hashable, Sendable {
    case null
    case mailbox(AddrSpec)

    /// The mailbox, nil for the null reverse-path.
    package var mailbox: AddrSpec? {
        if case .mailbox(let address) = self { return address }
        return nil
    }
}

extension ReversePath: CustomStringConvertible {
    /// The path with its angle brackets, as `MAIL FROM:` takes it.
    package var description: String {
        switch self {
        case .null: "<>"
        case .mailbox(let address): "<\(address)>"
        }
    }
}

extension ReversePath: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        self = text.isEmpty ? .null : .mailbox(try container.decode(AddrSpec.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(mailbox?.description ?? "")
    }
}
