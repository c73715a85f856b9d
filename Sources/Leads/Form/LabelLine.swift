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
    var mark: Unicode.Scalar?

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
        mark: Unicode.Scalar? = nil
    ) {
        let clean = LabelLine.undecorated(label)
        guard LabelLine.isLabel(clean, isQuestion: style == .question || style == .strong) else { return nil }
        let roles = FormLabels.roles(of: clean)
        if mustBeKnown, roles.exact == nil { return nil }
        self.style = style
        self.label = clean
        self.value = LabelLine.unstarred(value.trimmed, label: label)
        self.mark = mark
        isPlain = roles.plain != nil
        isExact = roles.exact != nil
        role = roles.exact ?? FormLabels.likelyRole(of: roles)
    }

    private static func cells(_ line: FormLine) -> LabelLine? {
        guard line.cells.count >= 2, let first = line.cells.first else { return nil }
        return LabelLine(.cells, first, line.cells.dropFirst().filter { !$0.isEmpty }.joined(separator: " "))
    }

    private static func strong(_ line: FormLine) -> LabelLine? {
        guard let strong = line.strong, line.text.utf8.starts(with: strong.utf8) else { return nil }
        // Bold across the whole line: the label may still end at its colon.
        if strong.utf8.count == line.text.utf8.count, let reading = colon(strong), !reading.value.isEmpty {
            return LabelLine(.strong, reading.label, reading.value)
        }
        return LabelLine(.strong, strong, uncoloned(Substring(line.text.utf8.dropFirst(strong.utf8.count))))
    }

    /// `*Name:* Jane`, `**Name** Jane`: bold print of plain text.
    private static func starred(_ text: String) -> LabelLine? {
        let scalars = text.unicodeScalars
        guard let star = scalars.first, star == "*" || star == "_" else { return nil }
        let opening = scalars.prefix { $0 == star }
        let rest = scalars[opening.endIndex...]
        guard opening.count <= 2, let first = rest.first, !first.properties.isWhitespace,
            let end = rest.prefix(maximumQuestion).firstIndex(of: star),
            rest[..<end].last?.properties.isWhitespace == false
        else { return nil }
        let after = rest[end...].drop { $0 == star }
        guard after.isEmpty || after.first == " " || after.first == ":" else { return nil }
        return LabelLine(.strong, Substring(rest[..<end]), uncoloned(Substring(after)))
    }

    private static func uncoloned(_ text: Substring) -> Substring {
        let rest = text.trimmed[...].unicodeScalars
        return Substring(rest.first == ":" || rest.first == "：" ? rest.dropFirst() : rest)
    }

    private static func bracket(_ text: String) -> LabelLine? {
        let scalars = text.unicodeScalars
        guard let first = scalars.first else { return nil }
        if let close = closingBracket(first) {
            guard let end = scalars.prefix(maximumLabel).firstIndex(of: close) else { return nil }
            let rest = uncoloned(text[scalars.index(after: end)...])
            let label = text[scalars.index(after: scalars.startIndex)..<end]
            return LabelLine(
                .bracket, label, rest, mustBeKnown: first.isASCII || first == "「" || first == "『", mark: first)
        }
        if isBullet(first) {
            return colon(text) == nil
                ? LabelLine(.bracket, Substring(scalars.dropFirst()), "", mark: first) : bulleted(text, first)
        }
        return ruled(text)
    }

    /// `■お名前：山田`, whatever the label.
    private static func bulleted(_ text: String, _ mark: Unicode.Scalar) -> LabelLine? {
        guard let reading = colon(text) else { return nil }
        return LabelLine(.bracket, reading.label, reading.value, mark: mark)
    }

    /// `--- Name ---`.
    ///
    /// QUIRK: WPForms sets labels off so in plain text.
    private static func ruled(_ text: String) -> LabelLine? {
        let scalars = text.unicodeScalars
        guard let sign = scalars.first, sign == "-" || sign == "=" || sign == "~" || sign == "#", scalars.last == sign
        else { return nil }
        let front = scalars.prefix { $0 == sign }
        let inner = scalars[front.endIndex...]
        guard front.count >= 2, inner.first == " " else { return nil }
        let label = inner.prefix(maximumLabel).prefix { $0 != sign }
        let back = inner[label.endIndex...]
        guard back.count >= 2, label.last == " ", back.allSatisfy({ $0 == sign }) else { return nil }
        return LabelLine(.bracket, Substring(label), "", mark: sign)
    }

    private static func closingBracket(_ opening: Unicode.Scalar) -> Unicode.Scalar? {
        switch opening {
        case "【": "】"
        case "[": "]"
        case "［": "］"
        case "〔": "〕"
        case "<": ">"
        case "〈": "〉"
        case "「": "」"
        case "『": "』"
        case "《": "》"
        case "＜": "＞"
        case "≪": "≫"
        default: nil
        }
    }

    private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "■", "●", "◆", "▼", "□", "○", "◇", "▽", "▶", "►", "☆", "★", "◎": true
        default: false
        }
    }

    private static func colon(_ text: String) -> LabelLine? {
        let scalars = text.unicodeScalars
        guard let place = scalars.prefix(maximumLabel).firstIndex(where: { $0 == ":" || $0 == "：" || $0 == "﹕" }) else {
            return nil
        }
        var after = text[scalars.index(after: place)...]
        // A URL, or a time of day.
        if after.utf8.starts(with: "//".utf8) { return nil }
        if let digit = after.utf8.first, (0x30...0x39).contains(digit), place > scalars.startIndex,
            scalars[scalars.index(before: place)].properties.numericType != nil
        {
            return nil
        }
        // QUIRK: YAML announces an answer of several lines.
        if after.utf8.count <= longestYAML, ["|", ">", "|-", ">-"].contains(after.trimmed) { after = "" }
        return LabelLine(.colon, text[..<place], after)
    }

    /// Octets of YAML's sign with blanks around it.
    private static let longestYAML = 16

    private static func equals(_ text: String) -> LabelLine? {
        let scalars = text.unicodeScalars
        let window = scalars.prefix(maximumLabel)
        guard let place = window.firstIndex(where: { $0 == "=" || $0 == "|" || $0 == "→" || $0 == "＝" }) else {
            return dash(text, Substring(window))
        }
        var after = scalars[scalars.index(after: place)...]
        if after.first == ">" { after = after.dropFirst() }
        return LabelLine(.equals, text[..<place], Substring(after), mustBeKnown: true)
    }

    /// `Name - Jane Doe`, `Name -> Jane Doe`: only for labels that are known, for people write dashes too.
    private static func dash(_ text: String, _ window: Substring) -> LabelLine? {
        for mark in [" -> ", " => ", " – ", " — ", " - "] {
            guard let place = window.firstRange(of: mark) else { continue }
            return LabelLine(.equals, window[..<place.lowerBound], text[place.upperBound...], mustBeKnown: true)
        }
        return nil
    }

    private static func columns(_ text: String) -> LabelLine? {
        var previous: Unicode.Scalar = "x"
        let window = text.unicodeScalars.prefix(maximumLabel)
        for place in window.indices {
            let scalar = window[place]
            if scalar == "\t" || scalar == "\u{3000}" || (scalar == " " && previous == " ") {
                return LabelLine(.columns, text[..<place], text[place...], mustBeKnown: true)
            }
            previous = scalar
        }
        return nil
    }

    /// `What is your name?`, with or without a number before it or the answer behind it.
    private static func question(_ text: String) -> LabelLine? {
        let window = text.unicodeScalars.prefix(maximumQuestion)
        if let end = window.firstIndex(where: { $0 == "?" || $0 == "？" }) {
            let after = window.index(after: end)
            return LabelLine(.question, text[..<after], text[after...])
        }
        guard window.endIndex == text.endIndex, numbering(of: text) > 0, colon(text) == nil else { return nil }
        return LabelLine(.question, text, "")
    }

    /// Whether a numbered question may begin with the octet.
    private static func opensNumber(_ octet: UInt8) -> Bool {
        octet == UInt8(ascii: "(") || (0x30...0x39).contains(octet)
    }

    private static func bare(_ text: String) -> LabelLine? {
        guard text.utf8.count <= 4 * longestBare, text.unicodeScalars.count <= longestBare,
            !text.unicodeScalars.dropLast().contains(where: { $0 == ":" || $0 == "：" || $0 == "=" || $0 == "@" })
        else { return nil }
        return LabelLine(.bare, text, "", mustBeKnown: true)
    }

    /// The longest label alone on its line, in scalars.
    private static let longestBare = 40

    /// The longest run of up to three opening words that is a label.
    private static func spaced(_ text: String) -> LabelLine? {
        let words = text.unicodeScalars.prefix(maximumLabel).split(separator: " ", maxSplits: 4)
        guard words.count > 1, FormLabels.mayOpen(with: Substring(words[0])) else { return nil }
        for count in stride(from: min(3, words.count - 1), to: 0, by: -1) {
            let label = text[..<words[count - 1].endIndex]
            if FormLabels.plainRole(of: label) != nil {
                return LabelLine(.spaced, label, text[words[count - 1].endIndex...], mustBeKnown: true)
            }
        }
        return nil
    }
}

