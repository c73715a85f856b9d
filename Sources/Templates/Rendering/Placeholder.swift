/// Stand-ins for values while a message is built: one private-use scalar per field.
///
/// Mustache and CommonMark see only the stand-in, a plain letter to both; the value enters after the last parser has
/// run. So nothing in a value can be read as template syntax, Markdown or HTML, whatever it is.
enum Placeholder {
    /// The first scalar of the Unicode private use area (6,400 scalars), which sources and values are kept free of.
    private static let base: UInt32 = 0xE000
    private static let end: UInt32 = 0xF8FF

    /// Positions past the catalogue, used by layouts.
    static let content = TemplateField.all.count
    /// The rendered subject.
    static let subject = content + 1
    /// The line that inboxes show beside the subject.
    static let preheader = content + 2
    /// The language of the message.
    static let language = content + 3

    /// The stand-in for a position.
    static func text(_ position: Int) -> String {
        guard let value = UInt32(exactly: position), let scalar = Unicode.Scalar(base + value) else { return "" }
        return String(Character(scalar))
    }

    /// The position a scalar stands for.
    static func position(_ scalar: Unicode.Scalar) -> Int? {
        (base...end).contains(scalar.value) ? Int(scalar.value - base) : nil
    }

    /// Whether the text holds a stand-in.
    static func isPresent(in text: String) -> Bool {
        // All of U+E000 to U+F8FF begin with 0xEE or 0xEF in UTF-8.
        text.utf8.contains { $0 == 0xEE || $0 == 0xEF } && text.unicodeScalars.contains { position($0) != nil }
    }

    /// The text with each stand-in replaced; what is put in is not looked at again. Linear.
    static func replace(in text: String, with value: (Int) -> String) -> String {
        guard isPresent(in: text) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let position = position(scalar) else {
                closeGap(&result, before: scalar)
                result.append(scalar)
                continue
            }
            result.append(contentsOf: value(position).unicodeScalars)
        }
        return String(result)
    }

    /// Where a value turned out empty, the space before it would stand doubled or before a full stop.
    private static func closeGap(_ result: inout String.UnicodeScalarView, before scalar: Unicode.Scalar) {
        guard result.last == " ", " ,.!?;:".unicodeScalars.contains(scalar) else { return }
        result.removeLast()
    }
}
