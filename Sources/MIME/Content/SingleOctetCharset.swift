import Synchronization

/// Charsets of one octet a character: ASCII below, a table of 128 characters above. Reading them by table is several
/// times as fast as by `iconv`.
struct SingleOctetCharset: Sendable {
    /// The UTF-8 of the octets from 0x80 up, three octets each, and how many of these count; 0 for what is no character.
    private let octets: [UInt8]
    private let lengths: [UInt8]

    /// - Parameter characters: 128 of them; nil where the charset has none.
    private init(_ characters: [Unicode.Scalar?]) {
        let encoded = characters.map { $0.map { Array(String($0).utf8.prefix(3)) } ?? [] }
        octets = encoded.flatMap { $0 + [UInt8](repeating: 0, count: 3 - $0.count) }
        lengths = encoded.map { UInt8($0.count) }
    }

    /// The text; nil when an octet is none of the charset's.
    func decode(_ input: ArraySlice<UInt8>) -> String? {
        var isValid = true
        // At most three octets for one above 127.
        let upper = ASCII.countOfUpper(input)
        let output = [UInt8](unsafeUninitializedCapacity: input.count + 2 * upper) { output, count in
            input.withUnsafeBufferPointer { input in
                octets.withUnsafeBufferPointer { octets in
                    lengths.withUnsafeBufferPointer { lengths in
                        for octet in input {
                            guard octet >= 0x80 else {
                                output[count] = octet
                                count += 1
                                continue
                            }
                            let place = Int(octet & 0x7f)
                            let length = Int(lengths[place])
                            isValid = isValid && length > 0
                            for offset in 0..<length { output[count + offset] = octets[place * 3 + offset] }
                            count += length
                        }
                    }
                }
            }
        }
        return isValid ? String(decoding: output, as: UTF8.self) : nil
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
