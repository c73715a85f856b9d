/// The charsets whose characters are units of two or four octets: UTF-16 (RFC 2781), UTF-32, and UCS-2 and UCS-4 before
/// them.
enum WideCharset {
    /// How many octets a unit has, by the canonical name; nil for other charsets.
    static func unitSize(_ name: String) -> Int? {
        let two = ["UTF-16", "UTF16", "UCS-2", "UCS2", "UNICODE", "CSUNICODE", "ISO-10646-UCS-2", "ISO-10646-J-1"]
        let four = ["UTF-32", "UTF32", "UCS-4", "UCS4", "ISO-10646-UCS-4"]
        if four.contains(where: { name.hasPrefix($0) }) { return 4 }
        return two.contains { name.hasPrefix($0) } ? 2 : nil
    }

    /// The text; what is no character becomes U+FFFD.
    static func decode(_ octets: ArraySlice<UInt8>, _ name: String, unitSize: Int) -> String {
        let isBig = isBigEndian(octets, name, unitSize)
        let units = stride(from: octets.startIndex, to: octets.endIndex - octets.count % unitSize, by: unitSize)
            .map { start in
                let unit = octets[start..<(start + unitSize)]
                return isBig
                    ? unit.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                    : unit.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            }
        let text =
            unitSize == 2
            ? String(decoding: units.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
            : String(String.UnicodeScalarView(units.map { Unicode.Scalar($0) ?? "\u{fffd}" }))
        return text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// The byte order mark says it, else the name. QUIRK: Windows leaves both out and sends the low octet first, RFC 2781
    /// §4.3 takes it for the high one: the zeros of what is ASCII tell.
    private static func isBigEndian(_ octets: ArraySlice<UInt8>, _ name: String, _ unitSize: Int) -> Bool {
        let mark = [0xfe, 0xff].map { UInt8($0) }
        let zeros = [UInt8](repeating: 0, count: unitSize - 2)
        if octets.starts(with: zeros + mark) { return true }
        if octets.starts(with: mark.reversed() + zeros) { return false }
        if name.hasSuffix("BE") || name.hasSuffix("LE") { return name.hasSuffix("BE") }
        let head = octets.prefix(1024)
        let places = head.indices.filter { head[$0] == 0 }.map { ($0 - head.startIndex) % unitSize }
        return places.filter { $0 == 0 }.count >= places.filter { $0 == unitSize - 1 }.count
    }
}
