/// One encoded word: `=?charset?encoding?text?=` (RFC 2047 §2).
struct EncodedWord {
    /// The charset in lower case, without the language that RFC 2231 §5 adds.
    let charset: String
    let octets: [UInt8]
    /// Where what follows the word starts.
    let end: Int

    /// Reads the word that starts at `start`; nil when there is none.
    init?(in input: [UInt8], at start: Int) {
        guard start + 6 < input.count, input[start] == ASCII.equals, input[start + 1] == ASCII.question else {
            return nil
        }
        guard let charsetEnd = EncodedWord.token(in: input, from: start + 2), charsetEnd + 2 < input.count,
            input[charsetEnd + 2] == ASCII.question
        else { return nil }
        let label = input[(start + 2)..<charsetEnd].prefix { $0 != ASCII.asterisk }
        let encoding = ASCII.lower(input[charsetEnd + 1])
        let textStart = charsetEnd + 3
        guard encoding == UInt8(ascii: "q") || encoding == UInt8(ascii: "b"),
            let bounds = EncodedWord.textEnd(in: input, from: textStart, isQ: encoding == UInt8(ascii: "q"))
        else { return nil }
        let text = input[textStart..<bounds.text]
        charset = ASCII.lowercased(label)
        octets = encoding == UInt8(ascii: "q") ? EncodedWord.decodeQ(text) : Base64.decode(text).octets
        end = bounds.word
    }

    /// RFC 2047 §2: no charset is longer; it bounds the search as well.
    private static let maximumCharsetOctets = 80

    private static func token(in input: [UInt8], from start: Int) -> Int? {
        var index = start
        let limit = min(input.count, start + maximumCharsetOctets)
        while index < limit, input[index] != ASCII.question {
            guard input[index] > 0x20, input[index] < 0x7f else { return nil }
            index += 1
        }
        return index > start && index < limit ? index : nil
    }

    /// Where the text and the word end: at `?=`.
    ///
    /// QUIRK: spaces inside of words (old Lotus Notes), question marks that are not encoded, a last word cut off.
    private static func textEnd(in input: [UInt8], from start: Int, isQ: Bool) -> (text: Int, word: Int)? {
        var index = start
        var candidate: Int?
        while index < input.count, !startsWord(in: input, at: index) || index == start {
            if candidate != nil, ASCII.isSpace(input[index]) { break }
            if input[index] == ASCII.question, index + 1 < input.count, input[index + 1] == ASCII.equals {
                candidate = index
                // `?=20` is a raw question mark and an encoded space, if a later `?=` ends the word.
                let isRaw =
                    index + 3 < input.count && ASCII.hexValue(input[index + 2]) != nil
                    && ASCII.hexValue(input[index + 3]) != nil
                guard isQ, isRaw else { break }
                index += 1
            }
            index += 1
        }
        if let candidate { return (candidate, candidate + 2) }
        // QUIRK: fields cut by length limits end inside a word.
        guard index == input.count, !input[start...].contains(where: ASCII.isSpace) else { return nil }
        let end = input.last == ASCII.question ? input.count - 1 : input.count
        return start < end ? (end, input.count) : nil
    }

    /// Whether another word seems to start here. `=?=` is the end of one whose text ends with an equals sign.
    private static func startsWord(in input: [UInt8], at index: Int) -> Bool {
        index + 2 < input.count && input[index] == ASCII.equals && input[index + 1] == ASCII.question
            && input[index + 2] != ASCII.equals && input[index + 2] != ASCII.question
    }

    /// The Q encoding (RFC 2047 §4.2).
    private static func decodeQ(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let octet = text[index]
            if octet == ASCII.equals, index + 2 < text.endIndex, let high = ASCII.hexValue(text[index + 1]),
                let low = ASCII.hexValue(text[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(octet == ASCII.underscore ? ASCII.space : octet)
                index += 1
            }
        }
        return output
    }
}
