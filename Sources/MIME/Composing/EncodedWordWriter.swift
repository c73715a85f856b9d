/// Writes text as encoded words (RFC 2047), in UTF-8.
enum EncodedWordWriter {
    /// Without what could end a line or a string: control characters become spaces. This is what makes injection of
    /// header fields impossible; every value of a header passes here.
    static func clean(_ text: String) -> String {
        var cleaned = ""
        for scalar in text.unicodeScalars {
            // C0, DEL, C1 and the Unicode line separators.
            let isControl =
                scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
                || scalar.value == 0x2028 || scalar.value == 0x2029
            cleaned.unicodeScalars.append(isControl ? " " : scalar)
        }
        var trimmed = cleaned[...]
        while trimmed.first == " " { trimmed = trimmed.dropFirst() }
        while trimmed.last == " " { trimmed = trimmed.dropLast() }
        return String(trimmed)
    }

    /// Whether text can stand as it is: ASCII, nothing that reads as an encoded word, no word longer than a line.
    static func isPlain(_ text: String) -> Bool {
        let cleaned = clean(text)
        return cleaned.utf8.allSatisfy { $0 < 0x80 } && !cleaned.contains("=?") && !cleaned.contains("  ")
            && cleaned.split(separator: " ").allSatisfy { $0.utf8.count <= 900 }
    }

    /// A display name: a quoted string where it is ASCII, else encoded words (RFC 2047 §5 (3)).
    static func phrase(_ name: String, firstColumn: Int) -> [String] {
        let cleaned = clean(name)
        guard isPlain(cleaned) else { return words(for: cleaned, firstColumn: firstColumn) }
        let words = cleaned.split(separator: " ")
        let isAtoms = words.allSatisfy { $0.utf8.allSatisfy { isPhraseAtom($0) } }
        if isAtoms { return words.map(String.init) }
        var quoted = "\""
        for character in cleaned.unicodeScalars {
            if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(character)
        }
        return [quoted + "\""]
    }

    private static func isPhraseAtom(_ octet: UInt8) -> Bool {
        (0x61...0x7a).contains(octet | 0x20) || ASCII.isDigit(octet) || "!#$%&'*+-/^_`{|}~".utf8.contains(octet)
    }

    /// RFC 2047 §2: an encoded word has at most 75 characters.
    private static let maximumWord = 75
    private static let prefix = "=?utf-8?"

    /// The encoded words of a text, each with whole characters (§5). B or Q, whichever is shorter (§4).
    static func words(for text: String, firstColumn: Int) -> [String] {
        let cleaned = clean(text)
        let special = cleaned.utf8.filter { !isSafeInQ($0) && $0 != ASCII.space }.count
        let usesQ = special * 3 < cleaned.utf8.count
        let room = maximumWord - prefix.utf8.count - 2 - 2
        var words: [String] = []
        var piece: [UInt8] = []
        var cost = 0
        // A first word that does not fit behind the field name would leave the first line empty.
        var limit = max(16, min(room, HeaderWriter.preferredOctets - firstColumn - 1 - (maximumWord - room)))
        for scalar in cleaned.unicodeScalars {
            let octets = Array(String(scalar).utf8)
            let next =
                usesQ
                ? cost + octets.reduce(0) { $0 + (isSafeInQ($1) || $1 == ASCII.space ? 1 : 3) }
                : (piece.count + octets.count + 2) / 3 * 4
            if next > limit, !piece.isEmpty {
                words.append(word(piece, usesQ: usesQ))
                piece = []
                cost = 0
                limit = room
            }
            piece += octets
            cost = usesQ ? cost + octets.reduce(0) { $0 + (isSafeInQ($1) || $1 == ASCII.space ? 1 : 3) } : 0
        }
        if !piece.isEmpty { words.append(word(piece, usesQ: usesQ)) }
        return words
    }

    private static func word(_ octets: [UInt8], usesQ: Bool) -> String {
        guard usesQ else { return prefix + "b?" + String(decoding: Base64.encode(octets[...]), as: UTF8.self) + "?=" }
        var text = prefix + "q?"
        for octet in octets {
            if octet == ASCII.space {
                text += "_"
            } else if isSafeInQ(octet) {
                text.unicodeScalars.append(Unicode.Scalar(octet))
            } else {
                text += "=" + QuotedPrintable.hex(octet)
            }
        }
        return text + "?="
    }

    /// What RFC 2047 §5 (3) allows in a phrase; elsewhere more would be, but nothing is lost.
    private static func isSafeInQ(_ octet: UInt8) -> Bool {
        (0x61...0x7a).contains(octet | 0x20) && octet < 0x80 || ASCII.isDigit(octet) || "!*+-/".utf8.contains(octet)
    }
}
