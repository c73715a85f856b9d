/// Characters that take no room. Mailers fill preheaders with them, so that no other text follows in a list of messages.
enum HTMLInvisible {
    /// The text without them. Joiners stay where they join something.
    static func removed(from text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0xc2 || $0 == 0xcd || $0 == 0xe2 || $0 == 0xef }) else { return text }
        var output = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            // Soft hyphen, combining grapheme joiner, zero width space, word joiner, byte order mark.
            case 0xad, 0x34f, 0x200b, 0x2060, 0xfeff: continue
            // Zero width non-joiner and joiner behind a blank.
            case 0x200c where previous.properties.isWhitespace, 0x200d where previous.properties.isWhitespace: continue
            // Spaces of other widths.
            case 0x2000...0x200a: output.append(" ")
            default: output.append(scalar)
            }
            previous = scalar
        }
        return String(output)
    }
}
