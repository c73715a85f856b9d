/// Makes rows of one label and its answer of the tables that mailers print in other ways: a row of labels above a row
/// of answers, two pairs in one row, a cell for the colon, rows drawn with bars.
enum FormTable {
    /// The lines with every such table laid out, in order. Linear in the lines.
    static func laidOut(_ lines: [FormLine]) -> [FormLine] {
        var rows: [FormLine] = []
        var index = 0
        let cut = lines.compactMap(cells(of:))
        while index < cut.count {
            let line = cut[index]
            if isColumnHeading(line) {
                index += 1
            } else if index + 1 < cut.count, let pairs = headed(line, by: cut[index + 1]) {
                rows += pairs
                index += 2
            } else {
                rows += pairs(in: line)
                index += 1
            }
        }
        return rows
    }

    /// Wider rows are data, no form.
    private static let maximumCells = 40

    /// The line with its cells told apart; nil when it only draws.
    private static func cells(of line: FormLine) -> FormLine? {
        var line = line
        if line.cells.isEmpty, line.text.utf8.first == UInt8(ascii: "|"), line.text.utf8.count <= maximumBarredOctets {
            let cells = line.text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
            let inner = Array(cells.dropFirst().dropLast(cells.last == "" ? 1 : 0))
            if !inner.isEmpty, inner.allSatisfy({ $0.allSatisfy { "-:= ".contains($0) } }) { return nil }
            if inner.count >= 2 { line = FormLine(text: inner.joined(separator: "\t"), strong: nil, cells: inner) }
        }
        if line.cells.count >= 3 {
            let filled = line.cells.filter { !signs.contains($0) }
            if filled.count >= 2 { line.cells = filled }
        }
        return line
    }

    /// A barred row that is longer is a drawing or somebody's text.
    private static let maximumBarredOctets = 8 * 1024

    private static let signs: Set<String> = [":", "：", "=", "→", "->", "=>", "-", "–", "|"]

    /// `Field | Value` above the pairs.
    private static func isColumnHeading(_ line: FormLine) -> Bool {
        line.cells.count == 2 && line.cells.allSatisfy { headings.contains(FormLabels.key(of: $0)) }
    }

    private static let headings: Set<String> = [
        "field", "fields", "field name", "value", "values", "question", "questions", "answer", "answers", "label",
        "item", "data", "key", "submitted value", "response", "feld", "wert", "frage", "antwort", "champ", "valeur",
        "reponse", "campo", "valor", "pregunta", "respuesta", "valore", "domanda", "risposta", "項目", "内容", "veld",
        "waarde", "pole", "wartosc", "falt", "varde", "поле", "значение",
    ]

    /// A row of labels above a row of answers.
    private static func headed(_ labels: FormLine, by answers: FormLine) -> [FormLine]? {
        guard (2...maximumCells).contains(labels.cells.count), labels.cells.count == answers.cells.count,
            !answers.cells.contains(where: { FormLabels.plainRole(of: $0) != nil })
        else { return nil }
        let known = labels.cells.filter { FormLabels.exactRole(of: $0) != nil }
        guard known.count >= 2, known.count * 2 > labels.cells.count,
            Set(known.map { FormLabels.key(of: $0) }).count == known.count
        else { return nil }
        return zip(labels.cells, answers.cells).compactMap { $0.isEmpty ? nil : pair($0, $1) }
    }

    /// `First name | Jane | Last name | Doe`.
    private static func pairs(in line: FormLine) -> [FormLine] {
        let cells = line.cells
        guard cells.count >= 4, cells.count <= maximumCells, cells.count.isMultiple(of: 2) else { return [line] }
        let places = stride(from: 0, to: cells.count, by: 2)
        guard places.allSatisfy({ FormLabels.exactRole(of: cells[$0]) != nil }) else { return [line] }
        return places.map { pair(cells[$0], cells[$0 + 1]) }
    }

    private static func pair(_ label: String, _ answer: String) -> FormLine {
        FormLine(text: "\(label)\t\(answer)", strong: nil, cells: [label, answer])
    }
}

extension FormTable {
    /// `Name: Jane Doe | Email: jane@example.com | Message: Hi`, one line for all: a line for each. Nil when there is no
    /// such line.
    static func unfolded(_ lines: [FormLine]) -> [FormLine]? {
        var isUnfolded = false
        let all = lines.flatMap { line in
            guard let pieces = unfolded(line) else { return [line] }
            isUnfolded = true
            return pieces
        }
        return isUnfolded ? all : nil
    }

    private static func unfolded(_ line: FormLine) -> [FormLine]? {
        guard line.text.utf8.count <= maximumBarredOctets, hasColons(line.text) else { return nil }
        for mark in [" | ", "|", "; ", " • ", " · ", " / ", " - ", ", "] {
            let parts = parts(of: line.text, by: mark)
            guard parts.count > 1 else { continue }
            var pieces: [String] = []
            var labels = 0
            for part in parts where !part.isEmpty {
                let piece = FormLine(text: part.trimmed)
                let isLabelled = piece.readings.contains { $0.style == .colon && $0.isExact }
                if isLabelled || pieces.isEmpty {
                    pieces.append(piece.text)
                    labels += isLabelled ? 1 : 0
                } else {
                    pieces[pieces.count - 1] += mark + part
                }
            }
            if labels >= 2 { return pieces.map { FormLine(text: $0) } }
        }
        return nil
    }

    /// Whether a line may set off two labels: an octet of each colon is looked for.
    private static func hasColons(_ text: String) -> Bool {
        var colons = 0
        for octet in text.utf8 where octet == UInt8(ascii: ":") || octet == 0xef {
            colons += 1
            if colons > 1 { return true }
        }
        return false
    }

    private static func parts(of text: String, by mark: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = text[...]
        while let place = rest.firstRange(of: mark) {
            parts.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return parts + [rest]
    }
}
