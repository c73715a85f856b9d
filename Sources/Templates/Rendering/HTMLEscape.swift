/// Escapes text for HTML content and quoted attributes.
enum HTMLEscape {
    private static let special = Set("&<>\"'".utf8)

    /// The text with `& < > " '` as references.
    static func text(_ text: String) -> String {
        guard text.utf8.contains(where: special.contains) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
