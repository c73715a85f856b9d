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
    }

    private let lines: [FormLine]
    private let readings: [[LabelLine]]
    /// The last line that opens with a known label of the form's own style, by what it asks.
    private let lastLines: [FormRole: Int]
    /// For each line whether nothing but labels with their answers stands from there on.
    private let hasOnlyLabels: [Bool]
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
        readings = lines.map(LabelLine.readings(of:))
        let style = FormParser.style(of: readings)
        self.style = style
        var lastLines: [FormRole: Int] = [:]
        for (index, line) in readings.enumerated() {
            for reading in line where reading.isExact && reading.style == style {
                if let role = reading.role { lastLines[role] = index }
            }
        }
        self.lastLines = lastLines
        hasOnlyLabels = FormParser.onlyLabels(lines, readings, style)
        parse()
    }

    /// The style that carries the most different known questions.
    private static func style(of readings: [[LabelLine]]) -> LabelLine.Style {
        var roles: [LabelLine.Style: Set<FormRole>] = [:]
        for line in readings {
            for reading in line where reading.isExact {
                if let role = reading.role { roles[reading.style, default: []].insert(role) }
            }
        }
        let best = roles.values.map(\.count).max() ?? 0
        // Markup is the mailer's, colons may be the visitor's as well.
        let marked = LabelLine.Style.allCases.first { style in
            guard style.isMarked, let count = roles[style]?.count else { return false }
            return count >= 2 && count * 2 >= best
        }
        return marked ?? LabelLine.Style.allCases.first { roles[$0]?.count == best } ?? .colon
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
            if let label = label(at: index) {
                if let role = label.role { seen.insert(role) }
                entries.append(
                    Entry(
                        label: label.label, role: label.role, isExact: label.isExact, style: label.style,
                        lines: [label.value], hasInlineValue: !label.value.isEmpty
                    )
                )
            } else if entries.isEmpty {
                opening.append(lines[index].text)
            } else {
                attach(lines[index].text, at: index)
            }
        }
    }

    /// The label that a line opens with, if it is one of this form's questions.
    private func label(at index: Int) -> LabelLine? {
        for reading in readings[index] {
            let isOwn = reading.style == style
            if let current = entries.last, FormParser.isFreeText(current) {
                guard isOwn, endsFreeText(reading, at: index) else { continue }
                return reading
            }
            if reading.isExact && (isOwn || reading.style != .bare) { return reading }
            guard isOwn, style != .bare else { continue }
            if style.isMarked {
                // A bold line without a question's role or answer is a heading.
                if reading.value.isEmpty, !reading.isExact,
                    entries.isEmpty || reading.role == nil && !isFollowedByAnswer(index)
                {
                    continue
                }
                return reading
            }
            // "You have received a new message:" opens the form, it asks nothing.
            if entries.isEmpty && (reading.value.isEmpty || !isFollowedByLabel(index)) { continue }
            if reading.value.isEmpty && !reading.isExact && isFollowedByLabel(index) { continue }
            return reading
        }
        return nil
    }

    private static func isFreeText(_ entry: Entry) -> Bool { entry.role == .message }

    /// Whether a label may end the free text before it.
    private func endsFreeText(_ reading: LabelLine, at index: Int) -> Bool {
        if style.isMarked { return true }
        guard reading.isPlain, let role = reading.role, hasOnlyLabels[index] || isAfterBlank(index) && role == .message
        else { return false }
        if role == .message {
            return reading.label != entries.last?.label
                && (isAfterBlank(index) || entries.last?.hasInlineValue ?? false)
        }
        if seen.contains(role) { return false }
        // Typed by the visitor when, from here on, a question comes again that the form has asked already.
        return !seen.contains { $0 != .message && lastLines[$0] ?? -1 >= index }
    }

    private func isAfterBlank(_ index: Int) -> Bool { index > 0 && lines[index - 1].isBlank }

    private func isFollowedByLabel(_ index: Int) -> Bool {
        guard let next = nextIndex(after: index) else { return false }
        return readings[next].contains { $0.isExact && $0.style == style }
    }

    private func isFollowedByAnswer(_ index: Int) -> Bool {
        guard let next = nextIndex(after: index) else { return false }
        return !readings[next].contains { $0.style == .strong }
    }

    private func nextIndex(after index: Int) -> Int? {
        // Blank lines in a row are few; a form with more has ended.
        lines[(index + 1)...].prefix(4).firstIndex { !$0.isBlank }
    }

    /// Adds a line to the answer above it, or to what stands loose.
    private mutating func attach(_ text: String, at index: Int) {
        let last = entries.count - 1
        let entry = entries[last]
        if FormParser.isFreeText(entry) || !loose.isEmpty {
            if loose.isEmpty { entries[last].lines.append(text) } else { loose.append(text) }
            return
        }
        if text.isEmpty {
            entries[last].lines.append(text)
            return
        }
        if FormFooter.isRule(text) { return }
        let isAfterBlank = entry.lines.count > 1 && entry.lines.last == ""
        let hasValue = entry.lines.contains { !$0.isEmpty }
        let takesMore = entry.role == nil || entry.role == .address || entry.role == .pickup || entry.role == .dropoff
        if !hasValue || (!isAfterBlank && takesMore) || (isAfterBlank && !entry.hasInlineValue && entry.role == nil) {
            entries[last].lines.append(text)
        } else if !hasLabelBelow(index) {
            loose.append(text)
        }
    }

    private func hasLabelBelow(_ index: Int) -> Bool {
        lastLines.values.contains { $0 > index }
    }
}
