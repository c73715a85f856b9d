/// A content transfer encoding (RFC 2045 §6).
package enum TransferEncoding: String, Sendable {
    case sevenBit = "7bit"
    case eightBit = "8bit"
    case binary
    case quotedPrintable = "quoted-printable"
    case base64
    /// Never standardised, still sent.
    case uuencode = "x-uuencode"

    /// Reads the field's body; nil for an encoding nobody knows.
    init?(_ body: ArraySlice<UInt8>) {
        let token = body.drop(while: ASCII.isSpace).prefix {
            !ASCII.isSpace($0) && $0 != ASCII.semicolon && $0 != ASCII.openParenthesis
        }
        .filter { $0 != ASCII.quote }
        switch ASCII.lowercased(token) {
        // QUIRK: 7-bit, 8-bit and 8bits are old webmail spellings.
        case "7bit", "7-bit", "7bits", "7": self = .sevenBit
        case "8bit", "8-bit", "8bits", "8": self = .eightBit
        case "binary": self = .binary
        case "quoted-printable", "quoted_printable", "quotedprintable", "qp": self = .quotedPrintable
        case "base64", "base-64", "b": self = .base64
        case "x-uuencode", "uuencode", "x-uue", "uue", "x-uuencoded": self = .uuencode
        default: return nil
        }
    }

    /// Whether the body is the content itself.
    package var isIdentity: Bool {
        self == .sevenBit || self == .eightBit || self == .binary
    }

    /// Undoes the encoding.
    func decode(_ body: ArraySlice<UInt8>) -> (octets: [UInt8], defect: Defect.Kind?) {
        switch self {
        case .sevenBit, .eightBit, .binary: (Array(body), nil)
        case .quotedPrintable: QuotedPrintable.decode(body)
        case .base64: Base64.decode(body)
        case .uuencode: (UUEncoding.decode(body) ?? Array(body), nil)
        }
    }
}
