/// Text in header fields: unfolding, encoded words, raw 8-bit octets.
enum HeaderText {
    /// An unstructured body for people: RFC 5322 §2.2.3, RFC 2047 §6.1 (5), RFC 6532 §3.2.
    static func decode(_ body: ArraySlice<UInt8>) -> String {
        decodeWords(unfolded(body))
    }

    /// Decodes the encoded words in unfolded octets; white space between two of them disappears (RFC 2047 §6.2).
    static func decodeWords(_ octets: [UInt8]) -> String {
        guard octets.contains(ASCII.question) else { return text(of: octets) }
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
                output += text(of: Array(between))
            }
            run.append(word, into: &output)
            index = word.end
            plainStart = index
        }
        run.flush(into: &output)
        output += text(of: Array(octets[plainStart...]))
        return output
    }

    /// How much of one field is decoded. A To field of a mass mailing with 10,000 recipients has 500 KiB; what is longer
    /// is hostile, and stays in the raw body.
    static let maximumOctets = 1024 * 1024

    /// Without line ends and without white space at the ends; the white space of a fold stays (RFC 5322 §2.2.3). NUL
    /// was never allowed (RFC 5322 §4.1) and means nothing: it is left out.
    static func unfolded(_ body: ArraySlice<UInt8>) -> [UInt8] {
        ASCII.trimmed(body.prefix(maximumOctets)).filter { $0 != ASCII.cr && $0 != ASCII.lf && $0 != 0 }
    }

    /// Octets as text: UTF-8 (RFC 6532), else by trial of charsets.
    static func text(of octets: [UInt8]) -> String {
        Charset.decode(octets[...], label: nil).text
    }
}
