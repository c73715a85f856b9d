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

    var isBlank: Bool { text.isEmpty }

    /// The lines of a plain text.
    static func lines(of text: String) -> [FormLine] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" || $0 == "\u{2028}" }
            .prefix(maximumLines).map { line in
                FormLine(
                    text: line.trimmed, isIndented: line.first == " " || line.first == "\t" || line.first == "\u{3000}"
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
            scalar.properties.isWhitespace || LatinFolding.isInvisible(scalar)
        }
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(self[first...last])
    }
}
