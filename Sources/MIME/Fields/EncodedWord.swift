/// One encoded word: `=?charset?encoding?text?=` (RFC 2047 §2).
struct EncodedWord {
    /// The charset in lower case, empty where it is left out; without the language that RFC 2231 §5 adds.
    let charset: String
    let octets: [UInt8]
    let isBase64: Bool
    /// The text as it stands, still encoded.
    let text: ArraySlice<UInt8>
    /// Where what follows the word starts.
    let end: Int

    /// Reads the word that starts at `start`; nil when there is none.
    init?(in input: [UInt8], at start: Int) {
        guard start + 5 < input.count, input[start] == ASCII.equals, input[start + 1] == ASCII.question,
            let charset = EncodedWord.token(in: input, from: start + 2),
            let encoding = EncodedWord.token(in: input, from: charset.next), encoding.text.count == 1
        else { return nil }
        let isQ = ASCII.lower(encoding.text[encoding.text.startIndex]) == UInt8(ascii: "q")
        guard isQ || ASCII.lower(encoding.text[encoding.text.startIndex]) == UInt8(ascii: "b"),
            let bounds = EncodedWord.textEnd(in: input, from: encoding.next, isQ: isQ)
        else { return nil }
        self.charset = ASCII.lowercased(charset.text.prefix { $0 != ASCII.asterisk })
        isBase64 = !isQ
        text = input[encoding.next..<bounds.text]
        octets = isQ ? EncodedWord.decodeQ(text) : Base64.decode(text).octets
        end = bounds.word
    }

    /// RFC 2047 §2: no charset is longer; it bounds the search as well.
    private static let maximumCharsetOctets = 80

    /// The token up to the next question mark, and where what follows that starts. The charset may be empty.
    ///
    /// QUIRK: scripts leave a blank beside it, or no charset at all.
    private static func token(in input: [UInt8], from start: Int) -> (text: ArraySlice<UInt8>, next: Int)? {
        let limit = min(input.count, start + maximumCharsetOctets)
        guard start < limit, let end = input[start..<limit].firstIndex(of: ASCII.question), end + 1 < input.count else {
            return nil
        }
        let text = ASCII.trimmed(input[start..<end])
        return text.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != ASCII.equals } ? (text, end + 1) : nil
    }

    /// Where the text and the word end: at `?=`.
    ///
    /// QUIRK: spaces inside of words (old Lotus Notes), question marks that are not encoded, a word whose end is missing.
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
        return openEnd(input[start..<index], isLast: index == input.count, isQ: isQ)
    }

    /// The end of a word that has none, where its text shows that it is one.
    ///
    /// QUIRK: fields cut by length limits end inside a word; some programs forget the `?=`.
    private static func openEnd(_ rest: ArraySlice<UInt8>, isLast: Bool, isQ: Bool) -> (text: Int, word: Int)? {
        let word = rest.prefix { !ASCII.isSpace($0) }
        let isWhole = isLast && word.count == rest.count
        guard isWhole || (isQ ? hasEscape(word) : word.count >= 4 && word.allSatisfy(Base64.isDigitOrPadding)) else {
            return nil
        }
        let end = word.last == ASCII.question ? word.endIndex - 1 : word.endIndex
        return word.startIndex < end ? (end, word.endIndex) : nil
    }

    private static func hasEscape(_ text: ArraySlice<UInt8>) -> Bool {
        text.indices.dropLast(2).contains {
            text[$0] == ASCII.equals && ASCII.hexValue(text[$0 + 1]) != nil && ASCII.hexValue(text[$0 + 2]) != nil
        }
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
