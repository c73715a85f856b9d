/// Finds the place that a line of text names: airport, then ZIP code, then `City, ST`, then a city alone.
struct PlaceFinder {
    /// How far away a city named without its state may be: beyond, the name more likely means another.
    static let surroundings = 100.0
    /// The longest name of a city: `Rancho Santa Margarita`, `Village of Lakewood Park`.
    private static let maximumCityWords = 4

    let index: GeoIndex
    let business: BusinessLocation?

    func place(in line: String) -> Place? {
        let text = TokenizedText(line.prefix(512))
        return airport(in: text) ?? zip(in: text) ?? cityWithState(in: text) ?? cityAlone(in: text)
    }

    private func airport(in text: TokenizedText) -> Place? {
        for place in 0..<text.count {
            if let match = AirportNames.match(in: text, at: place), let airport = index.airports[match.code],
                !isStreet(text, after: place + match.length)
            {
                return airport
            }
            guard let token = text[place] else { continue }
            if token.isUpper, token.folded.utf8.count == 3, let airport = index.airports[token.folded.uppercased()],
                text.count <= 2 || AirportNames.airportWords(in: text, at: place + 1) != nil
                    || text.isSign(place - 1, "(")
            {
                return airport
            }
            if let airport = smallAirport(in: text, before: place) { return airport }
        }
        return nil
    }

    /// `Trenton-Mercer Airport`: the words before `airport` as a name of the table, when only one has it.
    private func smallAirport(in text: TokenizedText, before place: Int) -> Place? {
        guard text.folded(place) == "airport", !isStreet(text, after: place + 1) else { return nil }
        for start in max(0, place - 4)..<max(0, place) {
            let name = AirportNames.core(text.text(start..<place))
            let codes = (index.airportNames[name] ?? []).compactMap { index.airports[$0] }
            if codes.count == 1 { return codes.first }
            if let nearest = nearest(of: codes) { return nearest }
        }
        return nil
    }

    /// `Airport Rd`, `JFK Boulevard`: a street named for an airport.
    private func isStreet(_ text: TokenizedText, after place: Int) -> Bool {
        [
            "rd", "road", "blvd", "boulevard", "st", "street", "ave", "avenue", "dr", "drive", "pkwy", "parkway", "way",
            "hwy", "highway", "plaza", "library", "hotel", "inn",
        ].contains(text.folded(place))
    }

    /// The last five-digit number that is a ZIP code; a number that opens an address is a house number.
    private func zip(in text: TokenizedText) -> Place? {
        let numbers = text.tokens.indices.filter {
            text.tokens[$0].kind == .number && text.tokens[$0].folded.utf8.count == 5
        }
        for place in numbers.reversed() {
            let opens = place == 0 && text.count > 1 && text.isWord(1)
            if !opens, let found = index.zip(GeoIndex.zipNumber(text.tokens[place].folded.utf8) ?? 0) { return found }
        }
        return nil
    }

    private func cityWithState(in text: TokenizedText) -> Place? {
        for place in stride(from: text.count - 1, through: 1, by: -1) {
            guard let state = USStates.match(in: text, at: place) else { continue }
            let end = text.isSign(place - 1, ",") ? place - 1 : place
            if let city = city(in: text, endingAt: end, state: state.code) { return city }
        }
        return nil
    }

    /// The longest run of words before `end` that is a city of the state.
    private func city(in text: TokenizedText, endingAt end: Int, state: String) -> Place? {
        for words in stride(from: PlaceFinder.maximumCityWords, through: 1, by: -1) where end - words >= 0 {
            let name = PlaceFinder.name(of: text, (end - words)..<end)
            if let city = index.city(name, state: state) { return city }
        }
        return nil
    }

