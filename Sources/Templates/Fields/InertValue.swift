/// Makes a value from outside harmless as text on one line: bounded, visible, in reading order.
///
/// Markup needs no care here: values enter the parsed document as text and are escaped by its writers.
enum InertValue {
    /// The value cleaned for a field, or nil when nothing usable is left. The office's own words may name a web site; a
    /// stranger's may not.
    static func clean(_ value: String, for field: TemplateField) -> String? {
        guard !field.isFromMail, field.kind == .name || field.kind == .line else {
            return clean(value, kind: field.kind)
        }
        let line = singleLine(value, limit: field.kind.limit)
        return line.isEmpty ? nil : line
    }

    /// The value cleaned for a field of `kind` that strangers fill, or nil when nothing usable is left.
    static func clean(_ value: String, kind: TemplateFieldKind) -> String? {
        let line = singleLine(value, limit: kind.limit)
        guard !line.isEmpty else { return nil }
        switch kind {
        case .name: return isPlausibleName(line) ? line : nil
        // A form can be filled in by anyone with anybody's address; a link in it would make this office the carrier of
        // someone else's advertising.
        case .line: return carriesLink(line) ? nil : line
        case .phone: return line.contains(where: \.isNumber) ? line : nil
        case .email: return line.contains("@") && !line.contains(" ") ? line : nil
        case .url: return LinkTarget(line)?.text
        case .condition: return line == "true" ? line : nil
        }
    }

    /// One line of at most `limit` scalars: line ends and tabs become one space, runs of spaces one, invisible, control
    /// and direction-changing characters go. Time is linear in `limit`, not in the value.
    static func singleLine(_ value: String, limit: Int) -> String {
        var cleaned = String.UnicodeScalarView()
        var kept = 0
        var marks = 0
        var pendingSpace = false
        var isCut = false
        let examined = limit * TemplateLimits.scalarsExaminedPerKept
        for (position, scalar) in value.unicodeScalars.enumerated() {
            guard position < examined, kept < limit else {
                isCut = true
                break
            }
            if isSpace(scalar) {
                pendingSpace = kept > 0
                continue
            }
            if isHidden(scalar) { continue }
            marks = isMark(scalar) ? marks + 1 : 0
            if marks > TemplateLimits.combiningMarks { continue }
            if pendingSpace {
                cleaned.append(" ")
                kept += 1
                pendingSpace = false
            }
            cleaned.append(scalar)
            kept += 1
        }
        guard kept > 0 else { return "" }
        return isCut ? shortened(String(cleaned), to: limit - 1, isAlreadyCut: true) : String(cleaned)
    }

    /// The text cut at a word near `limit` characters, with an ellipsis where something was left out.
    static func shortened(_ text: String, to limit: Int, isAlreadyCut: Bool = false) -> String {
        guard isAlreadyCut || text.count > limit else { return text }
        let head = text.prefix(max(1, limit - 1))
        let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        // A cut at a word that loses more than half is worse than a cut inside the word.
        let kept = words.count * 2 > head.count ? words : head
        return kept.trimmingSuffix(while: { " ,;:-".contains($0) }) + "\u{2026}"
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar == " " || (0x09...0x0D).contains(scalar.value) }
        return scalar.properties.isWhitespace
    }

    /// Controls, direction overrides and isolates, zero-width and tag characters, private use, noncharacters. The joiners
    /// U+200C and U+200D stay: Persian, Hindi and emoji need them.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        return switch scalar.properties.generalCategory {
        case .control, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: scalar == "\u{115F}" || scalar == "\u{1160}" || scalar == "\u{3164}" || scalar == "\u{FFA0}"
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return false }
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .enclosingMark
    }

    /// A name has a letter and nothing of an address, a link or markup.
    private static func isPlausibleName(_ line: String) -> Bool {
        guard line.contains(where: \.isLetter), !carriesLink(line), !carriesDomain(line) else { return false }
        return !line.contains(where: { "@/\\<>{}[]|=$%#*_`".contains($0) })
    }

    /// Whether the text holds something mail programs turn into a link.
    private static func carriesLink(_ line: String) -> Bool {
        let lower = line.lowercased()
        return lower.contains("://") || lower.contains("www.") || lower.contains("mailto:")
    }

    /// Whether a dot stands between two runs of letters or digits, as in `example.com`; `J.R.` and `St. John` pass.
    private static func carriesDomain(_ line: String) -> Bool {
        line.split(separator: " ").contains { word in
            let runs = word.split(separator: ".")
            return zip(runs, runs.dropFirst()).contains { $0.count > 1 && $1.count > 1 }
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while drop: (Character) -> Bool) -> String {
        var rest = self
        while let last = rest.last, drop(last) { rest.removeLast() }
        return String(rest)
    }
}
