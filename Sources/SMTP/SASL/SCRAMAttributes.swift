/// One message of SCRAM: `attr-val *("," attr-val)` (RFC 5802 §5.1, §7).
struct SCRAMAttributes {
    /// Letters and values in their order.
    private(set) var all: [(name: Character, value: Substring)] = []

    /// Reads a message without its GS2 header; nil when a part is no attribute.
    init?(_ text: Substring) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            // attr-val = ALPHA "=" value
            guard let name = part.first, name.isASCII, name.isLetter, part.dropFirst().first == "=" else { return nil }
            all.append((name, part.dropFirst(2)))
        }
    }

    /// The value of the attribute at a place, when it is the one expected there: their order is fixed (RFC 5802 §5).
    func value(_ name: Character, at index: Int) -> Substring? {
        all.indices.contains(index) && all[index].name == name ? all[index].value : nil
    }

    /// `saltname`: a user name with `=` and `,` written as `=3D` and `=2C` (RFC 5802 §5.1).
    static func escape(_ name: String) -> String {
        String(
            name.flatMap { character -> String in
                switch character {
                case "=": "=3D"
                case ",": "=2C"
                default: String(character)
                }
            })
    }

    /// The name behind a `saslname`; nil when a `=` stands for nothing.
    static func unescape(_ text: Substring) -> String? {
        let pieces = text.split(separator: "=", omittingEmptySubsequences: false)
        guard var result = pieces.first.map(String.init) else { return nil }
        for piece in pieces.dropFirst() {
            if piece.hasPrefix("2C") {
                result += ","
            } else if piece.hasPrefix("3D") {
                result += "="
            } else {
                return nil
            }
            result += piece.dropFirst(2)
        }
        return result
    }

    /// Whether a nonce holds what one may: `printable = %x21-2B / %x2D-7E`, RFC 5802 §7.
    static func isNonce(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != UInt8(ascii: ",") }
    }

    /// A fresh nonce: 144 bits in base 64, more than enough never to repeat.
    static func nonce() -> String {
        var generator = SystemRandomNumberGenerator()
        return Base64.encode((0..<18).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
}
