/// Adjacent encoded words of one charset, decoded together.
///
/// RFC 2047 §5 forbids to split a character between two words. QUIRK: many web mailers cut at octets all the same, some
/// even within a group of base64.
struct EncodedWordRun {
    private var octets: [UInt8] = []
    /// The base64 of all words as one text.
    private var joined: [UInt8] = []
    /// Whether all words are base64 without padding before the last.
    private var isJoinable = true
    /// Whether a word before the last ends within a group.
    private var isCut = false
    private var charset = ""
    private(set) var isEmpty = true

    /// Takes a word; words of another charset before it are written out.
    mutating func append(_ word: EncodedWord, into output: inout String) {
        if !isEmpty, word.charset != charset { flush(into: &output) }
        isCut = isCut || joined.count % 4 != 0
        isJoinable = isJoinable && word.isBase64 && joined.last != ASCII.equals
        if isJoinable { joined += word.text }
        charset = word.charset
        octets += word.octets
        isEmpty = false
    }

    mutating func flush(into output: inout String) {
        guard !isEmpty else { return }
        // A line end or other control that was smuggled in as =0D=0A is none in the text of a header.
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || scalar.value == 0x7f || scalar.value == 0x2028
            if scalar.value != 0 { output.unicodeScalars.append(isControl ? " " : scalar) }
        }
        self = EncodedWordRun()
    }

    private var text: String {
        let label = charset.isEmpty ? nil : charset
        let decoded = Charset.decode(octets[...], label: label)
        guard isCut, isJoinable else { return decoded.text }
        // A group of one digit holds no octet: it can only be the start of what follows.
        let whole = Charset.decode(Base64.decode(joined[...]).octets[...], label: label)
        return whole.defect == nil && (decoded.defect != nil || whole.text.utf8.count > decoded.text.utf8.count)
            ? whole.text : decoded.text
    }
}
