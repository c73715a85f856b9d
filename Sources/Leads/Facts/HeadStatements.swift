/// The places of a text that count heads: `pax: 6`, `party of 12`, `8 adults and 2 kids`, `we are 12`, `just me`.
struct HeadStatements {
    private let text: TokenizedText
    private let scanner: HeadTermScanner
    private let sums: HeadSum

    init(_ text: TokenizedText) {
        self.text = text
        scanner = HeadTermScanner(text: text)
        sums = HeadSum(scanner)
    }

    /// The count that begins at a token. Each looks at a bounded number of tokens.
    func count(at index: Int) -> HeadCount? {
        let found =
            labelled(index) ?? grouped(index) ?? whole(index) ?? sums.party(at: index) ?? alone(index) ?? german(index)
            ?? opened(index)
        guard var found else { return nil }
        if found.strength == .counted, isTotal(found.range) { found.strength = .total }
        if found.strength >= .counted, isCorrection(found.range) { found.strength = .corrected }
        return found
    }

    // MARK: Totals

    /// `36 altogether`, `so 36`, `makes nine`: a bare number, or `7 of us`.
    private func whole(_ index: Int) -> HeadCount? {
        guard text[index]?.kind == .number || NumberWords.words[text.folded(index)] != nil,
            let (value, length) = scanner.number(at: index), PassengerReader.isPlausible(value),
            !scanner.isFigure(index)
        else { return nil }
        let end = index + length
        if text.folded(end) == "of", ["us", "them", "you"].contains(text.folded(end + 1)) {
            // "the two of us" are heads like others; seven of us are all.
            return HeadCount(value: value, range: index..<(end + 2), strength: value > 2 ? .total : .counted)
        }
        if let length = trailing(end), !isMoney(index), !["hours", "hrs", "miles"].contains(text.folded(end + 1)) {
            return HeadCount(value: value, range: index..<(end + length), strength: .total)
        }
        if isRevised(index, end) { return HeadCount(value: value, range: index..<end, strength: .corrected) }
        // "18 guys plus wives so 36"
        guard
            HeadStatements.leads.contains(text.folded(index - 1))
                || text.folded(index - 1) == "so" && !text.isWord(end),
            value < HeadStatements.mostBare,
            !text.isSign(end, "/"), !text.isSign(end, "-"), !text.isSign(end, ":"), text[end]?.kind != .number,
            !HeadWords.measures.contains(text.folded(end)), scanner.counted(at: index) == nil
        else { return nil }
        return HeadCount(value: value, range: index..<end, strength: .total)
    }

    /// A number without a noun counts people up to here; beyond, it is a price or a house.
    private static let mostBare = 100
    private static let leads: Set<String> = ["makes", "making", "totaling", "totalling", "totals"]

    private static let trails: [[String]] = [
        ["in", "all"], ["in", "total"], ["total"], ["altogether"], ["all", "together"], ["all", "told"], ["overall"],
        ["combined"], ["en", "total"], ["au", "total"], ["in", "tutto"], ["no", "total"], ["insgesamt"],
        ["in", "our", "party"], ["in", "our", "group"], ["in", "the", "party"], ["in", "the", "group"],
        ["in", "my", "group"], ["in", "my", "party"], ["in", "the", "wedding", "party"],
        ["in", "the", "bridal", "party"], ["in", "the", "family"],
    ]

    private func trailing(_ end: Int) -> Int? {
        HeadStatements.trails.lazy.compactMap { text.phrase($0, at: end) }.first
    }

    /// `total of 14 people`, `so 36 people`, `14 people in all`, `31 people including the driver`.
    private func isTotal(_ range: Range<Int>) -> Bool {
        if trailing(range.upperBound) != nil || text.folded(range.upperBound) == "including" { return true }
        if ["us", "total"].contains(text.folded(range.upperBound - 1)) { return range.count > 2 }
        var place = range.lowerBound - 1
        while place > range.lowerBound - 4, HeadStatements.links.contains(text.folded(place)) { place -= 1 }
        if text.folded(place) == "so" { return text.folded(place + 1) != "just" || place + 1 == range.lowerBound }
        return ["altogether", "that's", "thats", "makes", "making", "total", "totaling", "totals"].contains(
            text.folded(place))
    }

    private static let links: Set<String> = [
        "of", "about", "it's", "its", "that's", "thats", "we're", "is", "be", "will", "it'll", "makes", "we'll", "have",
    ]

    private func isMoney(_ index: Int) -> Bool {
        (1...5).contains { text.isSign(index - $0, "$") || text.folded(index - $0) == "each" }
    }

    // MARK: Corrections

