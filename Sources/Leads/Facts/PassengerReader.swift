/// How many people travel: `party of 12`, `8 adults and 2 kids`, `my wife and I`.
///
/// Every place that counts heads is read (`HeadStatements`); the surest of them tells the party: what corrects another
/// count, then a total, then the first count, then people who are only named.
enum PassengerReader {
    /// More is no passenger count but a year, a budget or a typing error.
    static let maximum = 2000

    static func isPlausible(_ value: Int) -> Bool { (1...maximum).contains(value) }

    /// The size of the party a text tells of.
    static func passengers(in text: TokenizedText) -> Finding<Int>? {
        let statements = HeadStatements(text)
        var best: HeadCount?
        for index in 0..<text.count {
            guard let found = statements.count(at: index) else { continue }
            guard let known = best else {
                best = found
                continue
            }
            if found.range.lowerBound >= known.range.upperBound, isMore(text, found.range), known.strength >= .counted {
                // "(3 people) ... 2 more people"
                best?.value = min(maximum, known.value + found.value)
            } else if found.strength > known.strength || found.strength == .corrected {
                best = found
            }
        }
        return best.map { Finding(value: $0.value, range: $0.range) }
    }

    private static func isMore(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        range.contains { ["more", "additional"].contains(text.tokens[$0].folded) }
    }

    /// The count in an answer to the question itself: the first number, a sum of several, the upper end of a range.
    static func count(inAnswer answer: String) -> Int? {
        let text = TokenizedText(answer.prefix(200))
        if let found = passengers(in: text) { return found.value }
        let scanner = HeadTermScanner(text: text)
        // "3.5" is no head count; the part before the point is sure (D2).
        return (0..<text.count).lazy.compactMap { scanner.number(at: $0)?.value }.first(where: isPlausible)
    }
}