extension LabelLine {
    /// Octets of the number that a question opens with: `3. `, `(3) `.
    private static func numbering(of text: some StringProtocol) -> Int {
        var rest = text.utf8.prefix(6)
        let whole = rest.count
        if rest.first == UInt8(ascii: "(") { rest = rest.dropFirst() }
        let digits = rest.prefix { (0x30...0x39).contains($0) }.count
        guard (1...2).contains(digits) else { return 0 }
        rest = rest.dropFirst(digits)
        guard let sign = rest.first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"),
            rest.dropFirst().first == 0x20
        else { return 0 }
        return whole - rest.count + 2
    }

    /// The label without bullets, stars, numbering, dot leaders and colon around it.
    private static func undecorated(_ label: some StringProtocol) -> String {
        let scalars = Substring(label).unicodeScalars.dropFirst(numbering(of: label))
        guard let first = scalars.firstIndex(where: { isWord($0) || $0 == "#" }),
            let last = scalars.lastIndex(where: { isWord($0) || endsLabel($0) }), first <= last
        else { return "" }
        var clean = scalars[first...last]
        var dots = 0
        while let end = clean.last, end == "." || end == "…" || end == " " {
            clean.removeLast()
            dots += 1
        }
        return String(Substring(dots > 1 ? clean : scalars[first...last]))
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        LatinFolding.isLetter(scalar) || LatinFolding.isDigit(scalar)
    }

