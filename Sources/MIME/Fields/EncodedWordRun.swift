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
        // A line end or other control that was smuggled in as =0D=0A is none in the text of a header.
        for scalar in Charset.decode(octets[...], label: charset).text.unicodeScalars {
            let isControl = scalar.value < 0x20 || scalar.value == 0x7f || scalar.value == 0x2028
            if scalar.value != 0 { output.unicodeScalars.append(isControl ? " " : scalar) }
        }
        octets.removeAll(keepingCapacity: true)
        isEmpty = true
    }
}
