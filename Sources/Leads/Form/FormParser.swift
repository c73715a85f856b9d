/// Takes the lines of a form apart into questions and answers, in order.
///
/// The layout is found first (which way of setting labels off carries the most labels that are known); then each line
/// is a label, part of the answer above it, or decoration. Inside a free-text answer only a label set in the form's own
/// way ends it, so `Phone: 555-0100` typed by the visitor stays part of the message.
struct FormParser {
    /// A question with its answer while lines are still being added.
    struct Entry {
        var label: String
        var role: FormRole?
        var isExact: Bool
        var style: LabelLine.Style
        var lines: [String]
        var hasInlineValue: Bool

        var value: String {
            let trimmed = lines.drop { $0.isEmpty }
            let end = trimmed.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? trimmed.startIndex
            return trimmed[..<end].joined(separator: "\n")
        }

        fileprivate var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }
    }

    private let lines: [FormLine]
    private let readings: [[LabelLine]]
    /// The last line that opens with a known label of the form's own style, by what it asks.
    private let lastLines: [FormRole: Int]
    private let lastLabel: Int
    /// For each line whether nothing but labels with their answers stands from there on.
    private let hasOnlyLabels: [Bool]
    /// Where the mailer's own lines begin.
    private let tail: Int
    /// The sign that opens the form's bracketed labels.
    private var mark: Unicode.Scalar?
    /// Whether what comes now is free text without a label.
    private var isFree = false
    /// What has been asked so far.
    private var seen: Set<FormRole> = []
    let style: LabelLine.Style
    private(set) var entries: [Entry] = []
    /// What stands before the first label.
    private(set) var opening: [String] = []
    /// What stands after the last answer without belonging to it.
    private(set) var loose: [String] = []

    init(_ lines: [FormLine]) {
        self.lines = lines
        readings = lines.map(\.readings)
        let style = FormParser.style(of: readings)
        self.style = style
        var lastLines: [FormRole: Int] = [:]
        for (index, line) in readings.enumerated() {
            for reading in line where reading.isExact && reading.style == style {
                if let role = reading.role { lastLines[role] = index }
            }
        }
        self.lastLines = lastLines
        lastLabel = lastLines.values.max() ?? -1
        hasOnlyLabels = FormParser.onlyLabels(lines, readings, style)
        tail = FormTail.start(of: lines, readings)
        parse()
    }

    /// The style that carries the most different known questions.
    private static func style(of readings: [[LabelLine]]) -> LabelLine.Style {
        var roles: [LabelLine.Style: Set<FormRole>] = [:]
        var first: LabelLine.Style?
        var hasSpacedAddress = false
        for line in readings {
            for reading in line where reading.isExact {
                guard let role = reading.role else { continue }
                roles[reading.style, default: []].insert(role)
                if first == nil, role != .technical, reading.style != .spaced { first = reading.style }
                if reading.style == .spaced, role == .email, reading.value.contains("@"), !reading.value.contains(" ") {
                    hasSpacedAddress = true
                }
            }
        }
        let spaced = roles.removeValue(forKey: .spaced)
        let best = roles.values.map(\.count).max() ?? 0
        // `Name Jane Doe`: any sentence may open so, and only an address behind its label shows a form.
        if let spaced, best < 2, hasSpacedAddress, spaced.count >= 3 { return .spaced }
        // Markup is the mailer's, colons may be the visitor's as well.
        let marked = LabelLine.Style.allCases.first { style in
            guard style.isMarked, let count = roles[style]?.count else { return false }
            return count >= 2 && count * 2 >= best
        }
        if let marked { return marked }
        // What the visitor typed in another style comes below.
        if let first, let count = roles[first]?.count, count >= 2, count + 1 >= best { return first }
        return LabelLine.Style.allCases.first { roles[$0]?.count == best } ?? .colon
    }

    private static func onlyLabels(_ lines: [FormLine], _ readings: [[LabelLine]], _ style: LabelLine.Style) -> [Bool] {
        var only = Array(repeating: true, count: lines.count)
        var isOnly = true
        for index in lines.indices.reversed() {
            isOnly = isOnly && (lines[index].isBlank || readings[index].contains { $0.style == style })
            only[index] = isOnly
        }
        return only
    }

    private mutating func parse() {
        for index in lines.indices {
            if index == tail { trimEdge() }
            if let label = index >= tail ? ownLabel(at: index) : label(at: index) {
                note(label.role)
                if mark == nil, label.style == .bracket { mark = label.mark }
                entries.append(
                    Entry(
                        label: label.label, role: label.role, isExact: label.isExact, style: label.style,
                        lines: [label.value], hasInlineValue: !label.value.isEmpty
                    )
                )
            } else if entries.isEmpty {
                opening.append(lines[index].text)
            } else if index < tail {
                isFree = isFree || opensFreeText(at: index)
                attach(lines[index].text, at: index)
            }
        }
    }

    private mutating func note(_ role: FormRole?) {
        guard let role else { return }
        seen.insert(role)
        // `Jane Doe <jane@example.com>` answers both.
        if role == .sender { seen.formUnion([.name, .email]) }
    }

    /// Whether free text without a label begins: set apart from the labels, and nothing new is asked below it.
    private func opensFreeText(at index: Int) -> Bool {
        guard entries.count > 1, index > 0, !seen.contains(.message), !lines[index].isBlank,
            !FormFooter.isRule(lines[index].text), lines[index - 1].isBlank || FormFooter.isRule(lines[index - 1].text),
            entries.last?.isEmpty == false, entries.last?.hasInlineValue == true
        else { return false }
        let unasked = lastLines.count { $0.value >= index && !seen.contains($0.key) && $0.key != .technical }
        // Below a rule a visitor may label a thing or two; more is another part of the form.
        return unasked <= (FormFooter.isRule(lines[index - 1].text) ? 2 : 0)
    }

    /// Takes the rule above the mailer's own lines off the last answer.
    private mutating func trimEdge() {
        guard let last = entries.indices.last else { return }
        while let line = entries[last].lines.last, line.isEmpty || FormFooter.isRule(line) {
            entries[last].lines.removeLast()
        }
    }

    /// A label that the mailer adds of itself.
    private func ownLabel(at index: Int) -> LabelLine? {
        var label = readings[index].first { !$0.style.isAlone }
        label?.role = .technical
        return label
    }

    /// The label that a line opens with, if it is one of this form's questions.
    private func label(at index: Int) -> LabelLine? {
        if isFree || !lines[index].isBlank && opensFreeText(at: index) && !readings[index].contains(where: isOwnLabel) {
            return nil
        }
        for reading in readings[index] {
            if let current = entries.last, current.role == .message {
                guard reading.style == style, endsFreeText(reading, at: index) else { continue }
                return reading
            }
            if isQuestion(reading, at: index) { return reading }
        }
        return nil
    }

    private func isOwnLabel(_ reading: LabelLine) -> Bool {
        reading.style == style && (reading.isExact || !reading.value.isEmpty)
    }

    /// Whether a line outside free text asks something.
    private func isQuestion(_ reading: LabelLine, at index: Int) -> Bool {
        let isOwn = reading.style == style
        if reading.isExact, isOwn || !reading.style.isAlone && reading.style != .spaced {
            return !isHeading(reading, at: index)
        }
        guard isOwn, style != .bare, style != .spaced else { return false }
        if style == .question {
            return reading.value.isEmpty && isAfterBlank(index) && !isFollowedByLabel(index)
                && nextIndex(after: index) != nil
        }
        if style.isMarked {
            // A bold line without a question's role or answer is a heading.
            return !reading.value.isEmpty || reading.isExact
                || !entries.isEmpty && (reading.role != nil || isFollowedByAnswer(index))
        }
        // "You have received a new message:" opens the form, it asks nothing.
        if entries.isEmpty { return !reading.value.isEmpty && isFollowedByLabel(index) }
        return !reading.value.isEmpty || !isFollowedByLabel(index) || isTight(index)
    }

    /// `Trip details:` above the questions of the trip, though `details` may ask for free words; `Form submission`.
    private func isHeading(_ reading: LabelLine, at index: Int) -> Bool {
        guard reading.value.isEmpty, isFollowedByLabel(index) else { return false }
        return reading.role == .message && FormLabels.isHeading(reading.label)
            || reading.role == .technical && reading.style.isAlone
    }

    /// Whether a label may end the free text before it.
    private func endsFreeText(_ reading: LabelLine, at index: Int) -> Bool {
        if style == .bracket {
            // What opens like the form's labels; a visitor who writes so would have to ask the same things.
            guard reading.mark == mark else { return false }
            return reading.isExact
                ? !seen.contains(reading.role ?? .message) || reading.role == .message : isAfterBlank(index)
        }
        if style.isMarked { return true }
        guard reading.isPlain, let role = reading.role, hasOnlyLabels[index] || isAfterBlank(index) && role == .message
        else { return false }
        // An answer that begins below its label is a block of its own: the next question keeps a distance.
        if entries.last?.hasInlineValue == false, entries.last?.isEmpty == false, !isAfterBlank(index) { return false }
        if role == .message {
            return reading.label != entries.last?.label
                && (isAfterBlank(index) || entries.last?.hasInlineValue ?? false)
        }
        if seen.contains(role) { return false }
        // Typed by the visitor when, from here on, a question comes again that the form has asked already.
        return !seen.contains { $0 != .message && lastLines[$0] ?? -1 >= index }
    }

    private func isAfterBlank(_ index: Int) -> Bool { index > 0 && lines[index - 1].isBlank }

    /// Whether a label stands among others with no blank line between.
    private func isTight(_ index: Int) -> Bool {
        index > 0 && !lines[index - 1].isBlank && index + 1 < lines.count && !lines[index + 1].isBlank
            && readings[index - 1].contains { $0.style == style }
    }

    private func isFollowedByLabel(_ index: Int) -> Bool {
        guard let next = nextIndex(after: index) else { return false }
        return readings[next].contains { $0.isExact && $0.style == style }
    }

    private func isFollowedByAnswer(_ index: Int) -> Bool {
        guard let next = nextIndex(after: index) else { return false }
        return !readings[next].contains { $0.style == style }
    }

    private func nextIndex(after index: Int) -> Int? {
        // Blank lines in a row are few; a form with more has ended.
        lines[(index + 1)...].prefix(4).firstIndex { !$0.isBlank && !FormFooter.isRule($0.text) }
    }

    /// Adds a line to the answer above it, or to what stands loose.
    private mutating func attach(_ text: String, at index: Int) {
        let last = entries.count - 1
        if FormFooter.isRule(text), entries[last].isEmpty { return }
        if isFree || entries[last].role == .message || !loose.isEmpty {
            if loose.isEmpty && !isFree { entries[last].lines.append(text) } else { loose.append(text) }
            return
        }
        if text.isEmpty {
            entries[last].lines.append(text)
            return
        }
        if FormFooter.isRule(text) { return }
        let entry = entries[last]
        let isAfterBlank = entry.lines.count > 1 && entry.lines.last == ""
        let takesMore = entry.role == nil || entry.role == .address || entry.role == .pickup || entry.role == .dropoff
        if entry.isEmpty || (!isAfterBlank && takesMore) || (isAfterBlank && !entry.hasInlineValue && entry.role == nil)
        {
            entries[last].lines.append(text)
        } else if lastLabel <= index {
            loose.append(text)
        }
    }
}
