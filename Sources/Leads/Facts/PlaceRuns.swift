/// Which runs of tokens are places: addresses, airports, hotels, towns, ZIP codes.
struct PlaceRuns: Sendable {
    private let text: TokenizedText
    private let moments: Moments
    /// The writer hardly uses capitals: then small words may be names.
    private let isSmall: Bool

    init(_ text: TokenizedText, moments: Moments) {
        self.text = text
        self.moments = moments
        isSmall = PlaceRuns.isSmall(text)
    }

    /// How surely a place is expected.
    enum Ask: Sendable {
        /// Something else may stand here as well.
        case passing
        /// One of the two places of `from ... to`.
        case pair
        /// In a sentence about being met.
        case near
        /// After words that ask for a place and nothing else.
        case named
    }

    /// Capitalized words only: `Fort Lee`.
    func isProper(_ range: Range<Int>) -> Bool {
        range.count <= 4
            && text.tokens[range].allSatisfy { $0.isCapitalized && !PlaceWords.openers.contains($0.folded) }
    }

    /// Whether a run is a town that an airport is called by.
    func isServed(_ range: Range<Int>) -> Bool { AirportNames.isServed(text.text(range)) }

    /// A terminal, a station or a pier by its noun.
    func isStation(_ range: Range<Int>) -> Bool {
        range.contains { PlaceWords.gateways.contains(text.folded($0)) && AirportNames.match(in: text, at: $0) == nil }
            && !range.contains { AirportNames.match(in: text, at: $0) != nil }
    }

    /// `union station`: a noun of a place behind the word that names it.
    func isNamedVenue(_ range: Range<Int>) -> Bool {
        (2...4).contains(range.count) && PlaceWords.venues.contains(text.folded(range.upperBound - 1))
            && !PlaceWords.vague.contains(text.folded(range.lowerBound))
    }

    /// Whether people arrive and leave there by air, rail or sea.
    func isGateway(_ range: Range<Int>) -> Bool {
        range.contains { place in
            AirportNames.match(in: text, at: place) != nil || PlaceWords.gateways.contains(text.folded(place))
        } || AirportNames.isServed(text.text(range))
    }

    /// A town of the surroundings and nothing else, but for its state.
    private func isTown(_ range: Range<Int>) -> Bool {
        guard let length = TownNames.length(in: text, at: range.lowerBound) else { return false }
        var end = range.lowerBound + length
        if text.isSign(end, ",") { end += 1 }
        if let state = USStates.match(in: text, at: end) { end += state.length }
        return end >= range.upperBound
    }

    /// Whether a run is a place without any doubt: an airport, a street number, a ZIP code, a state or a town.
    func isPlain(_ range: Range<Int>) -> Bool {
        isTown(range)
            || range.contains { place in
                AirportNames.match(in: text, at: place) != nil || isPlainNumber(place, in: range)
                    || place > range.lowerBound && USStates.match(in: text, at: place) != nil
                    || place == range.upperBound - 1 && place > range.lowerBound
                        && USStates.lower.contains(text.folded(place))
                    || PlaceWords.towns.contains(text.folded(place)) || isVenue(place, in: range)
            }
    }

    /// A house number, a ZIP code, a route or a pier: figures that other runs do not have.
    private func isPlainNumber(_ place: Int, in range: Range<Int>) -> Bool {
        guard text.tokens[place].kind == .number else { return false }
        if place == range.lowerBound { return range.count > 1 && isHouse(place) }
        return text.tokens[place].folded.utf8.count == 5 || isStreetNumber(place)
            || text.tokens[place - 1].isCapitalized
            || text.isSign(place - 1, ",") || PlaceWords.units.contains(text.folded(place - 1))
    }

    /// A figure before a name with a capital, or before a street's.
    private func isHouse(_ index: Int) -> Bool {
        text[index + 1].map { $0.isCapitalized && $0.kind == .word && !$0.isUpper || $0.kind == .number } ?? false
            || isStreetNumber(index)
            || text[index + 1].map { $0.isUpper && !PlaceWords.quantities.contains($0.folded) } ?? false
            || ["th", "st", "nd", "rd"].contains(text.folded(index + 1))
            || isSmall && text.isWord(index + 1) && PlaceWords.streets.contains(text.folded(index + 2))
    }

