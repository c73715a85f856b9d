/// One line of a body and what it looks like on its own.
package struct TextLine: Sendable {
    /// What a line is, seen alone.
    package enum Look: Hashable, Sendable {
        /// Nothing that prints.
        case empty
        /// Begins with a quotation mark of mail (`>`, `| `, `AB>`).
        case quoted
        /// Only dashes, stars, tildes and the like.
        case ruler
        /// `-----Original Message-----` in any language.
        case originalDivider
        /// `---------- Forwarded message ----------`, `Begin forwarded message:` in any language.
        case forwardDivider
        /// What a telephone adds: `Sent from my iPhone`.
        case deviceNote
        /// Stands in what the markup calls a signature.
        case signature
        /// What the markup says of the lines below.
        case mark
        /// Anything else.
        case text
    }

    package let text: Substring
    package let look: Look
    /// Its beginning, folded for comparison.
    package let folded: FoldedText
    /// What the markup says here: for `mark` lines what they stand for, for `quoted` ones that a program marked them.
    let mark: QuotationMark?

    package init(_ text: Substring) {
        self.text = text
        mark = nil
        folded = FoldedText(text, limit: TextLine.longestFolded)
        look = TextLine.look(of: text, folded)
    }

    /// The same line, looking as the markup around it says.
    init(_ line: TextLine, look: Look, mark: QuotationMark? = nil) {
        text = line.text
        folded = line.folded
        self.look = look
        self.mark = mark
    }

    /// Octets of a line that comparisons look at: an attribution may be that long.
    package static let longestFolded = 400

    /// The line without its quotation marks (`> > x` is `x`), for header blocks and attributions inside quotations.
    package var unquoted: Substring {
        var rest = text
        while let stripped = TextLine.withoutMark(rest) { rest = stripped }
        return rest
    }

    /// The line without its outermost quotation mark.
    package var onceUnquoted: Substring {
        TextLine.withoutMark(text) ?? text
    }

    /// Nothing on the line prints.
    package static func isInvisible(_ line: some StringProtocol) -> Bool {
        line.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x00...0x20, 0x7f...0xa0, 0xad, 0x1427, 0x2000...0x200f, 0x2028...0x202f, 0x205f...0x206f, 0x3000,
                0xfeff:
                true
            default: false
            }
        }
    }

    /// A line that only decorates: at least two of `-_=*#~+.` and dashes, nothing else but spaces.
    package static func isRuler(_ line: some StringProtocol) -> Bool {
        var marks = 0
        for scalar in line.unicodeScalars {
            switch scalar {
            case "-", "_", "=", "*", "#", "~", "+": marks += 1
            case "\u{2014}", "\u{2013}", "\u{2015}", "\u{2500}", "\u{2501}", "\u{ff0d}": marks += 2
            case " ", "\t", "\u{a0}", "\r": continue
            default: return false
            }
        }
        return marks >= 2
    }

    /// Octets of a line beyond which it is text and nothing else: no divider or note is that long.
    private static let longestDecoration = 200

    private static func look(of line: Substring, _ folded: FoldedText) -> Look {
        if isInvisible(line) { return .empty }
        if withoutMark(line) != nil { return .quoted }
        if line.utf8.count > longestDecoration { return .text }
        if isRuler(line) { return .ruler }
        if Dividers.isForward(folded) { return .forwardDivider }
        if Dividers.isOriginal(folded) { return .originalDivider }
        return DeviceNotes.isNote(folded) ? .deviceNote : .text
    }

    /// The line without one leading quotation mark; nil when it has none.
    private static func withoutMark(_ line: Substring) -> Substring? {
        var octets = line.utf8
        var spaces = 0
        while let octet = octets.first, octet == 0x20 || octet == 0x09, spaces < 4 {
            octets.removeFirst()
            spaces += 1
        }
        var letters = 0
        var rest = octets
        // QUIRK: Supercite and some newsreaders put the author's initials before the mark (`JD> text`).
        while letters < 4, let octet = rest.first, MailInitials.isInitial(octet) {
            rest.removeFirst()
            letters += 1
        }
        guard let mark = rest.first, mark == UInt8(ascii: ">") || mark == UInt8(ascii: "|") && letters == 0 else {
            return nil
        }
        rest.removeFirst()
        // A bar quotes only when it alone marks the line: tables have more, and prose none at the start.
        if mark == UInt8(ascii: "|"), rest.first.map({ $0 != 0x20 }) == true || rest.contains(mark) { return nil }
        // `<http://…` broken onto the next line leaves `…>` at a line's start, which initials would hide.
        if letters > 0, rest.first == UInt8(ascii: ">") || rest.first == UInt8(ascii: ",") { return nil }
        if rest.first == 0x20 { rest.removeFirst() }
        return Substring(rest)
    }
}

/// The letters that may stand before a quotation mark.
private enum MailInitials {
    static func isInitial(_ octet: UInt8) -> Bool {
        (0x41...0x5a).contains(octet)
    }
}
