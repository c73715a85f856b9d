/// A line that opens with a label: how it is set off, the label and what follows on the same line.
struct LabelLine: Hashable, Sendable {
    enum Style: Int, Sendable, Hashable, CaseIterable {
        /// Cells of a table or definition list.
        case cells
        /// Bold print.
        case strong
        /// `【label】`, `[label]`, `■label`, `--- label ---`.
        case bracket
        /// `label: answer`.
        case colon
        /// `label = answer`, `label | answer`.
        case equals
        /// `label    answer`, parted by a tab or at least two blanks.
        case columns
        /// A question on its own line: `2. What is your name?`.
        case question
        /// The label alone on its line.
        case bare
        /// `label answer`, parted by one blank.
        case spaced

        /// Whether a writer's own text can hardly look like it.
        var isMarked: Bool { rawValue <= Style.bracket.rawValue }
        /// Whether the answer stands on the lines below.
        var isAlone: Bool { self == .bare || self == .question }
    }

    var style: Style
    var label: String
    var value: String
    var role: FormRole?
    /// Whether the table of labels has the label, perhaps without `your` and the like.
    var isExact: Bool
    /// Whether the table has the label with no word besides.
    var isPlain: Bool
    /// The sign that opens a bracketed label: a form uses one of them.
    var mark: Character?

    /// The longest label that is looked for, in scalars.
    private static let maximumLabel = 90
    /// The longest question.
    private static let maximumQuestion = 120

    /// All readings of a line, the surest first.
    static func readings(of line: FormLine) -> [LabelLine] {
        guard !line.isBlank else { return [] }
        let text = line.text
        let marks = LineMarks(text)
        var readings: [LabelLine] = []
        func add(_ reading: LabelLine?) {
            if let reading { readings.append(reading) }
        }
        add(cells(line))
        add(strong(line))
        add(starred(text))
        add(bracket(text))
        if marks.hasColon { add(colon(text)) }
        if marks.hasEquals || marks.hasDash { add(equals(text)) }
        if marks.hasGap { add(columns(text)) }
        if marks.hasQuestionMark || text.utf8.first.map(opensNumber) ?? false { add(question(text)) }
        add(bare(text))
        add(spaced(text))
        return readings
    }

    private init?(
        _ style: Style, _ label: some StringProtocol, _ value: some StringProtocol, mustBeKnown: Bool = false,
        mark: Character? = nil
    ) {
        let clean = LabelLine.undecorated(label)
        guard LabelLine.isLabel(clean, isQuestion: style == .question || style == .strong) else { return nil }
        self.style = style
        self.label = clean
        self.value = LabelLine.unstarred(value.trimmed, label: label)
        self.mark = mark
        isPlain = FormLabels.plainRole(of: clean) != nil
        let exact = FormLabels.exactRole(of: clean)
        isExact = exact != nil
        role = exact ?? (mustBeKnown ? nil : FormLabels.role(of: clean))
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
        return LabelLine(.strong, strong, uncoloned(line.text.dropFirst(strong.count)))
    }

    /// `*Name:* Jane`, `**Name** Jane`: bold print of plain text.
    private static func starred(_ text: String) -> LabelLine? {
        guard let star = text.first, star == "*" || star == "_" else { return nil }
        let opening = text.prefix { $0 == star }
        let rest = text.dropFirst(opening.count)
        guard opening.count <= 2, let first = rest.first, !first.isWhitespace,
            let end = rest.prefix(maximumQuestion).firstIndex(of: star), rest[..<end].last?.isWhitespace == false
        else { return nil }
        let after = rest[end...].drop { $0 == star }
        guard after.isEmpty || after.first == " " || after.first == ":" else { return nil }
        return LabelLine(.strong, rest[..<end], uncoloned(after))
    }

    private static func uncoloned(_ text: Substring) -> Substring {
        let rest = text.trimmed[...]
        return rest.first == ":" || rest.first == "：" ? rest.dropFirst() : rest
    }

    private static func bracket(_ text: String) -> LabelLine? {
        guard let first = text.first else { return nil }
        if let close = brackets[first] {
            guard let end = text.prefix(maximumLabel).firstIndex(of: close) else { return nil }
            let rest = uncoloned(text[text.index(after: end)...])
            let label = text[text.index(after: text.startIndex)..<end]
            return LabelLine(
                .bracket, label, rest, mustBeKnown: first.isASCII || first == "「" || first == "『", mark: first)
        }
        if bullets.contains(first) {
            return colon(text) == nil ? LabelLine(.bracket, text.dropFirst(), "", mark: first) : bulleted(text)
        }
        return ruled(text)
    }

    /// `■お名前：山田`, whatever the label.
    private static func bulleted(_ text: String) -> LabelLine? {
        guard let reading = colon(text) else { return nil }
        return LabelLine(.bracket, reading.label, reading.value, mark: text.first)
    }

    /// `--- Name ---`.
    ///
    /// QUIRK: WPForms sets labels off so in plain text.
    private static func ruled(_ text: String) -> LabelLine? {
        guard let sign = text.first, "-=~#".contains(sign), text.last == sign else { return nil }
        let front = text.prefix { $0 == sign }
        let inner = text.dropFirst(front.count)
        guard front.count >= 2, inner.first == " " else { return nil }
        let label = inner.prefix(maximumLabel).prefix { $0 != sign }
        let back = inner.dropFirst(label.count)
        guard back.count >= 2, label.last == " ", back.allSatisfy({ $0 == sign }) else { return nil }
        return LabelLine(.bracket, label, "", mark: sign)
    }