    /// `Ashford Estate`, `the church hall` of a writer without capitals; `drive over` is no street.
    private func isVenue(_ place: Int, in range: Range<Int>) -> Bool {
        PlaceWords.venues.contains(text.folded(place))
            && (isSmall && place > range.lowerBound
                || text.tokens[range].contains { $0.isCapitalized && $0.folded.utf8.count > 1 })
    }

    /// Whether a house number stands at a token: a street's name with its kind follows.
    func isStreetNumber(_ index: Int) -> Bool {
        guard let token = text[index], token.kind == .number, token.folded.utf8.count <= 5,
            moments.day(at: index) == nil,
            moments.time(at: index).map({ !$0.value.isSure }) ?? true, !text.isSign(index - 1, "$"),
            !text.isSign(index - 1, "#")
        else { return false }
        return (2...5).contains { step in
            PlaceWords.streets.contains(text.folded(index + step))
                && (1..<step).allSatisfy {
                    text.isWord(index + $0) || text[index + $0]?.kind == .number || text.isSign(index + $0, ".")
                }
        }
    }

    /// Words that may be a town's in the mail of a writer without capitals.
    func isSmallName(_ range: Range<Int>) -> Bool {
        isSmall && range.count <= 4 && text.tokens[range].allSatisfy(isSmallName)
    }

    /// Longer runs are sentences.
    private static let maximumTokens = 18

    /// The place whose words begin at a token; nil when what stands there is no place.
    func place(from index: Int, ask: Ask = .passing) -> Range<Int>? {
        var start = ask == .named ? afterMoment(index) : index
        // "our office at 100 Campus Drive": the address is the place.
        if PlaceWords.owners.contains(text.folded(start)) || ["a", "an"].contains(text.folded(start)),
            PlaceWords.vague.contains(text.folded(start + 1)) || PlaceWords.occasions.contains(text.folded(start + 1)),
            isNamedAfter(start + 1)
        {
            start += 3
        } else if PlaceWords.vague.contains(text.folded(start)) || PlaceWords.occasions.contains(text.folded(start)),
            isNamedAfter(start)
        {
            start += 2
        }
        // "my sisters house in wayne"
        if PlaceWords.owners.contains(text.folded(start)), !["the", "la", "el"].contains(text.folded(start)),
            let home = (start + 2...start + 3).first(where: {
                PlaceWords.homes.contains(text.folded($0)) && ["in", "at", "on"].contains(text.folded($0 + 1))
            }), isKnown(home + 2)
        {
            start = home + 2
        }
        // "my sister's in Greenwich"
        if PlaceWords.owners.contains(text.folded(start)), text.folded(start + 1).hasSuffix("'s"),
            ["in", "at", "on"].contains(text.folded(start + 2))
        {
            start += 3
        }
        let named = start
        while text.isSign(start, ":") || text.isSign(start, "-")
            || isOpening(start), start < named + 4
        {
            if PlaceWords.owners.contains(text.folded(start)) && !["the", "el", "la"].contains(text.folded(start)),
                PlaceWords.vague.contains(text.folded(start + 1)),
                !isNamedAfter(start + 1)
            {
                return nil
            }
            start += 1
        }
        var end = start
        while end < text.count, end - start < PlaceRuns.maximumTokens, goesOn(at: end, from: start) { end += 1 }
        while end > start,
            PlaceWords.trailers.contains(text.folded(end - 1))
                || text.tokens[end - 1].kind == .sign && text.folded(end - 1) != ")"
        { end -= 1 }
        // "the Giants game" is no place.
        guard end > start, !PlaceWords.occasions.contains(text.folded(end)), isPlace(start..<end, ask)
        else {
            return nil
        }
        return start..<end
    }

    /// Small words before a place; a capital `The` in mid-sentence is part of the name.
    private func isOpening(_ index: Int) -> Bool {
        if text.folded(index) == "a", ["para", "ate", "pra"].contains(text.folded(index - 1)) { return true }
        return [
            "the", "el", "la", "is", "at", "our", "my", "from", "in", "en", "es", "l'", "le", "il", "los", "las", "dem",
            "der", "den", "die", "das", "no", "na", "o", "um", "am", "ist", "uh", "er",
        ].contains(text.folded(index))
            && !(text[index]?.isCapitalized ?? true)
    }

    /// A name with a capital, a figure, a town or an airport.
    func isKnown(_ index: Int) -> Bool {
        text[index].map { $0.isCapitalized || $0.kind == .number } ?? false
            || TownNames.length(in: text, at: index) != nil || AirportNames.match(in: text, at: index) != nil
    }

