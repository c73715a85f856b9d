/// A parameter as it was written, its name taken apart: `name*1*=value` (RFC 2231 §3, §4).
struct RawParameter {
    /// In lower case, without marks.
    var name: String
    /// The number of a continuation, nil when it is none.
    var index: Int?
    /// Whether the value is percent-encoded with a charset.
    var isExtended: Bool
    /// The value without its quotes.
    var value: [UInt8]

    init(name written: ArraySlice<UInt8>, value: [UInt8]) {
        self.value = value
        let pieces = written.split(separator: ASCII.asterisk, omittingEmptySubsequences: false)
        let base = pieces.first.map { Array(ASCII.trimmed($0)) } ?? []
        name = base.allSatisfy { $0 < 0x80 } ? ASCII.lowercased(base) : HeaderText.text(of: base[...])
        isExtended = pieces.count > 1 && pieces.last?.isEmpty == true
        // RFC 2231 §3 has no leading zeros and no bound; no header holds a thousand continuations.
        if pieces.count > 1, let number = Int(String(decoding: pieces[1], as: UTF8.self)), (0..<1000).contains(number) {
            index = number
        }
    }
}