    private static let brackets: [Character: Character] = [
        "【": "】", "[": "]", "［": "］", "〔": "〕", "<": ">", "〈": "〉", "「": "」", "『": "』", "《": "》", "＜": "＞", "≪": "≫",
    ]
    private static let bullets: Set<Character> = ["■", "●", "◆", "▼", "□", "○", "◇", "▽", "▶", "►", "☆", "★", "◎"]

    private static func colon(_ text: String) -> LabelLine? {
        guard let place = text.prefix(maximumLabel).firstIndex(where: { $0 == ":" || $0 == "：" || $0 == "﹕" }) else {
            return nil
        }
        var after = text[text.index(after: place)...]
        // A URL, or a time of day.
        if after.hasPrefix("//") { return nil }
        if let digit = after.first, digit.isASCII, digit.isNumber, place > text.startIndex,
            text[text.index(before: place)].isNumber
        {
            return nil
        }
        // QUIRK: YAML announces an answer of several lines.
        if ["|", ">", "|-", ">-"].contains(after.trimmed) { after = "" }
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
        let window = String(text.prefix(maximumLabel))
        for mark in [" -> ", " => ", " – ", " — ", " - "] {
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
            if character == "\t" || character == "\u{3000}" || (character == " " && previous == " ") {
                return LabelLine(.columns, text[..<place], text[place...], mustBeKnown: true)
            }
            previous = character
        }
        return nil
    }

    /// `What is your name?`, with or without a number before it or the answer behind it.
    private static func question(_ text: String) -> LabelLine? {
        let window = text.prefix(maximumQuestion)
        if let end = window.firstIndex(where: { $0 == "?" || $0 == "？" }) {
            return LabelLine(.question, window[...end], text[text.index(after: end)...])
        }
        guard window.count == text.count, numbering(of: window) > 0, colon(text) == nil else { return nil }
        return LabelLine(.question, window, "")
    }

    /// Whether a numbered question may begin with the octet.
    private static func opensNumber(_ octet: UInt8) -> Bool {
        octet == UInt8(ascii: "(") || (0x30...0x39).contains(octet)
    }

    private static func bare(_ text: String) -> LabelLine? {
        text.utf8.count <= 4 * 40 && text.unicodeScalars.count <= 40
            && !text.dropLast().contains(where: { ":：=@".contains($0) })
            ? LabelLine(.bare, text, "", mustBeKnown: true) : nil
    }

    /// The longest run of up to three opening words that is a label.
    private static func spaced(_ text: String) -> LabelLine? {
        let words = text.prefix(maximumLabel).split(separator: " ", maxSplits: 4)
        for count in stride(from: min(3, words.count - 1), to: 0, by: -1) {
            let label = text[..<words[count - 1].endIndex]
            if FormLabels.plainRole(of: String(label)) != nil {
                return LabelLine(.spaced, label, text[words[count - 1].endIndex...], mustBeKnown: true)
            }
        }
        return nil
    }
}

extension LabelLine {
    /// Characters of the number that a question opens with: `3. `, `(3) `.
    private static func numbering(of text: some StringProtocol) -> Int {
        var rest = text.prefix(6)
        if rest.first == "(" { rest = rest.dropFirst() }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...2).contains(digits.count) else { return 0 }
        let after = rest.dropFirst(digits.count)
        guard let sign = after.first, sign == "." || sign == ")", after.dropFirst().first == " " else { return 0 }
        return text.distance(from: text.startIndex, to: after.startIndex) + 2
    }

    /// The label without bullets, stars, numbering, dot leaders and colon around it.
    private static func undecorated(_ label: some StringProtocol) -> String {
        let label = label.dropFirst(numbering(of: label))
        let scalars = label.unicodeScalars
        func isInside(_ scalar: Unicode.Scalar) -> Bool {
            LatinFolding.isLetter(scalar) || LatinFolding.isDigit(scalar) || "#()?？%.）".unicodeScalars.contains(scalar)
        }
        guard
            let first = scalars.firstIndex(where: { LatinFolding.isLetter($0) || LatinFolding.isDigit($0) || $0 == "#" }
            ),
            let last = scalars.lastIndex(where: isInside), first <= last
        else { return "" }
        let clean = label[first...last]
        let dots = clean.reversed().prefix { $0 == "." || $0 == "…" || $0 == " " }.count
        return dots > 1 ? String(clean.dropLast(dots)) : String(clean)
    }

    /// Whether a text may be a label: a few words with a letter among them, no sentence.
    private static func isLabel(_ label: String, isQuestion: Bool) -> Bool {
        let scalars = label.unicodeScalars
        let words = label.split(separator: " ")
        guard scalars.count <= (isQuestion ? maximumQuestion : maximumLabel),
            scalars.contains(where: LatinFolding.isLetter),
            words.count <= (isQuestion ? 2 * FormLabels.maximumWords : FormLabels.maximumWords)
        else { return false }
        // A full stop inside ends a sentence, but for `Tel. No.`.
        let hasSentence = words.dropLast().contains { $0.last == "." && $0.count > maximumAbbreviation }
        if !isQuestion, label.contains("? ") { return false }
        return !hasSentence && !label.contains("@") && !label.contains("://") && !label.contains("\n")
    }

    private static let maximumAbbreviation = 6

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
