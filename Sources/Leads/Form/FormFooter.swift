/// What mailers print around a form: openings that announce it, closings that say where it came from.
enum FormFooter {
    /// The lines without the mailer's closing lines.
    static func strip(_ lines: [FormLine]) -> [FormLine] {
        var end = lines.count
        var scanned = 0
        var place = lines.count
        while place > 0, scanned < mostLines {
            place -= 1
            let line = lines[place]
            if line.isBlank || isRule(line.text) { continue }
            scanned += 1
            if isFooter(lines, place) {
                end = place
            } else if end != lines.count && !line.text.hasPrefix("http") || asks(line) {
                // What looks like a closing further up is somebody's text, or stands before a question.
                break
            }
        }
        while end > 0,
            isEdge(lines[end - 1].text, isBare: end == lines.count) || isRegards(lines[end - 1].text, end, lines)
        {
            end -= 1
        }
        return Array(lines[..<end])
    }

    /// Whether a line only draws. At the very end a short one may be the visitor's.
    private static func isEdge(_ text: String, isBare: Bool) -> Bool {
        text.isEmpty || isRule(text) && (!isBare || text.utf8.count >= shortestEdge)
    }

    private static let shortestEdge = 8

    /// The closing stands in the last lines.
    private static let mostLines = 14

    /// Whether the line holds one of the form's questions.
    private static func asks(_ line: FormLine) -> Bool {
        line.readings.contains { reading in
            guard reading.isExact, let role = reading.role, reading.style.rawValue < LabelLine.Style.columns.rawValue
            else { return false }
            return role != .technical
        }
    }

    /// A line of dashes, underscores, stars or equals signs, `-- ` too.
    static func isRule(_ text: String) -> Bool {
        guard text.utf8.count >= 2 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "-", "_", "=", "*", "~", "—", "–", "─", "━", "・", "+", "#", ".", "＝", "－", "―", "‐", "…", "▬", " ":
                true
            default: false
            }
        }
    }

    /// The mailer's own good-bye above its name.
    private static func isRegards(_ text: String, _ end: Int, _ lines: [FormLine]) -> Bool {
        guard end < lines.count, isTeam(lines[end].text), text.utf8.count <= 40 else { return false }
        let folded = LatinFolding.fold(text)
        return ["regards", "thanks", "thank you", "best", "sincerely", "cheers", "grusse", "saludos", "cordialement"]
            .contains { folded.contains($0) }
    }

    /// `The Portal Team`.
    private static func isTeam(_ text: String) -> Bool {
        let folded = LatinFolding.fold(text.opening(80)).utf8.filter {
            $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "!")
        }
        let words = folded.split(separator: 0x20)
        guard (2...6).contains(words.count), let first = words.first, let last = words.last else { return false }
        return last.elementsEqual("team".utf8) || first.elementsEqual("team".utf8)
            || folded.starts(with: "your friends at".utf8)
    }

    private static let decoration = Set("-_*([<>|~\"' ".utf8)

    private static func isFooter(_ lines: [FormLine], _ place: Int) -> Bool {
        let text = lines[place].text
        let folded = LatinFolding.fold(text.opening(200)).utf8.drop { decoration.contains($0) }
        if FormPhrases.closings.opens(Substring(folded)) || isTeam(text) { return true }
        if folded.starts(with: "sent from ".utf8), !folded.starts(with: "sent from my ".utf8), folded.count <= 90 {
            return true
        }
        // QUIRK: Formspree closes with `Submitted 03:12 PM - 18 November 2026`.
        if folded.count <= 60, folded.starts(with: "submitted ".utf8), text.contains(where: \.isNumber) { return true }
        // A sentence of its own about the form and its sending.
        let isApart = place == 0 || lines[place - 1].isBlank || isRule(lines[place - 1].text)
        return isApart && FormPhrases.formWords.isIn(Array(folded)) && FormPhrases.sendingWords.isIn(Array(folded))
    }

    /// Whether the text announces a form.
    static func announces(_ text: String) -> Bool {
        let folded = LatinFolding.fold(text.opening(300))
        return FormPhrases.openings.isIn(folded)
    }
}
