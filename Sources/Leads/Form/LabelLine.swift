/// A line that opens with a label: how it is set off, the label and what follows on the same line.
struct LabelLine: Hashable, Sendable {
    enum Style: Int, Sendable, Hashable, CaseIterable {
        /// Cells of a table or definition list.
        case cells
        /// Bold print.
        case strong
        /// `【label】`, `[label]`, `■label`.
        case bracket
        /// `label: answer`.
        case colon
        /// `label = answer`, `label | answer`.
        case equals
        /// `label    answer`, parted by a tab or at least two blanks.
        case columns
        /// The label alone on its line.
        case bare

        /// Whether a writer's own text can hardly look like it.
        var isMarked: Bool { rawValue <= Style.bracket.rawValue }
    }

    var style: Style
    var label: String
    var value: String
    var role: FormRole?
    /// Whether the table of labels has the label, perhaps without `your` and the like.
    var isExact: Bool
    /// Whether the table has the label with no word besides.
    var isPlain: Bool

    /// The longest label that is looked for, in scalars.
    private static let maximumLabel = 90

    /// All readings of a line, the surest first.
    static func readings(of line: FormLine) -> [LabelLine] {
        guard !line.isBlank else { return [] }
        return [
            cells(line), strong(line), bracket(line.text), colon(line.text), equals(line.text), columns(line.text),
            bare(line.text),
        ]
        .compactMap { $0 }
    }

    private init?(_ style: Style, _ label: some StringProtocol, _ value: some StringProtocol, mustBeKnown: Bool = false)
    {
        let clean = LabelLine.undecorated(label)
        guard LabelLine.isLabel(clean) else { return nil }
        self.style = style
        self.label = clean
        self.value = LabelLine.unstarred(value.trimmed, label: label)
        let exact = FormLabels.exactRole(of: clean)
        isExact = exact != nil
        isPlain = FormLabels.plainRole(of: clean) != nil
        role = exact ?? FormLabels.role(of: clean)
        if mustBeKnown && exact == nil { return nil }
    }

    private static func cells(_ line: FormLine) -> LabelLine? {
        guard line.cells.count >= 2, let first = line.cells.first else { return nil }
        return LabelLine(.cells, first, line.cells.dropFirst().filter { !$0.isEmpty }.joined(separator: " "))
    }

    private static func strong(_ line: FormLine) -> LabelLine? {
        guard let strong = line.strong, line.text.hasPrefix(strong) else { return nil }
        // Bold across the whole line: the label may still end at its colon.
        if strong.count == line.text.count, let reading = colon(strong), !reading.value.isEmpty {
            return LabelLine(.strong, reading.label, reading.value)
        }
        var rest = line.text.dropFirst(strong.count).trimmed[...]
        if let first = rest.first, first == ":" || first == "：" { rest = rest.dropFirst() }
        return LabelLine(.strong, strong, rest)
    }

    private static func bracket(_ text: String) -> LabelLine? {
        guard let first = text.first else { return nil }
        if let close = brackets[first] {
            guard let end = text.prefix(maximumLabel).firstIndex(of: close) else { return nil }
            var rest = text[text.index(after: end)...].trimmed[...]
            if let sign = rest.first, sign == ":" || sign == "：" { rest = rest.dropFirst() }
            let label = text[text.index(after: text.startIndex)..<end]
            return LabelLine(.bracket, label, rest, mustBeKnown: first == "[" || first == "<" || first == "(")
        }
        guard bullets.contains(first), colon(text) == nil else { return nil }
        return LabelLine(.bracket, text.dropFirst(), "", mustBeKnown: true)
    }

    private static let brackets: [Character: Character] = [
        "【": "】", "[": "]", "［": "］", "〔": "〕", "<": ">", "〈": "〉", "「": "」",
    ]
    private static let bullets: Set<Character> = ["■", "●", "◆", "▼", "□", "○", "◇", "▽", "▶", "►", "☆", "★"]