    private func isNamedAfter(_ index: Int) -> Bool {
        // "the stadium in Piscataway" is one place, "my house in Union" is known by the town.
        if ["in", "en", "em"].contains(text.folded(index + 1)), !PlaceWords.homes.contains(text.folded(index)) {
            return false
        }
        guard ["at", "in", "on", "en", "em", "na", "no"].contains(text.folded(index + 1)) else {
            // "our hotel the W in Hoboken"
            if text.folded(index + 1) == "the",
                PlaceWords.homes.contains(text.folded(index)) || text.folded(index) == "hotel"
            {
                return text.isWord(index + 2)
            }
            return text.isSign(index + 1, "(") && text[index + 2]?.kind == .number
                || text.isSign(index + 1, ",")
                    && (isStreetNumber(index + 2)
                        || text[index + 2]?.kind == .number && (text[index + 3]?.isCapitalized ?? false)
                        || PlaceWords.homes.contains(text.folded(index)) && (text[index + 2]?.isCapitalized ?? false))
        }
        let first = ["the", "la", "el"].contains(text.folded(index + 2)) ? index + 3 : index + 2
        return isKnown(first)
    }

    /// `pick me up at 4:15 am at 310 Washington St`: the place comes after the time.
    private func afterMoment(_ index: Int) -> Int {
        var place = index
        for _ in 0..<3 {
            guard
                let end = moments.time(at: place).flatMap({
                    isHouse($0.range) ? nil : $0.range.upperBound
                })
                    ?? moments.day(at: place)?.range.upperBound
            else { break }
            place = end
            if text.isSign(place, ",") { place += 1 }
            if ["at", "from", "in", "on"].contains(text.folded(place)),
                text.folded(place) != "on" || text[place + 1]?.kind != .number
            {
                place += 1
            }
        }
        return place
    }

    /// A number before a capitalized word is a house number, no time.
    private func isHouse(_ range: Range<Int>) -> Bool {
        range.count == 1 && (text[range.upperBound].map { $0.kind == .word && $0.isCapitalized } ?? false)
    }

    /// A word that may be a town's in the mail of a writer without capitals.
    private func isSmallName(_ token: Token) -> Bool {
        token.kind == .sign
            || token.kind == .word && (token.folded.utf8.count > 2 || ["ac", "dc", "nj", "ny"].contains(token.folded))
                && !PlaceWords.vague.contains(token.folded)
                && !PlaceWords.stops.contains(token.folded) && !PlaceWords.noPlaces.contains(token.folded)
                && !PlaceWords.occasions.contains(token.folded) && !PlaceWords.openers.contains(token.folded)
                && NumberWords.words[token.folded] == nil && !PlaceCues.movements.contains(token.folded)
    }

    /// Whether hardly a word inside the sentences has a capital.
    private static func isSmall(_ text: TokenizedText) -> Bool {
        var words = 0
        var capitals = 0
        for index in text.tokens.indices where text.tokens[index].kind == .word {
            words += 1
            let opens = text[index - 1].map { $0.kind == .lineEnd || [".", "!", "?", ":"].contains($0.folded) } ?? true
            if text.tokens[index].isCapitalized, !opens, text.tokens[index].folded.utf8.count > 1 { capitals += 1 }
        }
        return capitals * smallShare <= words
    }

    /// One capital in so many words is none.
    private static let smallShare = 20

    private func isPlace(_ range: Range<Int>, _ ask: Ask) -> Bool {
        let tokens = text.tokens[range]
        guard let first = tokens.first, first.kind != .sign else { return false }
        if range.count <= 2, PlaceWords.people.contains(first.folded) { return false }
        if let last = tokens.last, PlaceWords.occasions.contains(last.folded), !isPlain(range) { return false }
        if range.count == 1, PlaceWords.vague.contains(first.folded) || PlaceWords.stops.contains(first.folded) {
            return false
        }
        if first.kind == .number {
            if range.count == 1 { return first.folded.utf8.count == 5 }
            guard isHouse(range.lowerBound) else { return false }
        }
        if isPlain(range)
            && !(first.kind == .number && range.count == 2
                && PlaceWords.quantities.contains(text.folded(range.lowerBound + 1)))
        {
            return true
        }
        if tokens.contains(where: {
            $0.isCapitalized && $0.folded.utf8.count > 1 && !PlaceWords.stops.contains($0.folded)
        }) {
            return true
        }
        if isSmall || ask != .passing, tokens.dropFirst().contains(where: { PlaceWords.venues.contains($0.folded) }) {
            return true
        }
        if ask == .pair, isSmallName(range) { return true }
        return ask == .named && tokens.allSatisfy { !PlaceWords.vague.contains($0.folded) }
            && first.folded.utf8.count > 2
            && !PlaceWords.noPlaces.contains(first.folded)
    }

