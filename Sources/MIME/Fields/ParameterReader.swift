/// Reads `value; name=value; ...` as forgivingly as mailers write it (RFC 2045 §5.1, RFC 2183 §2).
struct ParameterReader {
    private let input: [UInt8]
    private var index = 0

    /// How much of a field is looked at for parameters. A file name has at most 255 characters, in the longest encoding
    /// some 3 KiB; no field of this kind honestly reaches a tenth of this.
    private static let maximumOctets = 64 * 1024

    /// - Parameter body: the raw body of the field, folds included.
    init(_ body: ArraySlice<UInt8>) {
        input = HeaderText.unfolded(body.prefix(ParameterReader.maximumOctets))
    }

    /// The token before the parameters, without white space and comments: `text/plain`.
    mutating func mainValue() -> [UInt8] {
        var output: [UInt8] = []
        while index < input.count {
            skipSpaceAndComments()
            let start = index
            while index < input.count, !ASCII.isSpace(input[index]), input[index] != ASCII.semicolon,
                input[index] != ASCII.openParenthesis
            {
                index += 1
            }
            let word = input[start..<index]
            guard !word.isEmpty else { break }
            // `text / plain` is one value; a second word without a slash between is a parameter without semicolon.
            if !output.isEmpty, output.last != ASCII.slash, word.first != ASCII.slash {
                index = start
                break
            }
            if output.isEmpty, word.contains(ASCII.equals), !word.contains(ASCII.slash) {
                index = start
                break
            }
            output += word
        }
        return output
    }

    /// All that follows.
    mutating func parameters() -> [RawParameter] {
        var output: [RawParameter] = []
        while index < input.count {
            skipSpaceAndComments()
            if index < input.count, input[index] == ASCII.semicolon {
                index += 1
                continue
            }
            let start = index
            while index < input.count, input[index] != ASCII.equals, input[index] != ASCII.semicolon { index += 1 }
            let name = input[start..<index]
            guard index < input.count, input[index] == ASCII.equals else { continue }
            index += 1
            let value = value(of: name)
            if !name.isEmpty { output.append(RawParameter(name: name, value: value)) }
        }
        return output
    }

    private mutating func value(of name: ArraySlice<UInt8>) -> [UInt8] {
        while index < input.count, ASCII.isSpace(input[index]) { index += 1 }
        guard index < input.count else { return [] }
        return input[index] == ASCII.quote ? quotedValue() : bareValue(keepsComments: ParameterReader.isFileName(name))
    }

    /// `quoted-string`, RFC 5322 §3.2.4. QUIRK: without its closing quote it ends at the semicolon.
    private mutating func quotedValue() -> [UInt8] {
        let start = index + 1
        // QUIRK: browsers send whole Windows paths without doubling the backslash.
        let isPath = start + 2 < input.count && input[start + 1] == ASCII.colon && input[start + 2] == ASCII.backslash
        var output: [UInt8] = []
        index = start
        while index < input.count {
            let octet = input[index]
            if octet == ASCII.quote {
                index += 1
                return output
            }
            if octet == ASCII.backslash, index + 1 < input.count, !isPath || input[index + 1] == ASCII.quote {
                index += 1
            }
            output.append(input[index])
            index += 1
        }
        let cut = input[start...].firstIndex(of: ASCII.semicolon) ?? input.count
        index = cut
        return Array(ASCII.trimmed(input[start..<cut]))
    }

    /// QUIRK: file names with spaces stand without quotes; such a value goes on to the semicolon, or to what looks like
    /// the next parameter after a forgotten one.
    private mutating func bareValue(keepsComments: Bool) -> [UInt8] {
        let start = index
        var end = index
        while index < input.count, input[index] != ASCII.semicolon {
            if ASCII.isSpace(input[index]) {
                let next = endOfSpace(from: index)
                if next < input.count, input[next] == ASCII.openParenthesis, !keepsComments { break }
                if startsParameter(at: next) { break }
                index = next
            } else {
                index += 1
                end = index
            }
        }
        // QUIRK: a closing quote without the opening one.
        if end > start + 1, input[end - 1] == ASCII.quote, !input[start..<(end - 1)].contains(ASCII.quote) { end -= 1 }
        return Array(input[start..<end])
    }

    private func endOfSpace(from start: Int) -> Int {
        var end = start
        while end < input.count, ASCII.isSpace(input[end]) { end += 1 }
        return end
    }

    private func startsParameter(at start: Int) -> Bool {
        var end = start
        while end < input.count, end - start < 64, MediaType.isToken(input[end]) { end += 1 }
        return end > start && end < input.count && input[end] == ASCII.equals && input[start] != ASCII.equals
    }

    private mutating func skipSpaceAndComments() {
        var depth = 0
        while index < input.count {
            let octet = input[index]
            if octet == ASCII.openParenthesis {
                depth += 1
            } else if depth == 0 {
                guard ASCII.isSpace(octet) else { return }
            } else if octet == ASCII.closeParenthesis {
                depth -= 1
            } else if octet == ASCII.backslash {
                index += 1
            }
            index += 1
        }
    }

    private static func isFileName(_ name: ArraySlice<UInt8>) -> Bool {
        let lower = ASCII.lowercased(ASCII.trimmed(name))
        return lower.hasPrefix("filename") || lower.hasPrefix("name")
    }
}
