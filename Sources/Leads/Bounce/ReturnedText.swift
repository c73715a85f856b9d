/// Where, in the text of a report, the copy of the returned message begins.
enum ReturnedText {
    /// Index of the first line that belongs to the copy; `lines.count` when there is none.
    static func start(in lines: [Substring]) -> Int {
        for (index, line) in lines.enumerated() {
            let trimmed = Substring(line.utf8.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") })
            if isField(trimmed), index > 0, !isQuotedInNotice(lines, index), opensHeader(lines, at: index) {
                return index
            }
            guard trimmed.utf8.count <= longestMarker else { continue }
            let folded = FoldedText(trimmed)
            if isMarker(folded) { return index }
        }
        return lines.count
    }

    /// The header of the copy, as octets for a header parser.
    static func header(in lines: [Substring], from start: Int) -> [UInt8] {
        var octets: [UInt8] = []
        var began = false
        for line in lines[start...] {
            let isQuoted = line.hasPrefix(">")
            let text = isQuoted ? line.dropFirst().drop { $0 == " " } : line
            if !began {
                let isHeaderLine = text.prefix(80).contains(":") && !text.hasPrefix(" ") && !text.hasPrefix("-")
                guard isHeaderLine, !isMarker(FoldedText(text, limit: longestMarker)) else { continue }
                began = true
            } else if TextLine.isInvisible(text) {
                break
            }
            octets.append(contentsOf: text.utf8)
            octets.append(contentsOf: [0x0d, 0x0a])
            if octets.count > longestHeader { break }
        }
        return octets
    }

    private static let longestMarker = 160
    /// A returned header is read so far; its identifiers stand in the first kilobytes.
    private static let longestHeader = 64 * 1024

    private static func isMarker(_ line: FoldedText) -> Bool {
        let core = line.octets.drop {
            $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*") || $0 == 0x20 || $0 == UInt8(ascii: "=")
        }
        return markers.contains { core.starts(with: $0.utf8) }
    }

    /// A line of a trace field, or of a header field with another one right below.
    private static func opensHeader(_ lines: [Substring], at index: Int) -> Bool {
        let trimmed = lines[index].drop { $0 == " " || $0 == "\t" || $0 == ">" }
        let folded = FoldedText(trimmed, limit: 40)
        return folded.hasPrefix("return-path:") || folded.hasPrefix("received:")
    }

    /// QUIRK: Oracle's Messaging Server names the returned fields above its verdict, set in by white space.
    private static func isQuotedInNotice(_ lines: [Substring], _ index: Int) -> Bool {
        guard lines[index].first?.isWhitespace == true else { return false }
        let above = lines[..<index].suffix(3).last { !TextLine.isInvisible($0) } ?? ""
        return above.utf8.count <= longestMarker && FoldedText(above).hasSuffix("header fields:")
    }

    private static func isField(_ line: Substring) -> Bool {
        line.utf8.first.map { $0 | 0x20 == UInt8(ascii: "r") } ?? false
    }

    private static let markers = [
        "below this line is a copy of the message", "this is a copy of the message", "this is a copy of your message",
        "the header of the original message", "original message", "original mail info", "original message follows",
        "message headers follow", "message header follows", "below is a copy of the original",
        "included is a copy of the message", "unsent message follows", "unsent message below", "returned message",
        "enclosed is a copy of the message", "undelivered message", "the original message follows",
        "your original message", "your message follows", "the following is a copy of the message",
        "headers of the original message", "copy of the original message", "start of returned message",
        "text of the message", "message text follows", "here is your returned mail", "returned mail follows",
        "the original message was attached", "header of the original message", "original headers", "returned content",
        "content-type: message/rfc822", "content-type: text/rfc822-headers", "the headers of the original message",
        "original text of message", "unterhalb dieser zeile steht eine kopie", "die ursprüngliche nachricht",
        "below the message header", "beginning of original message", "message contents follow", "copy of your message",
    ]
}