    /// `it's 22 now`, `make that 9 people`, `actually 12 of us`, `22 people, not 18`, `9 people instead of 7`.
    private func isCorrection(_ range: Range<Int>) -> Bool {
        let before = (1...4).map { text.folded(range.lowerBound - $0) }
        if before.prefix(3).contains("actually") || before.prefix(2).contains("correction") { return true }
        if before[0] == "that" || before[0] == "it", ["make", "making"].contains(before[1]) { return true }
        let after = (0...2).map { text.folded(range.upperBound + $0) }
        return after[0] == "now" || after[0] == "instead"
            || after[0] == "not" && NumberWords.match(in: text, at: range.upperBound + 1) != nil
            || after[0] == "," && after[1] == "not" && NumberWords.match(in: text, at: range.upperBound + 2) != nil
    }

    /// `it's twenty two now`, `we are 9 now not 8`: a bare number that replaces another.
    private func isRevised(_ index: Int, _ end: Int) -> Bool {
        guard ["its", "it's", "are", "we're", "be", "to", "have", "that", "is"].contains(text.folded(index - 1)) else {
            return false
        }
        return text.folded(end) == "now" && !text.isWord(end + 1)
            || ["now", "people", ","].contains(text.folded(end)) && text.folded(end + 1) == "not"
                && NumberWords.match(in: text, at: end + 2) != nil
            || text.folded(end) == "not" && NumberWords.match(in: text, at: end + 1) != nil
    }

    // MARK: Labels and groups

    /// `passengers: 6`, `pax 4`, `# of people = 10`, `party size is 8`.
    private func labelled(_ index: Int) -> HeadCount? {
        let word = text.folded(index)
        var place = index + 1
        switch true {
        case HeadStatements.labels.contains(word): break
        case ["party", "group"].contains(word) && text.folded(place) == "size": place += 1
        case HeadWords.everybody.contains(word) && [":", "=", "-"].contains(text.folded(place)): break
        case ["party", "group", "headcount", "count"].contains(word)
            && ["is", "will", "total", "totals"].contains(text.folded(place)):
            // "Bridal party is 14", but "the party is 7 to 11"
            if text.folded(place + 1) == "be" { place += 1 }
            if joinsClock(place + 1) { return nil }
        default: return nil
        }
        var steps = 0
        while steps < 3, HeadStatements.links(of: text.folded(place)) { (place, steps) = (place + 1, steps + 1) }
        guard steps > 0 || word == "pax", let (value, length) = scanner.number(at: place),
            PassengerReader.isPlausible(value), !text.isSign(place + length, ":"), !text.isSign(place + length, "/")
        else { return nil }
        return HeadCount(value: value, range: index..<(place + length), strength: .counted)
    }

    private static let labels: Set<String> = [
        "pax", "passengers", "pasajeros", "headcount", "ppl", "passagers", "passagiere", "passeggeri", "passageiros",
    ]

    private static func links(of word: String) -> Bool {
        [":", "-", "=", "is", "are", "of", "count", "would", "be", "son", "about", "will", "now"].contains(word)
    }

    private func joinsClock(_ index: Int) -> Bool {
        DayPart.match(in: text, at: index + 1) != nil || [":", "-", "to", "/"].contains(text.folded(index + 1))
    }

    /// `party of 12`, `a group of about ten`, `family of five`.
    private func grouped(_ index: Int) -> HeadCount? {
        guard HeadWords.groups.contains(text.folded(index)),
            ["of", "de", "von", "di"].contains(text.folded(index + 1))
        else { return nil }
        var place = index + 2
        while place < index + 5, HeadWords.fillers.contains(text.folded(place)) { place += 1 }
        guard let (value, length) = scanner.number(at: place), PassengerReader.isPlausible(value),
            !text.isSign(place - 1, "$")
        else { return nil }
        let strength: HeadCount.Strength = text.folded(index) == "total" ? .total : .counted
        if let sum = sums.party(at: place), sum.value > value {
            return HeadCount(value: sum.value, range: index..<sum.range.upperBound, strength: strength)
        }
        // "bridal party of eleven, plus four parents"
        let end = place + length
        let joint = text.isSign(end, ",") ? end + 1 : end
        if text.folded(joint) == "plus", let more = scanner.counted(at: joint + 1) {
            return HeadCount(
                value: min(PassengerReader.maximum, value + more.count), range: index..<more.end, strength: strength)
        }
        return HeadCount(value: value, range: index..<end, strength: strength)
    }

    // MARK: One and two

    /// `just me`, `it's only him`, `by myself`, `solo yo`.
    private func alone(_ index: Int) -> HeadCount? {
        for words in HeadStatements.loners {
            guard let length = text.phrase(words, at: index) else { continue }
            let next = text.folded(index + length)
            if HeadWords.joints.contains(next), scanner.term(at: index + length + 1, isInside: true) != nil {
                return nil
            }
            return HeadCount(value: 1, range: index..<(index + length), strength: .counted)
        }
        // "just my son"
        guard ["just", "only"].contains(text.folded(index)), let one = scanner.person(at: index + 1, isInside: false),
            one.count == 1, one.kind == .person, !HeadWords.joints.contains(text.folded(one.end)),
            !text.isWord(one.end) || ["from", "to", "at", "on"].contains(text.folded(one.end))
        else { return nil }
        return HeadCount(value: 1, range: index..<one.end, strength: .counted)
    }

