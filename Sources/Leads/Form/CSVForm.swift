/// Reads a form that comes as a table of comma-separated values: a line of labels and a line of answers.
enum CSVForm {
    private static let maximumFields = 200

    /// The fields of a text that is nothing else, first answers first; nil when it is not.
    static func fields(in text: String) -> [FormField]? {
        let body = text.trimmed
        guard body.utf8.count <= FormMarkup.maximumOctets, let first = body.firstIndex(where: \.isNewline) else {
            return nil
        }
        let heading = body[..<first]
        for mark in [",", ";", "\t"] as [Character] where heading.contains(mark) {
            var rest = Substring(body)
            let labels = row(&rest, mark)
            let answers = row(&rest, mark)
            guard labels.count == answers.count, (2...maximumFields).contains(labels.count) else { continue }
            let known = labels.filter { FormLabels.exactRole(of: $0) != nil }
            if known.count >= 2, known.count * 2 >= labels.count {
                return zip(labels, answers).map { FormField(label: $0.trimmed, value: FormText.lines($1)) }
            }
        }
        return nil
    }

    /// Takes one record off the text: quoted cells may hold commas, quotation marks and line ends.
    private static func row(_ rest: inout Substring, _ mark: Character) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        while let character = rest.popFirst() {
            if isQuoted {
                guard character == "\"" else {
                    cell.append(character)
                    continue
                }
                if rest.first == "\"" {
                    cell.append("\"")
                    rest.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if character == "\"", cell.trimmed.isEmpty {
                isQuoted = true
                cell = ""
            } else if character == mark {
                cells.append(cell)
                cell = ""
                if cells.count > maximumFields { break }
            } else if character.isNewline {
                break
            } else {
                cell.append(character)
            }
        }
        cells.append(cell)
        return cells
    }
}