    /// Whether a token still belongs to the place.
    private func goesOn(at index: Int, from start: Int) -> Bool {
        let token = text.tokens[index]
        switch token.kind {
        case .lineEnd: return false
        case .number: return isHouseNumber(index, from: start)
        case .sign: return signGoesOn(token, at: index, from: start)
        case .word: return wordGoesOn(token, at: index, from: start)
        }
    }

    private func isHouseNumber(_ index: Int, from start: Int) -> Bool {
        if let time = moments.time(at: index), time.value.isSure || text.isSign(index + 1, ":") {
            return false
        }
        if moments.day(at: index) != nil { return false }
        // "450 broad st newark 2 people": a second figure begins something else.
        if index > start + 1, text.tokens[start].kind == .number, text[index - 1]?.isCapitalized == false,
            text.isWord(index - 1),
            text.tokens[index].folded.utf8.count != 5, !PlaceWords.units.contains(text.folded(index - 1)),
            !["th", "st", "nd", "rd"].contains(text.folded(index + 1))
        {
            return false
        }
        let next = text.folded(index + 1)
        // "6a" is an hour, "Pod 51 à Manhattan" a name.
        if next == "a" || next == "p" { return text[index + 1]?.isSpaced ?? true }
        return !PlaceWords.quantities.contains(next)
    }

    private func signGoesOn(_ token: Token, at index: Int, from start: Int) -> Bool {
        switch token.folded {
        case ",": return commaGoesOn(index)
        case ".": return stopGoesOn(index)
        case "#", "&", "'": return true
        case "/":
            return !token.isSpaced && !(text[index + 1]?.isSpaced ?? true) && text.isWord(index + 1)
                && text.isWord(index - 1)
        case "-": return !token.isSpaced && !(text[index + 1]?.isSpaced ?? true) && !text.isSign(index + 1, ">")
        case "(" where text[index + 1]?.kind == .number: return index > start && isStreetNumber(index + 1)
        case "(":
            return text.folded(index + 1) == "terminal"
                || AirportNames.codes.contains(text.folded(index + 1).uppercased()) && text.isSign(index + 2, ")")
        case ")": return text.tokens[start..<index].contains { $0.folded == "(" }
        default: return false
        }
    }

    /// A comma goes on to a state, a ZIP code, a terminal or another name.
    private func commaGoesOn(_ index: Int) -> Bool {
        guard let next = text[index + 1] else { return false }
        if next.kind == .number {
            if next.folded.utf8.count == 5 { return true }
            // "Lowell Hotel, 28 East 63rd Street"
            return (text[index + 2]?.isCapitalized ?? false) && text.tokens[index - 1].kind == .word
                && moments.day(at: index + 1) == nil
                && moments.time(at: index + 1) == nil
                && !PlaceWords.quantities.contains(text.folded(index + 2))
        }
        guard next.kind == .word else { return false }
        // "EWR, JFK and LGA" are three places.
        if AirportNames.match(in: text, at: index + 1) != nil { return false }
        if USStates.match(in: text, at: index + 1) != nil
            || ["terminal", "suite", "apt", "gate", "room", "unit", "nyc"].contains(next.folded)
        {
            return true
        }
        if USStates.lower.contains(text.folded(index + 2)) || USStates.lower.contains(next.folded) { return true }
        guard !PlaceWords.stops.contains(next.folded), !PlaceWords.openers.contains(next.folded) else { return false }
        // "40 main st, boonton going to": writers without capitals.
        if !next.isCapitalized, !isSmallAddress(before: index) { return false }
        return moments.day(at: index + 1) == nil
    }

    /// Whether the words before a comma are a street in small letters.
    private func isSmallAddress(before index: Int) -> Bool {
        guard let last = text[index - 1], !last.isCapitalized, PlaceWords.streets.contains(last.folded) else {
            return false
        }
        return (1...5).contains { text[index - $0]?.kind == .number }
            && PlaceWords.stops.contains(text.folded(index + 2))
    }

