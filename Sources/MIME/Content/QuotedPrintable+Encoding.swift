extension QuotedPrintable {
    /// RFC 2045 §6.7 (5): encoded lines have at most 76 octets.
    private static let maximumLine = 76

    /// One line of text, without its line end, as one or more encoded lines.
    static func encode(line: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var column = 0
        for (index, octet) in line.enumerated() {
            let isLast = index + 1 == line.count
            let isBlank = octet == ASCII.space || octet == ASCII.tab
            var isSafe = octet > 0x20 && octet < 0x7f && octet != ASCII.equals || isBlank && !isLast
            // `From ` at the start of a line and a lone dot are changed by mbox stores and old SMTP.
            if column == 0, octet == UInt8(ascii: "F") || octet == UInt8(ascii: ".") { isSafe = false }
            let width = isSafe ? 1 : 3
            if column + width > maximumLine - (isLast ? 0 : 1) {
                output += [ASCII.equals, ASCII.cr, ASCII.lf]
                column = 0
            }
            output += isSafe ? [octet] : Array("=\(hex(octet))".utf8)
            column += width
        }
        return output
    }

    /// Two digits, upper case as §6.7 (1) demands.
    static func hex(_ octet: UInt8) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var text = ""
        text.unicodeScalars.append(digits[Int(octet >> 4)])
        text.unicodeScalars.append(digits[Int(octet & 15)])
        return text
    }
}
