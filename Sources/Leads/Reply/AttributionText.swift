/// One candidate for an attribution, its folded lines joined into one.
struct AttributionText {
    private let line: String
    private let folded: FoldedText

    init(_ line: String) {
        self.line = line
        folded = FoldedText(line)
    }

    /// Who wrote what follows, and whether only a quotation below proves it; nil when the line introduces nothing.
    func judge() -> (author: String, needsQuotation: Bool)? {
        guard let needsQuotation = needsQuotation() else { return nil }
        // Looked for last: it costs more than all the rest, and most lines introduce nothing.
        let author = AttributionAuthor.find(in: line)
        return AttributionWords.isPronoun(author) ? nil : (author, needsQuotation)
    }

    /// Whether only a quotation below proves that the line introduces one; nil when it introduces nothing.
    private func needsQuotation() -> Bool? {
        let end = bodyEnd
        guard end.hasColon || folded.octets.last == UInt8(ascii: ">") else { return nil }
        let dated = DateEvidence(folded)
        let startsWithDate = AttributionText.startsWithDate(folded)
        let starts = startsWithDate || AttributionWords.lead(of: folded) != nil
        guard end.hasColon else {
            // Old Gmail folds `<a@b.c>:` before the colon, some programs leave it out.
            return startsWithDate && hasBracketedAddress ? true : nil
        }
        let verb = AttributionWords.introducingVerb(in: folded, bodyEnd: end.octets)
        if verb, hasBracketedAddress || hasBareAddress(end.octets) && (starts || dated.isStrong) {
            return false
        }
        if verb, starts, dated.isStrong { return false }
        if startsWithDate, dated.isStrong, endsWithBracket(end.octets) { return false }
        if verb || AttributionWords.startsQuoting(folded) { return true }
        if AttributionWords.hasVerb(folded), dated.isStrong { return true }
        if dated.isStrong, hasBracketedAddress || startsWithDate && hasBareAddress(end.octets) { return true }
        return nil
    }

    /// A weekday, month or number first and a date's digits soon after.
    static func startsWithDate(_ line: FoldedText) -> Bool {
        let core = line.octets.drop { $0 == UInt8(ascii: "*") || $0 == 0x20 || $0 == 0x28 || $0 == 0x5b }
        guard let first = core.first else { return false }
        let isDate = (0x30...0x39).contains(first) || AttributionWords.startsWithDay(core.prefix(24))
        return isDate && core.prefix(60).count { (0x30...0x39).contains($0) } >= 4
    }

    /// The octets before the last colon, without what mail programs and quoting put behind it.
    private var bodyEnd: (octets: Int, hasColon: Bool) {
        var end = folded.octets.count
        var hasColon = false
        while end > 0 {
            switch folded.octets[end - 1] {
            case UInt8(ascii: ":"): hasColon = true
            case 0x20, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"): break
            case UInt8(ascii: ">") where end > 1 && folded.octets[end - 2] == 0x20 && !hasColon: break
            default: return (end, hasColon)
            }
            end -= 1
        }
        return (0, hasColon)
    }

    /// `<a@b.c>`, `[mailto:a@b.c]`, `(a@b.c)`.
    private var hasBracketedAddress: Bool {
        guard let at = folded.octets.lastIndex(of: UInt8(ascii: "@")) else { return false }
        var index = at
        while index > 0 {
            index -= 1
            switch folded.octets[index] {
            case UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["): return true
            case 0x20 where index + 1 < at && folded.octets[index + 1] != UInt8(ascii: "@"):
                // QUIRK: a fold behind `<` leaves a space there.
                if index > 0, folded.octets[index - 1] == UInt8(ascii: "<") { return true }
                return false
            default: break
            }
        }
        return false
    }

    /// An address without brackets before the verb, or last on the line: `… a@b.c wrote:`, `… by a@b.c:`.
    private func hasBareAddress(_ end: Int) -> Bool {
        guard folded.octets.contains(UInt8(ascii: "@")) else { return false }
        let words = folded.octets.prefix(end).split(separator: 0x20).suffix(3)
        return words.contains { $0.contains(UInt8(ascii: "@")) }
    }

    private func endsWithBracket(_ end: Int) -> Bool {
        guard end > 0, folded.octets.contains(UInt8(ascii: "@")) else { return false }
        return folded.octets[end - 1] == UInt8(ascii: ">") || folded.octets[end - 1] == UInt8(ascii: ")")
    }
}