    /// A full stop goes on behind an abbreviation.
    private func stopGoesOn(_ index: Int) -> Bool {
        guard PlaceWords.abbreviations.contains(text.folded(index - 1)), let next = text[index + 1],
            next.kind != .lineEnd
        else {
            return false
        }
        if next.kind == .sign { return next.folded == "," }
        // "88 Oak Tree Rd. 6 bags"
        if next.kind == .number {
            return !PlaceWords.streets.contains(text.folded(index - 1)) || next.folded.utf8.count == 5
        }
        return next.isCapitalized && !PlaceWords.stops.contains(next.folded)
            && !PlaceWords.openers.contains(next.folded)
            || ["in", "and"].contains(next.folded)
    }

    /// In a place that is written with capitals, small words other than `hotel` and its like end it.
    private func isInKeeping(_ token: Token, from start: Int, at index: Int) -> Bool {
        if token.isCapitalized || PlaceWords.venues.contains(token.folded) || PlaceWords.trailers.contains(token.folded)
        {
            return true
        }
        if USStates.lower.contains(token.folded) || ["th", "st", "nd", "rd"].contains(token.folded) { return true }
        // "Mill lakeside manor"
        if PlaceWords.venues.contains(text.folded(index + 1)), text.isWord(index + 1) { return true }
        return !text.tokens[start..<index].contains { $0.isCapitalized && $0.folded.utf8.count > 1 }
    }

    /// What a place can be on: a street, a route, an avenue by its number.
    private func isStreet(from index: Int) -> Bool {
        for place in index...(index + 4) {
            guard text.isWord(place) || text[place]?.kind == .number else { return false }
            if PlaceWords.streets.contains(text.folded(place)) || PlaceRuns.roads.contains(text.folded(place)) {
                return !ServiceReader.isFlightNumber(text, index)
            }
            if moments.end(at: place) != nil, place > index { return false }
        }
        return false
    }

    private static let roads: Set<String> = [
        "route", "rt", "rte", "us", "hwy", "highway", "interstate", "th", "nd", "rd", "main", "broadway", "boardwalk",
        "campus", "waterfront", "corner", "shore", "island", "fork", "bay", "river", "lake", "beach",
    ]

    private func wordGoesOn(_ token: Token, at index: Int, from start: Int) -> Bool {
        // "To: Newark Airport Date: 12/2": a label opens the next field.
        if index > start, text.isSign(index + 1, ":") { return false }
        if index > start, AirportNames.match(in: text, at: index) != nil { return true }
        // "Terminal A", "Apt B"
        if token.folded.utf8.count == 1, PlaceWords.units.contains(text.folded(index - 1)) { return true }
        if moments.day(at: index) != nil
            || moments.time(at: index).map({ $0.value.isSure }) ?? false
        {
            return false
        }
        switch token.folded {
        case "on" where !isStreet(from: index + 1): return false
        case "at", "@", "on", "in", "near", "by", "en", "em", "na":
            guard index > start, let next = text[index + 1] else { return false }
            if moments.time(at: index + 1) != nil || moments.day(at: index + 1) != nil {
                return false
            }
            if ["the"].contains(next.folded) {
                return token.folded != "by" && (text[index + 2]?.isCapitalized ?? false)
                    && moments.day(at: index + 2) == nil
            }
            if token.folded == "in", TownNames.length(in: text, at: index + 1) != nil { return true }
            if isSmall, token.folded == "in", next.kind == .word, isSmallName(next) { return true }
            return next.isCapitalized || next.kind == .number && token.folded != "by"
                || token.folded == "in" && USStates.lower.contains(text.folded(index + 2))
        case "and" where text.folded(index - 1) == "park" && text.folded(index + 1) == "ride": return true
        case "ride" where text.folded(index - 1) == "and": return true
        case "and":
            return index > start && ["th", "st", "nd", "rd", "ave", "avenue"].contains(text.folded(index - 1))
                && (text[index + 1].map { $0.isCapitalized || $0.kind == .number } ?? false)
        case "a": return false
        case "n" where !token.isCapitalized && !isStreet(from: index + 1): return false
        default:
            // "El Buen Pastor"
            if ["el", "la", "los", "las"].contains(token.folded), token.isCapitalized,
                text[index + 1]?.isCapitalized ?? false
            {
                return true
            }
            // "E 42nd St"
            if token.folded.utf8.count == 1, token.isCapitalized { return true }
            return !PlaceWords.stops.contains(token.folded) && isInKeeping(token, from: start, at: index)
        }
    }
}
