/// Finds the charset of octets that do not say it, or say it wrongly.
enum CharsetTrial {
    /// Tries UTF-8, then ISO-2022 by its escapes, then the charsets that the octets fit and whose text looks most like
    /// a language.
    static func decode(_ octets: ArraySlice<UInt8>, declared: String? = nil) -> String {
        if octets.contains(0x1b), let text = escaped(octets) { return text }
        if let text = Charset.validUTF8(octets) { return text }
        if octets.starts(with: [0xff, 0xfe]) || octets.starts(with: [0xfe, 0xff]) {
            return WideCharset.decode(octets, "UTF-16", unitSize: 2)
        }
        if let text = surrogatesJoined(octets) { return text }
        if isDamagedUTF8(octets, isDeclared: declared == "UTF-8") { return String(decoding: octets, as: UTF8.self) }
        if let name = likelyCharset(sample(of: octets)), let converter = CharsetConverter(from: name),
            let text = converter.convert(octets, replacing: true)
        {
            return text
        }
        return SingleOctetCharset.windows1252(octets)
    }

    /// A charset shows itself in far less.
    private static let sampleOctets = 4096

    /// The start of what is not ASCII: it may stand behind a page of it.
    private static func sample(of octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = octets.firstIndex(where: { $0 >= 0x80 }) else { return [] }
        // From the start of the word, so that no character is cut.
        let start = octets[..<first].lastIndex { $0 <= 0x20 } ?? octets.startIndex
        return octets[start...].prefix(sampleOctets)
    }

    /// QUIRK: old Java and Oracle write characters beyond U+FFFF as two surrogates of three octets each (CESU-8).
    private static func surrogatesJoined(_ octets: ArraySlice<UInt8>) -> String? {
        guard octets.contains(0xed) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var index = octets.startIndex
        while index < octets.endIndex {
            if octets[index] == 0xed, let scalar = surrogatePair(octets[index...].prefix(6)) {
                output += String(scalar).utf8
                index += 6
            } else {
                output.append(octets[index])
                index += 1
            }
        }
        return Charset.validUTF8(output[...])
    }

    private static func surrogatePair(_ six: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let octets = Array(six)
        guard octets.count == 6, octets[3] == 0xed, octets[1] & 0xf0 == 0xa0, octets[4] & 0xf0 == 0xb0 else {
            return nil
        }
        let high = UInt32(octets[1] & 0x0f) << 6 | UInt32(octets[2] & 0x3f)
        let low = UInt32(octets[4] & 0x0f) << 6 | UInt32(octets[5] & 0x3f)
        return Unicode.Scalar(0x1_0000 + high << 10 + low)
    }

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
    private static func isDamagedUTF8(_ octets: ArraySlice<UInt8>, isDeclared: Bool) -> Bool {
        var good = 0
        var bad = 0
        var isCut = false
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            let length =
                octet < 0x80 ? 1 : octet >= 0xf0 && octet < 0xf5 ? 4 : octet >= 0xe0 ? 3 : octet >= 0xc2 ? 2 : 0
            let tail = octets[(index + 1)...].prefix(max(0, length - 1))
            if length > 1, octet < 0xf5, tail.count == length - 1, tail.allSatisfy({ $0 & 0xc0 == 0x80 }) {
                good += 1
                index += length
            } else if length > 1, octet < 0xf5, index + 1 + tail.count == octets.endIndex, !tail.isEmpty || isDeclared,
                tail.allSatisfy({ $0 & 0xc0 == 0x80 })
            {
                isCut = true
                index = octets.endIndex
            } else {
                if octet >= 0x80 { bad += 1 }
                index += 1
            }
        }
        return good > 0 && good >= bad * 4 || isDeclared && isCut && bad == 0
    }

    private static func likelyCharset(_ head: ArraySlice<UInt8>) -> String? {
        guard !head.isEmpty else { return nil }
        let script = LetterTrial.script(of: head)
        // No text of East Asia makes words of another script by chance.
        if let script, script.score > 0.85 { return script.name }
        var best: (name: String, score: Double)?
        for name in ["GB18030", "BIG5-HKSCS", "CP932", "CP949", "EUC-JP-MS"] {
            guard let converter = CharsetConverter(from: name),
                let text = converter.convert(wholeCharacters(head), replacing: false)
            else { continue }
            var score = eastAsianScore(text, ideograph: name == "CP949" ? 0.3 : 1)
            // GB 2312 has the kana at the same places, but no Chinese text has them.
            if name == "EUC-JP-MS", hasKana(text) { score += 0.5 }
            if score > 0.8, score > best?.score ?? 0 { best = (name, score) }
        }
        return best?.name ?? script?.name ?? LetterTrial.latinCharset(of: head)
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

    /// Whether one in five characters is Hiragana or Katakana.
    private static func hasKana(_ text: String) -> Bool {
        let upper = text.unicodeScalars.filter { $0.value >= 0x80 }
        return upper.filter { (0x3041...0x30fe).contains($0.value) }.count * 5 > upper.count
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
}
