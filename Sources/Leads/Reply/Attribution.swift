/// The line (or lines) with which a mail program introduces a quotation: `On 4 May, Jane <j@x.com> wrote:`.
struct Attribution: Sendable {
    /// The lines it takes.
    let count: Int
    /// Who wrote what follows, as printed; empty when it does not say.
    let author: String
    /// A person could have written it too: only a quotation below proves it.
    let needsQuotation: Bool

    /// The attribution that starts at `start`, of up to four lines; nil when there is none.
    ///
    /// - Parameter unquoted: look below the quotation marks, for those that stand inside the quotation.
    static func read(_ lines: [TextLine], at start: Int, unquoted: Bool = false) -> Attribution? {
        func text(_ index: Int) -> Substring { unquoted ? lines[index].unquoted : lines[index].text }
        guard start < lines.count, lines[start].text.utf8.count <= longest else { return nil }
        guard mayOpen(unquoted ? FoldedText(text(start)) : lines[start].folded) else { return nil }
        var joined = ""
        for count in 1...mostLines {
            let index = start + count - 1
            guard index < lines.count, !TextLine.isInvisible(text(index)) else { return nil }
            if lines[index].look == .quoted, !unquoted { return nil }
            if count > 1, opens(unquoted ? FoldedText(text(index), limit: longest) : lines[index].folded) { return nil }
            joined += (count > 1 ? " " : "") + text(index)
            guard joined.utf8.count <= longest else { return nil }
            if let found = AttributionText(joined).judge() {
                return Attribution(count: count, author: found.author, needsQuotation: found.needsQuotation)
            }
        }
        return nil
    }

    /// Octets of the longest attribution believed.
    private static let longest = 400
    /// Mail programs fold a long one twice, Apple Mail thrice.
    private static let mostLines = 4

    /// Whether a line could be the first of several: it opens one, or an address begins on it.
    private static func mayOpen(_ line: FoldedText) -> Bool {
        opens(line) || line.octets.contains(UInt8(ascii: "<")) || line.octets.contains(UInt8(ascii: "@"))
            || AttributionText.startsWithDate(line) || AttributionWords.hasVerb(line)
    }

    /// `On Mon`, `Am 3.`, `Le 4 janv.`: a preposition, then a date.
    private static func opens(_ line: FoldedText) -> Bool {
        guard let lead = AttributionWords.lead(of: line) else { return false }
        let rest = line.octets.dropFirst(lead).prefix(32)
        return rest.contains { (0x30...0x39).contains($0) } || AttributionWords.startsWithDay(rest)
    }
}
