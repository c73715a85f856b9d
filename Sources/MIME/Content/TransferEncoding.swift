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
        // QUIRK: two values with a comma, parameters, quotes.
        var reader = ParameterReader(body)
        let token = reader.mainValue().prefix { $0 != ASCII.comma }.filter { $0 != ASCII.quote }
        switch ASCII.lowercased(token) {
        // QUIRK: 7-bit, 8-bit and 8bits are old webmail spellings.
        case "7bit", "7-bit", "7bits", "7", "7bit/8bit": self = .sevenBit
        case "8bit", "8-bit", "8bits", "8", "8bit/7bit": self = .eightBit
        case "binary": self = .binary
        case "quoted-printable", "quoted_printable", "quotedprintable", "quoted-print", "qp": self = .quotedPrintable
        case "base64", "base-64", "base_64", "x-base64", "b": self = .base64
        case "x-uuencode", "uuencode", "x-uue", "uue", "x-uuencoded": self = .uuencode
        default: return nil
        }
    }

    /// Whether the body is the content itself.
    package var isIdentity: Bool {
        self == .sevenBit || self == .eightBit || self == .binary
    }

    /// Undoes the encoding.
    func decode(_ body: ArraySlice<UInt8>) -> DecodedBody {
        switch self {
        case .sevenBit, .eightBit, .binary: return DecodedBody(octets: Array(body))
        case .quotedPrintable:
            let decoded = QuotedPrintable.decode(body)
            return DecodedBody(octets: decoded.octets, defect: decoded.defect)
        case .base64: return Base64.decodeBody(body)
        case .uuencode: return DecodedBody(octets: UUEncoding.decode(body) ?? Array(body))
        }
    }
}
