/// A sentence that says where somebody is brought, by its verb and its preposition: `drop off LGA terminal B`,
/// `drop my brother and his wife at the Hilton`, `drive four of us over to Lincoln Center`.
struct DropoffSentence: Sendable {
    private let text: TokenizedText
    private let moments: Moments
    private let runs: PlaceRuns

    init(_ text: TokenizedText, moments: Moments, runs: PlaceRuns) {
        self.text = text
        self.moments = moments
        self.runs = runs
    }

    /// The place named behind the verb at a token, and how sure it is (`PlaceReader`'s weights).
    func place(at index: Int) -> (range: Range<Int>, weight: Int)? {
        guard let verb = verb(at: index) else { return nil }
        var place = verb.end
        if verb.isNamed {
            while let end = moments.end(at: place), place < verb.end + DropoffSentence.longest { place = end }
            if let range = direct(from: place) { return (range, 3) }
        }
        let limit = verb.end + DropoffSentence.longest
        while place < limit, let token = text[place], token.kind != .lineEnd {
            if let end = moments.end(at: place) {
                place = end
                continue
            }
            if DropoffSentence.ends.contains(token.folded) { return nil }
            let isPreposition =
                token.folded == "to" || verb.isNamed && ["at", "@", "in", ":"].contains(token.folded)
            if isPreposition, moments.end(at: place + 1) == nil,
                let range = runs.place(from: place + 1, ask: verb.isNamed ? .near : .pair),
                verb.isNamed || isSure(range)
            {
                return (range, verb.isNamed ? 3 : 2)
            }
            place += 1
        }
        return nil
    }

    /// Tokens between verb and place.
    private static let longest = 9

    /// `DO Teterboro Airport`: the place follows at once.
    private func direct(from start: Int) -> Range<Int>? {
        guard let range = runs.place(from: start), isSure(range) else { return nil }
        guard let next = text[range.upperBound] else { return range }
        return next.kind != .word || moments.end(at: range.upperBound) != nil
            || ["at", "around", "by", "on", "for", "and", "then"].contains(next.folded) ? range : nil
    }

    private func isSure(_ range: Range<Int>) -> Bool { runs.isPlain(range) || runs.isProper(range) }

    private func verb(at index: Int) -> (end: Int, isNamed: Bool)? {
        if let length = text.phrase(["d", "o"], at: index), text.isSign(index + 1, "/") {
            return (index + length, true)
        }
        let word = text.folded(index)
        if DropoffSentence.dropping.contains(word) {
            return (text.phrase(["off"], at: index + 1).map { index + 1 + $0 } ?? index + 1, true)
        }
        return DropoffSentence.carrying.contains(word) && text.folded(index + 1) != "off" ? (index + 1, false) : nil
    }

    private static let dropping: Set<String> = ["drop", "dropoff", "dropped", "dropping", "dropoffs", "drops"]
    private static let carrying: Set<String> = [
        "take", "takes", "taking", "bring", "brings", "bringing", "drive", "drives", "transport", "transporting",
        "deliver", "shuttle", "shuttling",
    ]
    private static let ends: Set<String> = [
        ".", "?", "!", ";", "from", "pick", "pickup", "back", "return", "returning", "quote", "price", "then", "until",
    ]
}
