/// Reads what a script prints of an array for its author's eyes: `[name] => Jane Doe`.
enum ArrayDump {
    private static let maximumFields = 200

    /// The fields of a text in which such lines stand; nil when there are fewer than two.
    ///
    /// QUIRK: scripts of beginners mail PHP's `print_r($_POST)`.
    static func fields(in text: String) -> [FormField]? {
        guard text.contains("] => ") else { return nil }
        var fields: [FormField] = []
        var lines: [String] = []
        func close() {
            guard !fields.isEmpty else { return }
            fields[fields.count - 1].value = lines.joined(separator: "\n").trimmed
            lines = []
        }
        for line in FormLine.lines(of: text) {
            if let (label, value) = pair(line.text), fields.count < maximumFields {
                close()
                fields.append(FormField(label: label, value: ""))
                lines = value == "Array" ? [] : [value]
            } else if line.text == ")" || line.text == "(" {
                close()
                lines = []
            } else if !fields.isEmpty {
                lines.append(line.text)
            }
        }
        if fields.last?.value == "" { close() }
        let filled = fields.filter { !$0.label.isEmpty }
        return filled.count >= 2 ? filled : nil
    }

    private static func pair(_ text: String) -> (String, String)? {
        guard text.first == "[", let end = text.prefix(80).firstIndex(of: "]") else { return nil }
        let rest = text[text.index(after: end)...].trimmed
        guard rest.hasPrefix("=>") else { return nil }
        return (text[text.index(after: text.startIndex)..<end].trimmed, rest.dropFirst(2).trimmed)
    }
}
