/// A text as lines, whatever ends them.
package enum TextLines {
    /// The lines of `text` without their ends; CR LF, LF, a bare CR and U+2028 all end a line.
    package static func split(_ text: some StringProtocol) -> [Substring] {
        Substring(text).split(omittingEmptySubsequences: false) { $0.isNewline && $0 != "\u{b}" && $0 != "\u{c}" }
    }

    /// Without white space at both ends.
    package static func trim(_ text: some StringProtocol) -> String {
        String(trimmed(Substring(text)))
    }

    /// Without white space at both ends, as a view.
    package static func trimmed(_ text: Substring) -> Substring {
        var slice = text.drop { $0.isWhitespace || $0 == "\u{feff}" }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return slice
    }

    /// Lines joined again, without empty ones at both ends and without white space at the end of each.
    package static func join(_ lines: some Sequence<Substring>) -> String {
        var kept: [Substring] = []
        for line in lines {
            var line = line
            while let last = line.last, last.isWhitespace { line.removeLast() }
            if kept.isEmpty, TextLine.isInvisible(line) { continue }
            kept.append(line)
        }
        while let last = kept.last, TextLine.isInvisible(last) { kept.removeLast() }
        return kept.joined(separator: "\n")
    }
}
