import MailTypes

/// Why a draft cannot be written.
package enum ComposeError: Error, Hashable {
    /// The name is empty or has characters that no field name has (RFC 5322 §3.6.8).
    case fieldName(String)
    /// The composer writes this field itself.
    case reservedField(String)
    /// A mailbox without an address.
    case missingAddress(String)
    /// A message identifier, date or other token longer than a line may be (RFC 5322 §2.1.1).
    case tooLong(String)
}

extension ComposeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .fieldName(let name): "\"\(name)\" is no header field name; use letters, digits and hyphens"
        case .reservedField(let name): "\(name) is written by the composer; remove it from the extra fields"
        case .missingAddress(let field): "a mailbox in \(field) has no valid address"
        case .tooLong(let field): "a value in \(field) is longer than the 998 octets of a line"
        }
    }
}