    private static func endsLabel(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "#", "(", ")", "?", "？", "%", ".", "）": true
        default: false
        }
    }

    /// Whether a text may be a label: a few words with a letter among them, no sentence.
    private static func isLabel(_ label: String, isQuestion: Bool) -> Bool {
        let scalars = label.unicodeScalars
        guard label.utf8.count <= 4 * maximumQuestion, scalars.count <= (isQuestion ? maximumQuestion : maximumLabel),
            scalars.contains(where: LatinFolding.isLetter)
        else { return false }
        let words = label.utf8.split(separator: 0x20)
        guard words.count <= (isQuestion ? 2 * FormLabels.maximumWords : FormLabels.maximumWords) else { return false }
        // A full stop inside ends a sentence, but for `Tel. No.`.
        let hasSentence = words.dropLast().contains { word in
            word.last == UInt8(ascii: ".") && Substring(word).unicodeScalars.count > maximumAbbreviation
        }
        if !isQuestion, label.contains("? ") { return false }
        return !hasSentence && !label.contains("@") && !label.contains("://") && !label.contains("\n")
    }

    private static let maximumAbbreviation = 6

    /// `*Name:* Jane`: the star that closes the bold print of a chat is no part of the answer.
    private static func unstarred(_ value: String, label: some StringProtocol) -> String {
        guard value.utf8.first == UInt8(ascii: "*"), label.trimmed.utf8.first == UInt8(ascii: "*"),
            !label.utf8.dropFirst(2).contains(UInt8(ascii: "*")) || label.utf8.starts(with: "**".utf8)
        else { return value }
        return Substring(value.utf8.drop { $0 == UInt8(ascii: "*") }).trimmed
    }
}
