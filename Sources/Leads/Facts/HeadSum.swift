/// Terms put together: `8 adults and 2 kids`, `my wife and I and our 2 kids`, `the bride, 6 bridesmaids and mom`.
struct HeadSum {
    private let scanner: HeadTermScanner
    private var text: TokenizedText { scanner.text }

    init(_ scanner: HeadTermScanner) { self.scanner = scanner }

    /// More terms are no list of travellers.
    private static let mostTerms = 7

    /// The party that is listed from a token on; nil when its size is not told.
    func party(at index: Int) -> HeadCount? {
        guard let first = scanner.term(at: index, isInside: false), !isContinued(index) else { return nil }
        var terms = [first]
        // "my daughter, 12 girls" is an occasion and its guests; "my daughter, 12 girls and me" is a list.
        var isJoined = false
        var end = first.end
        while terms.count < HeadSum.mostTerms, let (next, isWord) = joint(after: end, terms) {
            guard let more = scanner.term(at: next, isInside: true) else {
                // "me and my friends": nobody counted the friends.
                if isWord, let last = terms.last, last.kind == .counted, let place = scanner.isPartnered(at: next) {
                    terms.append(HeadTerm(count: last.count, end: place, kind: .counted))
                    end = place
                    continue
                }
                if isWord, scanner.isUncounted(at: next) { return nil }
                break
            }
            if more.kind == .everybody, more.count == terms.reduce(0, { $0 + $1.count }) { break }
            isJoined = isJoined || isWord
            terms.append(more)
            end = more.end
        }
        return judged(terms, index..<end, isJoined: isJoined)
    }

    /// Where the next term may begin, and whether a word joins it.
    private func joint(after end: Int, _ terms: [HeadTerm]) -> (next: Int, isWord: Bool)? {
        var next = end
        // "4 personas, 2 adultos y 2 niños" tells the four apart; "31 including the driver" is 31.
        let isWhole = terms.count == 1 && terms[0].kind == .everybody
        if isWhole, [",", "(", ":", "-", "including", "\n"].contains(text.folded(next)) { return nil }
        if text.isSign(next, ",") || text.isSign(next, "(") { next += 1 }
        // A list of parts, one a line.
        if text[next]?.kind == .lineEnd, text[next + 1]?.kind == .number { return (next + 1, false) }
        var isWord = false
        if HeadWords.joints.contains(text.folded(next)) {
            (next, isWord) = (next + 1, true)
        } else if text.phrase(["as", "well", "as"], at: next) != nil || text.phrase(["along", "with"], at: next) != nil
        {
            (next, isWord) = (next + (text.folded(next) == "along" ? 2 : 3), true)
        }
        if ["also", "then", "maybe", "y", "possibly"].contains(text.folded(next)), isWord { next += 1 }
        // "2 adults 2 children", "me my mom and my baby"
        let isAdjacent =
            text[next]?.kind == .number
            || terms.last?.kind == .writer
                && (HeadWords.owners.contains(text.folded(next)) || HeadWords.persons.contains(text.folded(next)))
        return next > end || isAdjacent ? (next, isWord) : nil
    }

    /// Whether the token stands in the middle of a list that began before it.
    private func isContinued(_ index: Int) -> Bool {
        let before = text.folded(index - 1)
        return (before == "and" || before == "&" || before == "y") && text[index]?.kind == .word
            && scanner.counted(at: index) == nil
    }

    private func judged(_ terms: [HeadTerm], _ range: Range<Int>, isJoined: Bool) -> HeadCount? {
        var total = terms.reduce(0) { min(PassengerReader.maximum, $0 + $1.count) }
        let hasNumber = terms.contains { $0.kind == .counted || $0.kind == .everybody }
        let hasWriter = terms.contains { $0.kind == .writer }
        // "with my wife and 2 kids": the writer comes along.
        let isAlong = HeadWords.companions.contains(text.folded(range.lowerBound - 1)) && terms[0].kind == .person
        if isAlong, !hasWriter { total += 1 }
        guard PassengerReader.isPlausible(total) else { return nil }
        if terms[0].kind == .counted || terms[0].kind == .everybody {
            return HeadCount(value: total, range: range, strength: .counted)
        }
        if terms.count == 1 {
            if isAlong || comesAlong(range.upperBound) {
                if !isAlong { total += 1 }
                return HeadCount(value: total, range: range, strength: .named)
            }
            return terms[0].kind == .person && isCarried(range)
                ? HeadCount(value: total, range: range, strength: .single) : nil
        }
        if hasNumber {
            guard isJoined || hasWriter else { return nil }
            return HeadCount(value: total, range: range, strength: .counted)
        }
        guard hasWriter || isAlong || isCarried(range) else { return nil }
        return HeadCount(value: total, range: range, strength: .named)
    }

    /// `pick up my boss and his wife`, `my parents are flying in`: people on the way, not just mentioned.
    private func isCarried(_ range: Range<Int>) -> Bool {
        let next = text.folded(range.upperBound)
        if ["'s", "'", "'s"].contains(next) || text[range.upperBound]?.folded.hasPrefix("'") ?? false { return false }
        // "my parents land", "my parents are landing"
        let verb = ["are", "is", "will"].contains(next) ? text.folded(range.upperBound + 1) : next
        if HeadSum.travelling.contains(verb) { return true }
        let before = text.folded(range.lowerBound - 1)
        let isBrought =
            HeadSum.carrying.contains(before) || before == "up" && text.folded(range.lowerBound - 2) == "pick"
            || before == "for"
                && ["ride", "car", "sedan", "transfer", "suv", "van"].contains(
                    text.folded(range.lowerBound - 2))
        return isBrought
            && (HeadSum.ways.contains(next) || text.isLineEnd(range.upperBound) || !text.isWord(range.upperBound))
    }

    /// `my husband will come with me`, `my sister is riding along`.
    private func comesAlong(_ end: Int) -> Bool {
        (0...4).contains { step in
            text.phrase(["with", "me"], at: end + step) != nil || text.phrase(["come", "along"], at: end + step) != nil
                || text.phrase(["coming", "along"], at: end + step) != nil
                || text.phrase(["riding", "along"], at: end + step) != nil
        }
            && HeadSum.moving.contains { text.folded(end) == $0 || text.folded(end + 1) == $0 }
    }

    private static let moving = ["come", "comes", "coming", "ride", "rides", "riding", "go", "goes", "going", "travel"]

    private static let travelling: Set<String> = [
        "land", "lands", "landing", "arrive", "arrives", "arriving", "flies", "flying", "travel", "travels",
        "traveling",
        "travelling", "departs", "departing",
    ]
    private static let carrying: Set<String> = [
        "bring", "take", "taking", "bringing", "drive", "driving", "transport", "transporting", "collect", "getting",
        "picking", "llevar", "recoger",
    ]
    private static let ways: Set<String> = ["from", "to", "at", "on", "and", "into", "home", "back", "up", "in"]
}
