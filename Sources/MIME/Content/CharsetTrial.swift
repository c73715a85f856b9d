/// Finds the charset of octets that do not say it, or say it wrongly.
enum CharsetTrial {
    /// Tries UTF-8, then ISO-2022 by its escapes, then the charsets that the octets fit and whose text looks most like
    /// a language.
    static func decode(_ octets: ArraySlice<UInt8>, declared: String? = nil) -> String {
        if octets.contains(0x1b), let text = escaped(octets) { return text }
        if let text = Charset.validUTF8(octets) { return text }
        let sample = octets.filter { $0 >= 0x80 }.prefix(sampleOctets)
        if isDamagedUTF8(octets) { return String(decoding: octets, as: UTF8.self) }
        if let name = likelyCharset(octets.prefix(sampleOctets), upper: Array(sample)),
            let converter = CharsetConverter(from: name), let text = converter.convert(octets, replacing: true)
        {
            return text
        }
        return SingleOctetCharset.windows1252(octets)
    }

    /// A charset shows itself in far less.
    private static let sampleOctets = 4096

    /// ISO-2022-JP, -KR, -CN announce themselves by escape sequences (RFC 1468, RFC 1557, RFC 1922).
    private static func escaped(_ octets: ArraySlice<UInt8>) -> String? {
        let marks: [([UInt8], String)] = [
            (Array("\u{1b}$)C".utf8), "ISO-2022-KR"), (Array("\u{1b}$)A".utf8), "ISO-2022-CN"),
            (Array("\u{1b}$B".utf8), "ISO-2022-JP-3"), (Array("\u{1b}$@".utf8), "ISO-2022-JP-3"),
            (Array("\u{1b}(J".utf8), "ISO-2022-JP-3"),
        ]
        let head = octets.prefix(sampleOctets)
        for (mark, name) in marks {
            let isThere = head.indices.contains { head[$0...].starts(with: mark) }
            if isThere, let converter = CharsetConverter(from: name) {
                return converter.convert(octets, replacing: true)
            }
        }
        return nil
    }

    /// Mostly good UTF-8 with a few broken sequences, as a cut or a gateway makes it.
    private static func isDamagedUTF8(_ octets: ArraySlice<UInt8>) -> Bool {
        var good = 0
        var bad = 0
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            let length =
                octet < 0x80 ? 1 : octet >= 0xf0 && octet < 0xf5 ? 4 : octet >= 0xe0 ? 3 : octet >= 0xc2 ? 2 : 0
            let tail = octets[(index + 1)...].prefix(max(0, length - 1))
            if length > 1, octet < 0xf5, tail.count == length - 1, tail.allSatisfy({ $0 & 0xc0 == 0x80 }) {
                good += 1
                index += length
            } else {
                if octet >= 0x80 { bad += 1 }
                index += 1
            }
        }
        return good > 0 && good >= bad * 4
    }

    private static func likelyCharset(_ head: ArraySlice<UInt8>, upper: [UInt8]) -> String? {
        guard !upper.isEmpty else { return nil }
        var best: (name: String, score: Double)?
        for name in ["GB18030", "BIG5-HKSCS", "CP932", "CP949", "EUC-JP-MS"] {
            guard let converter = CharsetConverter(from: name),
                let text = converter.convert(wholeCharacters(head), replacing: false)
            else { continue }
            let score = eastAsianScore(text, ideograph: name == "CP949" ? 0.3 : 1)
            if score > 0.8, score > best?.score ?? 0 { best = (name, score) }
        }
        if let best { return best.name }
        return cyrillicCharset(head)
    }

    /// Without a last character that the sample cuts.
    private static func wholeCharacters(_ head: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard head.count == sampleOctets else { return head }
        let end = head.lastIndex { $0 < 0x40 }
        return end.map { head[...$0] } ?? head
    }

    /// How much of what is not ASCII belongs to the common blocks of Chinese, Japanese and Korean, and stands among its
    /// like. An accented letter and its neighbour make such a character too, but one between Latin letters.
    private static func eastAsianScore(_ text: String, ideograph: Double) -> Double {
        var score = 0.0
        var total = 0.0
        var previous: UInt32 = 0x20
        for scalar in text.unicodeScalars {
            let isIdeograph = scalar.value >= 0x1100
            if scalar.value >= 0x80 {
                total += 1
                score += weight(of: scalar.value, ideograph: ideograph)
            }
            if isIdeograph && isLatin(previous) || isLatin(scalar.value) && previous >= 0x1100 { score -= 0.6 }
            previous = scalar.value
        }
        return total < 2 ? 0 : score / total
    }

    private static func isLatin(_ scalar: UInt32) -> Bool { (0x61...0x7a).contains(scalar | 0x20) }

    private static func weight(of scalar: UInt32, ideograph: Double) -> Double {
        switch scalar {
        case 0x3040...0x30ff: 1.2
        case 0xac00...0xd7a3: 1.1
        // Korean is written without them today.
        case 0x4e00...0x9fff: ideograph
        case 0x3000...0x303f, 0xff01...0xff5e: 1
        case 0xff61...0xff9f: 0.3
        default: -0.5
        }
    }

    /// Windows-1251 has its small letters at 0xe0...0xff, KOI8-R at 0xc0...0xdf; text is mostly small letters.
    private static func cyrillicCharset(_ head: ArraySlice<UInt8>) -> String? {
        var runs = 0
        var inRun = 0
        var low = 0
        var high = 0
        var upper = 0
        for octet in head {
            guard octet >= 0x80 else {
                inRun = 0
                continue
            }
            upper += 1
            inRun += 1
            // Western words have one accented letter at a time, Cyrillic ones are made of such octets.
            if inRun >= 3 { runs += 1 }
            if (0xc0...0xdf).contains(octet) { low += 1 } else if octet >= 0xe0 { high += 1 }
        }
        guard upper >= 4, runs * 3 >= upper else { return nil }
        return low > high ? "KOI8-R" : "WINDOWS-1251"
    }
}
