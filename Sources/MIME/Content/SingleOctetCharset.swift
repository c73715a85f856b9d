/// Charsets of one octet a character that are common enough to need no `iconv`.
enum SingleOctetCharset {
    /// Windows-1252, which is also what mail labelled ISO-8859-1 holds. The five octets it leaves open are C1 controls.
    static func windows1252(_ octets: ArraySlice<UInt8>) -> String {
        if octets.allSatisfy({ $0 < 0x80 }) { return String(decoding: octets, as: UTF8.self) }
        var output: [UInt8] = []
        output.reserveCapacity(octets.count + octets.count / 8)
        for octet in octets {
            if octet < 0x80 {
                output.append(octet)
            } else if octet >= 0xa0 {
                output.append(0xc0 | octet >> 6)
                output.append(0x80 | octet & 0x3f)
            } else {
                output += String(upper[Int(octet) - 0x80]).utf8
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// 0x80...0x9f.
    private static let upper: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8d}", "Ž", "\u{8f}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9d}", "ž", "Ÿ",
    ]
}
