import FoundationEssentials

/// Base 64 as SASL writes it: strict, without line breaks (RFC 4954 §4, RFC 4648 §4).
enum Base64 {
    static func encode(_ octets: some Sequence<UInt8>) -> String {
        Data(octets).base64EncodedString()
    }

    /// The octets; nil when `text` is not base 64.
    static func decode(_ text: String) -> [UInt8]? {
        Data(base64Encoded: text).map { Array($0) }
    }
}
