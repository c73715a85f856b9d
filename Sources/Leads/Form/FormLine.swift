/// One line of a form's text with what the markup said of it.
struct FormLine: Hashable, Sendable {
    /// The words, blanks trimmed.
    var text: String
    /// The bold words that open the line: labels are often set so.
    var strong: String?
    /// The cells of a table row or of a pair in a definition list, when there are at least two.
    var cells: [String] = []
    /// Whether the text came with blanks before it: an indented answer.
    var isIndented = false
    /// The readings of the line as label and answer, once they were made.
    private var known: [LabelLine]?

    init(text: String, strong: String? = nil, cells: [String] = [], isIndented: Bool = false) {
        self.text = text
        self.strong = strong
        self.cells = cells
        self.isIndented = isIndented
    }

    var isBlank: Bool { text.isEmpty }

    /// All readings of the line as label and answer, the surest first.
    var readings: [LabelLine] { known ?? LabelLine.readings(of: self) }

    /// The line with its readings kept: several look at them. For lines that change no more.
    var read: FormLine {
        var line = self
        line.known = LabelLine.readings(of: self)
        return line
    }

    /// The lines of a plain text.
    static func lines(of text: String) -> [FormLine] {
        TextLines.split(text).prefix(maximumLines).map { line in
            let first = line.unicodeScalars.first
            return FormLine(
                text: line.trimmed, isIndented: first == " " || first == "\t" || first == "\u{3000}"
            )
        }
    }

    /// No form is longer; a mailing list's digest is.
    static let maximumLines = 4000
}

extension StringProtocol {
    /// Without white space and invisible marks at both ends.
    var trimmed: String {
        let scalars = unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            if scalar.isASCII { return scalar.value <= 0x20 }
            return scalar.properties.isWhitespace || LatinFolding.isInvisible(scalar)
        }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
