/// Text in header fields: unfolding, encoded words, raw 8-bit octets.
enum HeaderText {
    /// An unstructured body for people: RFC 5322 §2.2.3, RFC 2047 §6.1 (5), RFC 6532 §3.2.
    static func decode(_ body: ArraySlice<UInt8>) -> String {
        let body = ASCII.trimmed(body.prefix(maximumOctets))
        return isPlain(body) ? String(decoding: body, as: UTF8.self) : decodeWords(unfolded(body)[...])
    }

    /// Whether the octets are what they say: printable ASCII without folds and encoded words.
    private static func isPlain(_ octets: ArraySlice<UInt8>) -> Bool {
        octets.withUnsafeBufferPointer { buffer in
            for octet in buffer where octet &- 0x20 >= 0x5f || octet == ASCII.question { return false }
            return true
        }
    }

    /// Decodes the encoded words in unfolded octets; white space between two of them disappears (RFC 2047 §6.2).
    static func decodeWords(_ slice: ArraySlice<UInt8>) -> String {
        guard slice.contains(ASCII.question) else { return text(of: slice) }
        let octets = inOneCharset(Array(slice))
        var output = ""
        var plainStart = 0
        var run = EncodedWordRun()
        var index = 0
        while index < octets.count {
            guard octets[index] == ASCII.equals, let word = EncodedWord(in: octets, at: index) else {
                index += 1
                continue
            }
            let between = octets[plainStart..<index]
            if run.isEmpty || !between.allSatisfy(ASCII.isSpace) {
                run.flush(into: &output)
                output += text(of: between)
            }
            run.append(word, into: &output)
            index = word.end
            plainStart = index
        }
        run.flush(into: &output)
        output += text(of: octets[plainStart...])
        return output
    }

    /// How much of one field is decoded. A To field of a mass mailing with 10,000 recipients has 500 KiB; what is longer
    /// is hostile, and stays in the raw body.
    static let maximumOctets = 1024 * 1024

    /// Without line ends and without white space at the ends; the white space of a fold stays (RFC 5322 §2.2.3). NUL
    /// was never allowed (RFC 5322 §4.1) and means nothing: it is left out. QUIRK: a CR alone within a line stands where
    /// some program took a line end for a blank.
    static func unfolded(_ body: ArraySlice<UInt8>) -> [UInt8] {
        let body = ASCII.trimmed(body.prefix(maximumOctets))
        return [UInt8](unsafeUninitializedCapacity: body.count) { output, count in
            body.withUnsafeBufferPointer { input in
                for (index, octet) in input.enumerated() where octet != ASCII.lf && octet != 0 {
                    if octet == ASCII.cr {
                        let next = input[index + 1 < input.count ? index + 1 : index]
                        guard !ASCII.isSpace(next) else { continue }
                        output[count] = ASCII.space
                    } else {
                        output[count] = octet
                    }
                    count += 1
                }
            }
        }
    }

    /// The octets as UTF-8 where the charset of each piece of them cannot be found alone: in ISO-2022, whose characters
    /// hold the signs that divide a field, and in fields so long that a trial for each piece would take too long.
    static func inOneCharset(_ octets: [UInt8]) -> [UInt8] {
        guard octets.count > maximumTrials || octets.contains(0x1b), !ASCII.isPlain(octets[...]) else { return octets }
        return Array(text(of: octets[...]).utf8)
    }

    /// The octets of a field that is tried piece by piece: some hundred names.
    private static let maximumTrials = 16 * 1024

    /// Octets as text: UTF-8 (RFC 6532), else by trial of charsets.
    static func text(of octets: ArraySlice<UInt8>) -> String {
        octets.isEmpty ? "" : Charset.decode(octets, label: nil).text
    }
}
