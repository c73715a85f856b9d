/// A sentence that says where somebody is met, by its verb and its preposition: `get us at noon in Cranford`,
/// `la recogida sería a la 1 en 415 32nd Street`, `Abholung um 8:30 Uhr am Hotel Barclay`.
struct PickupSentence: Sendable {
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
        let direct = directPlace(from: afterMoments(verb.end))
        var place = verb.end
        let limit = verb.end + PickupSentence.longest
        while place < limit, let token = text[place] {
            if let end = moments.end(at: place) {
                place = end
                continue
            }
            if PickupSentence.ends.contains(token.folded) || token.kind == .lineEnd { break }
            if verb.weight == 1, ["for", "there"].contains(token.folded) { break }
            if PickupSentence.prepositions.contains(token.folded), moments.end(at: place + 1) == nil {
                let isNear = place <= verb.end + 2 && verb.weight == 3
                // "Leave Codey Arena in West Orange": what follows the verb at once is left.
                if verb.weight == 1 || direct.map(runs.isPlain) ?? false, let direct {
                    return (direct, min(2, verb.weight))
                }
                if let range = runs.place(from: place + 1, ask: isNear ? .named : .near) { return (range, verb.weight) }
            }
            place += 1
        }
        return direct.map { ($0, runs.isPlain($0) ? verb.weight : min(2, verb.weight)) }
    }

    /// `PU 12/3 1415 HPN Signature`
    private func afterMoments(_ index: Int) -> Int {
        var place = index
        for _ in 0..<3 {
            if let end = moments.end(at: place) { place = end }
        }
        return place
    }

    /// Tokens between verb and place.
    private static let longest = 14

    /// `Pick up East Orange around noon`, `leave Codey Arena Friday`: the place follows at once.
    private func directPlace(from start: Int) -> Range<Int>? {
        guard !ServiceReader.isFlightNumber(text, start), let range = runs.place(from: start),
            text[start]?.isCapitalized ?? false || text[start]?.kind == .number || runs.isKnown(start),
            runs.isPlain(range) || runs.isProper(range), !PickupSentence.titles.contains(text.folded(range.lowerBound))
        else { return nil }
        guard let next = text[range.upperBound] else { return range }
        if next.kind == .lineEnd || [",", ".", ";", "(", "-", "/"].contains(next.folded) { return range }
        return moments.end(at: range.upperBound) != nil
            || ["at", "around", "by", "on", "about", "to", "approx", "@", "for", "and"].contains(next.folded)
            ? range : nil
    }

    private func verb(at index: Int) -> (end: Int, weight: Int)? {
        let word = text.folded(index)
        // "P/U 7:00am The Pierre Hotel"
        if let length = text.phrase(["p", "u"], at: index), text.isSign(index + 1, "/") { return (index + length, 3) }
        if PickupSentence.named.contains(word) {
            var end = index + 1
            while end < index + 4, PickupSentence.objects.contains(text.folded(end)) { end += 1 }
            return (end, 3)
        }
        if PickupSentence.fetching.contains(word), PickupSentence.objects.contains(text.folded(index + 1)) {
            return (index + 2, 2)
        }
        return PickupSentence.departing.contains(word) ? (index + 1, 1) : nil
    }

    private static let named: Set<String> = [
        "pickup", "pick", "picked", "picking", "pickups", "pu", "collect", "collected", "scoop", "recoger",
        "recogernos",
        "recogerme", "recogerlos", "recogerla", "recogen", "recojan", "recoja", "recogida", "recogerian", "recogerla",
        "buscar", "buscarnos", "buscarme", "buscarlos", "busquen", "abholung", "abholen", "abgeholt", "chercher",
        "recuperer",
        "prelievo", "prenderci", "prendermi", "prelevarci", "embarque", "odbior",
    ]
    private static let fetching: Set<String> = ["get", "grab", "fetch", "gather", "getting", "meet", "prendre"]
    private static let departing: Set<String> = [
        "leave", "leaving", "leaves", "depart", "departing", "departure", "start", "starting", "starts", "salimos",
        "saldriamos", "saldremos", "salida", "salir", "sair", "saindo", "sairemos", "saida", "partimos", "abfahrt",
        "partenza", "partiamo", "depart", "partant", "partir", "wyjazd", "load", "boarding",
    ]
    private static let objects: Set<String> = [
        "up", "us", "me", "them", "him", "her", "everyone", "everybody", "nos", "me", "him", "location", "address",
        "uns", "mich",
    ]
    private static let prepositions: Set<String> = [
        "frm", "du", "fr",
        "at", "from", "in", "@", "en", "em", "no", "na", "am", "vom", "von", "an", "da", "dal", "dall'", "presso", "z",
        "ze",
        "do", "dos", "de", "del", "desde", "a", "al", "au", "all'", "im", "outside", "beim", "chez", ":", "is",
    ]
    private static let ends: Set<String> = [
        ".", "?", "!", ";", "drop", "dropoff", "dropped", "dropping", "to", "then", "take", "bring", "return",
        "returning",
        "back", "quote", "price", "estimate", "info", "until", "till", "nach", "para", "hasta", "flight", "destination",
        "rate", "cost", "luego", "wedding", "arrive", "arriving",
    ]
    private static let titles: Set<String> = ["mr", "mrs", "ms", "dr", "miss", "prof"]
}
