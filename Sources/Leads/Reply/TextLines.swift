/// A text as lines, whatever ends them.
package enum TextLines {
    /// The lines of `text` without their ends; CR LF, LF, a bare CR and U+2028 all end a line.
    package static func split(_ text: some StringProtocol) -> [Substring] {
        let octets = Substring(text).utf8
        var lines: [Substring] = []
        var start = octets.startIndex
        var index = start
        var history: (UInt8, UInt8) = (0, 0)
        while index < octets.endIndex {
            let octet = octets[index]
            let next = octets.index(after: index)
            if octet == 0x0a || octet == 0x0d {
                lines.append(Substring(octets[start..<index]))
                start = next
                if octet == 0x0d, next < octets.endIndex, octets[next] == 0x0a { start = octets.index(after: next) }
                index = start
            } else if octet == 0xa8, history == (0xe2, 0x80) {
                lines.append(Substring(octets[start..<octets.index(index, offsetBy: -2)]))
                start = next
                index = next
            } else {
                index = next
            }
            history = (history.1, octet)
        }
        lines.append(Substring(octets[start...]))
        return lines
    }

    /// Without white space at both ends.
    package static func trim(_ text: some StringProtocol) -> String {
        String(trimmed(Substring(text)))
    }

    /// Without white space at both ends, as a view.
    package static func trimmed(_ text: Substring) -> Substring {
        let scalars = text.unicodeScalars.drop { isBlank($0) || $0 == "\u{feff}" }
        return withoutBlankEnd(Substring(scalars))
    }

    /// Lines joined again, without empty ones at both ends and without white space at the end of each.
    package static func join(_ lines: some Sequence<Substring>) -> String {
        var kept: [Substring] = []
        for line in lines {
            let line = withoutBlankEnd(line)
            if kept.isEmpty, TextLine.isInvisible(line) { continue }
            kept.append(line)
        }
        while let last = kept.last, TextLine.isInvisible(last) { kept.removeLast() }
        return kept.joined(separator: "\n")
    }

    /// By scalars: who breaks a text into grapheme clusters pays for every mark a stranger puts on a letter.
    private static func withoutBlankEnd(_ text: Substring) -> Substring {
        guard let last = text.unicodeScalars.last, isBlank(last) else { return text }
        var scalars = text.unicodeScalars
        while let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return Substring(scalars)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || (0x09...0x0d).contains(scalar.value) : scalar.properties.isWhitespace
    }
}