    private func cityAlone(in text: TokenizedText) -> Place? {
        if let alias = alias(in: text) { return alias }
        // The parts of an address, the last first: `12 Main St, Stamford`.
        var end = text.count
        while end > 0 {
            var start = end
            while start > 0, !text.isSign(start - 1, ","), !text.isLineEnd(start - 1) { start -= 1 }
            let words = PlaceFinder.name(of: text, PlaceFinder.withoutFillers(text, start..<end))
            if !words.isEmpty, words.split(separator: " ").count <= PlaceFinder.maximumCityWords,
                let city = nearbyCity(words)
            {
                return city
            }
            end = start - 1
        }
        return nil
    }

    private func alias(in text: TokenizedText) -> Place? {
        for place in 0..<text.count {
            for (words, city, state) in PlaceFinder.aliases where text.phrase(words, at: place) != nil {
                if isStreet(text, after: place + words.count) { continue }
                return index.city(city, state: state)
            }
        }
        return nil
    }

    private func nearbyCity(_ name: String) -> Place? {
        guard let business else { return nil }
        if let home = index.city(name, state: business.state),
            home.coordinate.miles(to: business.coordinate) <= PlaceFinder.surroundings
        {
            return home
        }
        return nearest(of: USStates.codes.compactMap { index.city(name, state: $0) })
    }

    private func nearest(of places: [Place]) -> Place? {
        guard let business else { return nil }
        return places.map { ($0, $0.coordinate.miles(to: business.coordinate)) }
            .filter { $0.1 <= PlaceFinder.surroundings }.min { $0.1 < $1.1 }?.0
    }

    /// The words of a run, parted by one blank; empty when it holds a number.
    private static func name(of text: TokenizedText, _ range: Range<Int>) -> String {
        let tokens = text.tokens[range.clamped(to: 0..<text.count)]
        guard tokens.allSatisfy({ $0.kind == .word || $0.folded == "." || $0.folded == "-" }) else { return "" }
        return tokens.filter { $0.kind == .word }.map { saints[$0.folded] ?? $0.folded }.joined(separator: " ")
    }

    private static let saints = ["st": "saint", "ft": "fort", "mt": "mount"]

    private static func withoutFillers(_ text: TokenizedText, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound, fillers.contains(text.folded(start)) { start += 1 }
        return start..<range.upperBound
    }

    private static let fillers: Set<String> = [
        "downtown", "midtown", "uptown", "central", "the", "in", "at", "from", "near", "around", "city", "of", "home",
        "my", "our", "house", "office", "apartment", "hotel", "a", "residence",
    ]

    private static let aliases: [(words: [String], city: String, state: String)] = [
        (["nyc"], "new york", "NY"), (["manhattan"], "new york", "NY"), (["new", "york", "city"], "new york", "NY"),
        (["new", "york"], "new york", "NY"), (["midtown"], "new york", "NY"), (["times", "square"], "new york", "NY"),
        (["penn", "station"], "new york", "NY"), (["grand", "central"], "new york", "NY"),
        (["brooklyn"], "brooklyn", "NY"), (["bronx"], "bronx", "NY"), (["queens"], "jamaica", "NY"),
        (["staten", "island"], "staten island", "NY"), (["philly"], "philadelphia", "PA"),
        (["philadelphia"], "philadelphia", "PA"), (["washington", "dc"], "washington", "DC"),
        (["washington", "d", "c"], "washington", "DC"), (["los", "angeles"], "los angeles", "CA"),
        (["san", "francisco"], "san francisco", "CA"), (["las", "vegas"], "las vegas", "NV"),
        (["chicago"], "chicago", "IL"), (["boston"], "boston", "MA"), (["miami"], "miami", "FL"),
        (["dallas"], "dallas", "TX"), (["houston"], "houston", "TX"), (["atlanta"], "atlanta", "GA"),
        (["denver"], "denver", "CO"), (["seattle"], "seattle", "WA"), (["baltimore"], "baltimore", "MD"),
        (["atlantic", "city"], "atlantic city", "NJ"),
    ]
}