    private static func colon(_ text: String) -> LabelLine? {
        guard let place = text.prefix(maximumLabel).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let after = text[text.index(after: place)...]
        // A URL, or a time of day.
        if after.hasPrefix("//") { return nil }
        if let digit = after.first, digit.isASCII, digit.isNumber, place > text.startIndex,
            text[text.index(before: place)].isNumber
        {
            return nil
        }
        return LabelLine(.colon, text[..<place], after)
    }

    private static func equals(_ text: String) -> LabelLine? {
        let window = text.prefix(maximumLabel)
        guard let place = window.firstIndex(where: { $0 == "=" || $0 == "|" || $0 == "→" || $0 == "＝" }) else {
            return dash(text)
        }
        var after = text[text.index(after: place)...]
        if after.first == ">" { after = after.dropFirst() }
        return LabelLine(.equals, text[..<place], after, mustBeKnown: true)
    }

    /// `Name - Jane Doe`, `Name -> Jane Doe`: only for labels that are known, for people write dashes too.
    private static func dash(_ text: String) -> LabelLine? {
        for mark in [" -> ", " => ", " – ", " — ", " - "] {
            let window = String(text.prefix(maximumLabel))
            guard let place = window.firstRange(of: mark) else { continue }
            return LabelLine(
                .equals, window[..<place.lowerBound], text.dropFirst(window[..<place.upperBound].count),
                mustBeKnown: true)
        }
        return nil
    }

    private static func columns(_ text: String) -> LabelLine? {
        var previous: Character = "x"
        for (place, character) in zip(text.indices, text).prefix(maximumLabel) {
            if character == "\t" || (character == " " && previous == " ") {
                return LabelLine(.columns, text[..<place], text[place...], mustBeKnown: true)
            }
            previous = character
        }
        return nil
    }

    private static func bare(_ text: String) -> LabelLine? {
        text.unicodeScalars.count <= 40 ? LabelLine(.bare, text, "", mustBeKnown: true) : nil
    }
}

extension LabelLine {
    /// The label without bullets, stars, numbering marks and colon around it.
    private static func undecorated(_ label: some StringProtocol) -> String {
        let scalars = label.unicodeScalars
        func isInside(_ scalar: Unicode.Scalar) -> Bool {
            LatinFolding.isLetter(scalar) || LatinFolding.isDigit(scalar) || scalar == "#" || scalar == "("
                || scalar == ")"
                || scalar == "?" || scalar == "？" || scalar == "%" || scalar == "."
        }
        guard
            let first = scalars.firstIndex(where: { LatinFolding.isLetter($0) || LatinFolding.isDigit($0) || $0 == "#" }
            ),
            let last = scalars.lastIndex(where: isInside)
        else { return "" }
        return String(label[first...last])
    }

    /// Whether a text may be a label: a few words with a letter among them, no sentence.
    private static func isLabel(_ label: String) -> Bool {
        let scalars = label.unicodeScalars
        guard scalars.count <= maximumLabel, scalars.contains(where: LatinFolding.isLetter),
            label.split(separator: " ").count <= FormLabels.maximumWords
        else { return false }
        return !label.contains("@") && !label.contains(". ") && !label.contains("://") && !label.contains("\n")
    }

    /// `*Name:* Jane`: the star that closes the bold print of a chat is no part of the answer.
    private static func unstarred(_ value: String, label: some StringProtocol) -> String {
        guard label.trimmed.first == "*", value.first == "*", !label.dropFirst(2).contains("*") || label.hasPrefix("**")
        else { return value }
        return value.drop { $0 == "*" }.trimmed
    }
}

extension String {
    /// Where a short text stands first. Linear for the short windows it is used on.
    func firstRange(of mark: String) -> Range<String.Index>? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(mark) {
                return place..<index(place, offsetBy: mark.count)
            }
            place = index(after: place)
        }
        return nil
    }
}
