/// Adjacent encoded words of one charset, decoded together.
///
/// RFC 2047 §5 forbids to split a character between two words. QUIRK: many web mailers cut at octets all the same.
struct EncodedWordRun {
    private var octets: [UInt8] = []
    private var charset = ""
    private(set) var isEmpty = true

    /// Takes a word; words of another charset before it are written out.
    mutating func append(_ word: EncodedWord, into output: inout String) {
        if !isEmpty, word.charset != charset { flush(into: &output) }
        charset = word.charset
        octets += word.octets
        isEmpty = false
    }

    mutating func flush(into output: inout String) {
        guard !isEmpty else { return }
        // A line end that was smuggled in as =0D=0A is no line end of the header.
        output += Charset.decode(octets[...], label: charset).text.map { $0.isNewline ? " " : String($0) }.joined()
        octets.removeAll(keepingCapacity: true)
        isEmpty = true
    }
}
