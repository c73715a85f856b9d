/// A text part of ours: UTF-8, CRLF, in 7bit where it fits and quoted-printable otherwise.
struct TextPart {
    private let content: [UInt8]
    private let subtype: String

    init(_ text: String, subtype: String) {
        // NUL has no place in mail (RFC 5322 §2.2 leaves it out), and every line ends with CRLF.
        let clean = LineEnds.normalized(text).utf8.filter { $0 != 0 }
        content = Array(clean)
        self.subtype = subtype
    }

    /// Lines that can travel as they are: RFC 5322 §2.1.1 prefers 78 octets.
    private static let maximumPlainLine = 78

    /// The Content fields, the empty line and the encoded body with CRLF; it ends with a line end only if the text does.
    var octets: [UInt8] {
        let isASCII = content.allSatisfy { $0 < 0x80 }
        let lines = content.split(separator: ASCII.lf, omittingEmptySubsequences: false)
        let isPlain =
            isASCII
            && lines.allSatisfy { line in
                line.count <= TextPart.maximumPlainLine && line.last != ASCII.space && line.last != ASCII.tab
                    // QUIRK: mbox stores quote such lines, which breaks signatures over the body.
                    && !line.starts(with: Array("From ".utf8)) && !line.elementsEqual([UInt8(ascii: ".")])
                    && line.allSatisfy { $0 >= 0x20 || $0 == ASCII.tab }
            }
        let charset = isASCII ? "us-ascii" : "utf-8"
        let encoding = isPlain ? "7bit" : "quoted-printable"
        var output = Array(
            "Content-Type: text/\(subtype); charset=\(charset)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n".utf8
        )
        for (index, line) in lines.enumerated() {
            output += isPlain ? Array(line) : QuotedPrintable.encode(line: line)
            if index + 1 < lines.count { output += [ASCII.cr, ASCII.lf] }
        }
        return output
    }
}
