/// Values that RFC 2231 encodes or divides, and those that should have been.
enum ExtendedValue {
    /// The value of the parameters that share a name.
    static func decode(_ parameters: [RawParameter]) -> String {
        // RFC 6266 §4.3, as mail does too: where both forms are given, the extended one is the true one.
        if let whole = parameters.first(where: { $0.index == nil && $0.isExtended }) {
            return decodeExtended([whole])
        }
        let sections = parameters.filter { $0.index != nil }.sorted { ($0.index ?? 0) < ($1.index ?? 0) }
        if !sections.isEmpty {
            return sections.contains(where: \.isExtended) ? decodeExtended(sections) : plain(sections.flatMap(\.value))
        }
        return plain(parameters.first?.value ?? [])
    }

    /// QUIRK: most mailers put encoded words into parameters, which RFC 2047 §5 (3) forbids; some write
    /// `filename="utf-8''name"` without the asterisk.
    private static func plain(_ value: [UInt8]) -> String {
        // QUIRK: `filename=?utf-8?Q?name?=`, whose first equals sign was taken for the parameter's.
        if value.first == ASCII.question, value.suffix(2).elementsEqual("?=".utf8) {
            return HeaderText.decodeWords([ASCII.equals] + value[...])
        }
        if let prefix = charsetPrefix(of: value[...], isStrict: true) {
            return Charset.decode(percentDecoded(value[prefix.end...])[...], label: prefix.charset).text
        }
        return HeaderText.decodeWords(value[...])
    }

    /// `charset'language'percent-encoded`, in the first section; the octets of all sections are joined before the
    /// charset is applied, since characters are cut between them.
    private static func decodeExtended(_ sections: [RawParameter]) -> String {
        var charset: String?
        var octets: [UInt8] = []
        var encoded: [UInt8] = []
        for (number, section) in sections.enumerated() {
            var value = section.value[...]
            // QUIRK: some repeat the charset in every section.
            if section.isExtended, number == 0 || charset != nil,
                let prefix = charsetPrefix(of: value, isStrict: false),
                number == 0 || prefix.charset == charset
            {
                charset = prefix.charset
                value = value[prefix.end...]
            }
            // QUIRK: some cut within `%E9`, so that what is encoded is joined before it is decoded.
            if section.isExtended {
                encoded += unquoted(value)
            } else {
                octets += percentDecoded(encoded[...]) + value
                encoded.removeAll(keepingCapacity: true)
            }
        }
        octets += percentDecoded(encoded[...])
        // QUIRK: encoded words in spite of the asterisk.
        if octets.contains(ASCII.question), charset == nil || octets.starts(with: "=?".utf8) {
            return HeaderText.decodeWords(octets[...])
        }
        return Charset.decode(octets[...], label: charset?.isEmpty == true ? nil : charset).text
    }

    /// QUIRK: `filename*=utf-8''"a b.txt"`.
    private static func unquoted(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        value.count >= 2 && value.first == ASCII.quote && value.last == ASCII.quote
            ? value.dropFirst().dropLast() : value
    }

    /// The charset before two apostrophes, or before one where the second was forgotten.
    private static func charsetPrefix(of value: ArraySlice<UInt8>, isStrict: Bool) -> (charset: String, end: Int)? {
        guard let first = value.prefix(80).firstIndex(of: ASCII.apostrophe) else { return nil }
        let charset = ASCII.lowercased(value[..<first])
        let isKnown = Charset.isKnown(charset)
        let language = value[(first + 1)...].prefix(36)
        let second = language.firstIndex { !(MediaType.isToken($0)) || $0 == ASCII.apostrophe }
        if let second, value[second] == ASCII.apostrophe,
            isKnown || !isStrict && charset.utf8.allSatisfy(MediaType.isToken)
        {
            return (charset, second + 1)
        }
        return !isStrict && isKnown ? (charset, first + 1) : nil
    }

    private static func percentDecoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var index = value.startIndex
        while index < value.endIndex {
            if value[index] == ASCII.percent, index + 2 < value.endIndex, let high = ASCII.hexValue(value[index + 1]),
                let low = ASCII.hexValue(value[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(value[index])
                index += 1
            }
        }
        return output
    }
}
