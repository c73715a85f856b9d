/// Reads a form that comes as a table of comma-separated values: a line of labels and a line of answers.
enum CSVForm {
    private static let maximumFields = 200

    /// The fields of a text that is nothing else, first answers first; nil when it is not.
    static func fields(in text: String) -> [FormField]? {
        let body = text.trimmed
        guard body.utf8.count <= FormMarkup.maximumOctets,
            let first = body.utf8.firstIndex(where: { $0 == 0x0a || $0 == 0x0d })
        else {
            return nil
        }
        let heading = body[..<first]
        for mark in [",", ";", "\t"] as [Unicode.Scalar] where heading.unicodeScalars.contains(mark) {
            var rest = Substring(body).unicodeScalars
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
    private static func row(_ rest: inout Substring.UnicodeScalarView, _ mark: Unicode.Scalar) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        while let scalar = rest.popFirst() {
            if isQuoted {
                guard scalar == "\"" else {
                    cell.unicodeScalars.append(scalar)
                    continue
                }
                if rest.first == "\"" {
                    cell.append("\"")
                    rest.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if scalar == "\"", cell.trimmed.isEmpty {
                isQuoted = true
                cell = ""
            } else if scalar == mark {
                cells.append(cell)
                cell = ""
                if cells.count > maximumFields { break }
            } else if scalar == "\n" || scalar == "\r" {
                if scalar == "\r", rest.first == "\n" { rest.removeFirst() }
                break
            } else {
                cell.unicodeScalars.append(scalar)
            }
        }
        cells.append(cell)
        return cells
    }
}
