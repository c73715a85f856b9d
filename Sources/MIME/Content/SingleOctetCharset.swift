import Synchronization

/// Charsets of one octet a character: ASCII below, a table of 128 characters above. Reading them by table is several
/// times as fast as by `iconv`.
struct SingleOctetCharset: Sendable {
    /// For each octet the UTF-8 of its character, first octet lowest, and in the highest octet how many these are; 0 for
    /// what is no character.
    private let table: [UInt32]

    /// - Parameter characters: of the octets from 0x80 up, 128 of them; nil where the charset has none.
    private init(_ characters: [Unicode.Scalar?]) {
        let ascii = (0..<0x80).map { Unicode.Scalar(UInt8($0)) as Unicode.Scalar? }
        table = (ascii + characters).map { character in
            guard let octets = character.map({ Array(String($0).utf8) }), octets.count <= 3 else { return 0 }
            return octets.enumerated().reduce(UInt32(octets.count) << 24) { $0 | UInt32($1.element) << (8 * $1.offset) }
        }
    }

    /// The text; nil when an octet is none of the charset's.
    func decode(_ input: ArraySlice<UInt8>) -> String? {
        var isValid = true
        // At most three octets for one above 127; four are written always, of which the next overwrite what is too many.
        let room = input.count + 2 * ASCII.countOfUpper(input) + 4
        let output = [UInt8](unsafeUninitializedCapacity: room) { output, count in
            input.withUnsafeBytes { input in
                table.withUnsafeBufferPointer { table in
                    (count, isValid) = SingleOctetCharset.decode(
                        input, table, to: UnsafeMutableRawBufferPointer(output))
                }
            }
        }
        return isValid ? String(decoding: output, as: UTF8.self) : nil
    }

    /// Returns how many octets were written, and whether each octet has a character.
    private static func decode(
        _ input: UnsafeRawBufferPointer, _ table: UnsafeBufferPointer<UInt32>, to output: UnsafeMutableRawBufferPointer
    ) -> (Int, Bool) {
        var index = 0
        var count = 0
        var isValid = true
        while index < input.count {
            let end = min(index + 8, input.count)
            // Eight octets of ASCII at once.
            if end == index + 8 {
                let word = input.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if word & 0x8080_8080_8080_8080 == 0 {
                    output.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
                    index = end
                    count += 8
                    continue
                }
            }
            while index < end {
                let entry = table[Int(input[index])]
                output.storeBytes(of: entry.littleEndian, toByteOffset: count, as: UInt32.self)
                count += Int(entry >> 24)
                isValid = isValid && entry != 0
                index += 1
            }
        }
        return (count, isValid)
    }

    /// Windows-1252, which is also what mail labelled ISO-8859-1 holds. The five octets it leaves open are C1 controls.
    static let windows1252 = SingleOctetCharset(upper + (0xa0...0xff).map { Unicode.Scalar(UInt8($0)) })

    /// Text in Windows-1252.
    static func windows1252(_ octets: ArraySlice<UInt8>) -> String {
        windows1252.decode(octets) ?? String(decoding: octets, as: UTF8.self)
    }

    /// 0x80...0x9f.
    private static let upper: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8d}", "Ž", "\u{8f}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9d}", "ž", "Ÿ",
    ]

    /// The tables of the other charsets, each made once from what `iconv` says of its octets.
    private static let known = Mutex<[String: SingleOctetCharset]>([:])

    /// - Parameter name: as ``Charset/canonicalName(_:)`` gives it: of the families Windows-125x, ISO-8859-x, KOI8-x.
    static func named(_ name: String) -> SingleOctetCharset? {
        if name == "WINDOWS-1252" { return windows1252 }
        if let table = known.withLock({ $0[name] }) { return table }
        guard let converter = CharsetConverter(from: name) else { return nil }
        let characters = (UInt8(0x80)...0xff).map { octet -> Unicode.Scalar? in
            converter.convert([octet], replacing: false)?.unicodeScalars.first
        }
        let table = SingleOctetCharset(characters)
        known.withLock { $0[name] = table }
        return table
    }
}
