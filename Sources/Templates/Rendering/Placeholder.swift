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
        let octets = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(octets.count + 256)
        var index = 0
        while index < octets.count {
            guard let position = position(octets, at: index) else {
                closeGap(&result, before: octets[index])
                result.append(octets[index])
                index += 1
                continue
            }
            result.append(contentsOf: value(position).utf8)
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The position of the stand-in that begins at this octet: three octets of UTF-8, the first 0xEE or 0xEF.
    private static func position(_ octets: [UInt8], at index: Int) -> Int? {
        guard octets[index] == 0xEE || octets[index] == 0xEF, index + 2 < octets.count else { return nil }
        let high = UInt32(octets[index] & 0x0F) << 12
        let low = UInt32(octets[index + 1] & 0x3F) << 6 | UInt32(octets[index + 2] & 0x3F)
        return Unicode.Scalar(high | low).flatMap(position)
    }

    /// Where a value turned out empty, the space before it would stand doubled or before a full stop.
    private static func closeGap(_ result: inout [UInt8], before octet: UInt8) {
        guard result.last == UInt8(ascii: " ") else { return }
        switch octet {
        case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"),
            UInt8(ascii: ";"), UInt8(ascii: ":"):
            result.removeLast()
        default: break
        }
    }
}