    private static let loners: [[String]] = {
        let pronouns = ["me", "myself", "him", "her", "himself", "herself", "one", "1"]
        let only = ["just", "only"].flatMap { word in pronouns.map { [word, $0] } }
        return only + ["myself", "himself", "herself"].map { ["by", $0] } + [
            ["traveling", "alone"], ["travelling", "alone"], ["riding", "alone"], ["traveling", "solo"],
            ["on", "my", "own"], ["solo", "yo"], ["solo", "traveler"], ["solo", "para", "mi"], ["viajo", "solo"],
            ["viajo", "sola"], ["nur", "ich"], ["ich", "allein"], ["juste", "moi"], ["seulement", "moi"],
            ["voyage", "seul"], ["voyage", "seule"], ["solo", "io"], ["so", "eu"],
        ]
    }()

    /// `zu viert`
    private func german(_ index: Int) -> HeadCount? {
        guard text.folded(index) == "zu", let count = HeadStatements.germanCounts[text.folded(index + 1)] else {
            return nil
        }
        return HeadCount(value: count, range: index..<(index + 2), strength: .counted)
    }

    private static let germanCounts = [
        "zweit": 2, "dritt": 3, "viert": 4, "funft": 5, "sechst": 6, "siebt": 7, "acht": 8, "neunt": 9, "zehnt": 10,
    ]

    // MARK: Openings

    /// A bare number after words that ask for a count: `we are 12`, `somos 8`, `limo for 6`.
    private func opened(_ index: Int) -> HeadCount? {
        if let closing = closing(index) { return closing }
        guard let opens = opening(index) else { return nil }
        var place = index + opens
        // "we are 4 couples", "somos un grupo de 12", "it's the two of us"
        while place < index + opens + 3, HeadWords.fillers.contains(text.folded(place)),
            sums.party(at: place) == nil, scanner.number(at: place) == nil
        { place += 1 }
        if let found = sums.party(at: place) ?? grouped(place) ?? grouped(place + 1) { return found }
        guard let (value, length) = scanner.number(at: place), PassengerReader.isPlausible(value),
            value < HeadStatements.mostBare, !scanner.isFigure(place), !isOther(place + length)
        else { return nil }
        return HeadCount(value: value, range: index..<(place + length), strength: .counted)
    }

    /// `hoboken to elizabeth for 3`: at the end of a sentence.
    private func closing(_ index: Int) -> HeadCount? {
        guard ["for", "para"].contains(text.folded(index)), index > 0,
            let (value, length) = scanner.number(at: index + 1), value < HeadStatements.mostBare,
            text[index + 1 + length].map({
                $0.kind == .lineEnd || [".", "?", "!", ",", "w", "with"].contains($0.folded)
            }) ?? true,
            !scanner.isFigure(index + 1), !text.isSign(index + 1 + length, ",") || !text.isWord(index + 1),
            text[index + 2 + length]?.isSpaced ?? true,
            !["table", "reservation", "at", "up", "it", "that", "booked", "do", "around", "age"].contains(
                text.folded(index - 1))
        else { return nil }
        return HeadCount(value: value, range: index..<(index + 1 + length), strength: .counted)
    }

    private func opening(_ index: Int) -> Int? {
        if HeadWords.cars.contains(text.folded(index)),
            ["for", "para", "fur", "pour", "per"].contains(text.folded(index + 1))
        {
            return 2
        }
        return (HeadStatements.openingsByWord[text.folded(index)] ?? []).lazy.compactMap { text.phrase($0, at: index) }
            .first
    }

    private func isOther(_ end: Int) -> Bool {
        if let next = text[end], next.kind == .word, !next.isCapitalized, !HeadWords.followers.contains(next.folded),
            TripDayReader.weekdays[next.folded] == nil
        {
            return true
        }
        return
            HeadWords.measures.contains(text.folded(end)) || text.isSign(end, "/") || text.isSign(end, "-")
            || text.isSign(end, "%") || HeadWords.cars.contains(text.folded(end)) || scanner.isCapacity(end + 1)
    }

    private static let openingsByWord = Dictionary(grouping: openings) { $0.first ?? "" }

    private static let openings: [[String]] = [
        "we are", "we're", "were gonna be", "somos", "seremos", "seriamos", "there are", "there will be",
        "there'll be", "theres", "there's", "we will be", "we'll be", "we have", "we got", "we would be", "we'd be",
        "total of",
        "nous sommes", "nous serons", "on est", "on sera", "wir sind", "wir waren", "siamo in", "siamo",
        "saremo in", "saremo", "vamos a ser", "vamos", "estaremos", "serian", "seran", "total people",
    ].map { $0.split(separator: " ").map(String.init) }
}
