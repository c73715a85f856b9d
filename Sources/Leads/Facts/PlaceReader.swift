/// Where a trip starts and ends, by the words people put before places.
struct PlaceReader {
    private let text: TokenizedText
    private let days: TripDayReader
    private var pickups: [Candidate] = []
    private var dropoffs: [Candidate] = []

    /// A place that was named, and how surely it is one end of the trip.
    private struct Candidate {
        var range: Range<Int>
        /// 3: asked for by name ("pick us up at"), 2: in a pair ("from ... to"), 1: by the way ("flying into").
        var weight: Int
    }

    init(_ text: TokenizedText, days: TripDayReader) {
        self.text = text
        self.days = days
    }

    /// The two ends of the trip; either may be missing.
    mutating func ends() -> (pickup: Finding<String>?, dropoff: Finding<String>?) {
        for index in 0..<text.count where text.tokens[index].kind != .lineEnd { look(at: index) }
        let pickup = best(pickups)
        let dropoff = best(dropoffs.filter { candidate in !(pickup?.overlaps(candidate.range) ?? false) })
        return (pickup.map(finding), dropoff.map(finding))
    }

    private func best(_ candidates: [Candidate]) -> Range<Int>? {
        // Of equally sure ones the first.
        candidates.max { $0.weight < $1.weight }?.range
    }

    private func finding(_ range: Range<Int>) -> Finding<String> {
        Finding(value: text.text(range).split(whereSeparator: \.isWhitespace).joined(separator: " "), range: range)
    }

    private mutating func look(at index: Int) {
        if let cue = PlaceCues.match(in: text, at: index) {
            let start = index + cue.length
            guard let range = place(from: start, isAsked: cue.weight >= 3) else { return }
            let candidate = Candidate(range: range, weight: cue.weight)
            switch cue.end {
            case .pickup:
                pickups.append(candidate)
                follow(range)
            case .dropoff: dropoffs.append(candidate)
            }
        } else if ["from", "desde", "frm"].contains(text.folded(index)) {
            pair(from: index + 1)
        } else if text.folded(index) == "de", let range = place(from: index + 1, isAsked: false),
            isJoint(range.upperBound)
        {
            pair(from: index + 1)
        } else if let airport = AirportNames.match(in: text, at: index) {
            leg(index, airport.length)
        } else if ["to", "->"].contains(text.folded(index)) || text.isSign(index, "-") && text.isSign(index + 1, ">") {
            origin(before: index)
        }
    }

    /// `5 Hillside Rd, Wayne NJ to Philadelphia airport`, without `from`: a place that begins its clause and ends here.
    private mutating func origin(before joint: Int) {
        for start in max(0, joint - PlaceReader.maximumClause)..<max(0, joint) where opensClause(start) {
            guard let range = place(from: start, isAsked: false), range.upperBound == joint,
                isPlain(range) || isProper(range)
            else { continue }
            if follow(range) { pickups.append(Candidate(range: range, weight: 2)) }
            return
        }
    }

    /// Further back than this nobody begins the place before `to`.
    private static let maximumClause = 14

    private func opensClause(_ index: Int) -> Bool {
        guard let before = text[index - 1] else { return true }
        if before.kind == .lineEnd || [".", ",", ":", ";", "-", "?", "!"].contains(before.folded) { return true }
        return ["am", "pm", "ride", "need", "car", "limo", "transfer", "people", "pax"].contains(before.folded)
    }

    /// Capitalized words only: `Fort Lee`.
    private func isProper(_ range: Range<Int>) -> Bool {
        range.count <= 4 && text.tokens[range].allSatisfy { $0.isCapitalized && !PlaceCues.openers.contains($0.folded) }
    }

    /// `from X to Y`; X alone when it is plainly a place.
    private mutating func pair(from start: Int) {
        guard let range = place(from: start, isAsked: false) else { return }
        if follow(range) {
            pickups.append(Candidate(range: range, weight: 2))
        } else if isPlain(range)
            || isProper(range) && (isHome(range, from: start) || dropoffs.last?.range.upperBound == start - 1)
        {
            pickups.append(Candidate(range: range, weight: 1))
        }
    }

    /// `6 people, 4 hours, from Staten Island.` names where the trip begins; `Jane from Acme` and `a call from Bob` do not.
    private func isHome(_ range: Range<Int>, from start: Int) -> Bool {
        if let after = text[range.upperBound], after.kind != .lineEnd, ![".", ",", ";"].contains(after.folded) {
            return false
        }
        let before = text[start - 2]
        return before.map {
            $0.kind == .sign || $0.kind == .lineEnd
                || ["trip", "ride", "hours", "people", "limo", "car", "service"].contains($0.folded)
        } ?? true
    }

    /// Takes the place after `to` behind a pickup as the drop-off.
    @discardableResult
    private mutating func follow(_ range: Range<Int>) -> Bool {
        var next = range.upperBound
        // "... JFK tomorrow at 6 to Manhattan": a day and a time may stand between.
        var steps = 0
        while steps < 12, !isJoint(next), next < text.count {
            if let day = days.day(in: text, at: next) {
                next = day.range.upperBound
            } else if let time = ClockReader.time(in: text, at: next) {
                next = time.range.upperBound
            } else if ["on", "at", "el", "las", "a", "in", "the"].contains(text.folded(next)) && !isPlaceAfterTo(next)
                || text.isSign(next, ",")
            {
                next += 1
            } else {
                break
            }
            steps += 1
        }
        guard isJoint(next) else { return false }
        var start = next + 1
        if text.isSign(next, "-"), text.isSign(start, ">") { start += 1 }
        guard let end = place(from: start, isAsked: false) else { return false }
        dropoffs.append(Candidate(range: end, weight: 2))
        return true
    }

    private func isPlaceAfterTo(_ index: Int) -> Bool {
        text.folded(index) == "a" && place(from: index + 1, isAsked: false) != nil
    }

    private func isJoint(_ index: Int) -> Bool {
        if ["to", "hasta", "hacia", "into"].contains(text.folded(index)) { return true }
        if text.folded(index) == "a", text.folded(index + 1) != "las" {
            return place(from: index + 1, isAsked: false) != nil
        }
        return text.isSign(index, "-") && text.isSign(index + 1, ">") || text.isSign(index, "→")
    }

    /// An airport in passing: `JFK to Manhattan`, `flying into Newark`, `a ride to LAX`.
    private mutating func leg(_ index: Int, _ length: Int) {
        let range = index..<(index + length)
        // "fly to New York JFK": the city before the code.
        var first = index
        while first > index - 3,
            text[first - 1].map({ $0.kind == .word && $0.isCapitalized && !["To", "From"].contains($0.folded) })
                ?? false,
            text.folded(first - 1) != "to", text.folded(first - 1) != "from"
        {
            first -= 1
        }
        if !["to", "into"].contains(text.folded(first - 1)) { first = index }
        let before = (1...3).map { text.folded(first - $0) }
        if ["into", "to", "towards", "al", "for"].contains(before[0]) || before[0] == "the" && before[1] == "to" {
            let isArrival = before.contains {
                ["flying", "fly", "arriving", "landing", "into", "coming", "flight", "arrive", "in", "get", "getting"]
                    .contains($0)
            }
            let isTrip = before.contains {
                [
                    "ride", "car", "transfer", "limo", "transportation", "going", "go", "service", "trip", "transport",
                    "sedan", "suv", "drive", "need", "shuttle",
                ].contains($0)
            }
            if isArrival && !isTrip {
                pickups.append(Candidate(range: range, weight: 1))
            } else {
                dropoffs.append(Candidate(range: range, weight: 1))
            }
        } else if ["at", "in", "arrives", "lands"].contains(before[0]),
            before.contains(where: {
                ["arriving", "landing", "lands", "arrives", "arrive", "land", "aterriza", "llega"].contains($0)
            })
        {
            pickups.append(Candidate(range: range, weight: 1))
        } else if isJoint(range.upperBound), !["from", "at"].contains(before[0]) {
            if follow(range) { pickups.append(Candidate(range: range, weight: 2)) }
        } else if ["pickup", "arrival", "pick"].contains(text.folded(range.upperBound)) {
            pickups.append(Candidate(range: range, weight: 1))
        } else if ["dropoff", "departure", "drop"].contains(text.folded(range.upperBound)) {
            dropoffs.append(Candidate(range: range, weight: 1))
        }
    }

    /// Whether a run is a place without any doubt: an airport, a street number, a ZIP code or a state in it.
    private func isPlain(_ range: Range<Int>) -> Bool {
        range.contains { place in
            AirportNames.match(in: text, at: place) != nil || text.tokens[place].kind == .number
                || place > range.lowerBound && USStates.match(in: text, at: place) != nil
                || PlaceCues.venues.contains(text.folded(place))
        }
    }
}

extension PlaceReader {
    /// Longer runs are sentences.
    private static let maximumTokens = 18

    /// The place whose words begin at a token; nil when what stands there is no place.
    private func place(from index: Int, isAsked: Bool) -> Range<Int>? {
        var start = isAsked ? afterMoment(index) : index
        // "our office at 100 Campus Drive": the address is the place.
        if ["our", "my", "the"].contains(text.folded(start)),
            PlaceCues.vague.contains(text.folded(start + 1)) || PlaceCues.occasions.contains(text.folded(start + 1)),
            isNamedAfter(start + 1)
        {
            start += 3
        } else if PlaceCues.vague.contains(text.folded(start)) || PlaceCues.occasions.contains(text.folded(start)),
            isNamedAfter(start)
        {
            start += 2
        }
        while text.isSign(start, ":") || text.isSign(start, "-")
            || isOpening(start), start < index + 5
        {
            if ["our", "my"].contains(text.folded(start)), PlaceCues.vague.contains(text.folded(start + 1)),
                !isNamedAfter(start + 1)
            {
                return nil
            }
            start += 1
        }
        var end = start
        while end < text.count, end - start < PlaceReader.maximumTokens, goesOn(at: end, from: start) { end += 1 }
        while end > start,
            PlaceCues.trailers.contains(text.folded(end - 1))
                || text.tokens[end - 1].kind == .sign && text.folded(end - 1) != ")"
        { end -= 1 }
        // "the Giants game" is no place.
        guard end > start, !PlaceCues.occasions.contains(text.folded(end)), isPlace(start..<end, isAsked: isAsked)
        else {
            return nil
        }
        return start..<end
    }

    /// Small words before a place; a capital `The` in mid-sentence is part of the name.
    private func isOpening(_ index: Int) -> Bool {
        ["the", "el", "la", "is", "at", "our", "my", "from", "in", "en", "es"].contains(text.folded(index))
            && !(text[index]?.isCapitalized ?? true)
    }

    private func isNamedAfter(_ index: Int) -> Bool {
        guard ["at", "in", "on"].contains(text.folded(index + 1)) else { return false }
        let first = text.folded(index + 2) == "the" ? index + 3 : index + 2
        return text[first].map { $0.isCapitalized || $0.kind == .number } ?? false
    }

    /// `pick me up at 4:15 am at 310 Washington St`: the place comes after the time.
    private func afterMoment(_ index: Int) -> Int {
        var place = index
        for _ in 0..<3 {
            guard
                let end = ClockReader.time(in: text, at: place).flatMap({
                    isHouse($0.range) ? nil : $0.range.upperBound
                })
                    ?? days.day(in: text, at: place)?.range.upperBound
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

    private func isPlace(_ range: Range<Int>, isAsked: Bool) -> Bool {
        let tokens = text.tokens[range]
        guard let first = tokens.first, first.kind != .sign else { return false }
        if let last = tokens.last, PlaceCues.occasions.contains(last.folded), !isPlain(range) { return false }
        if range.count == 1, PlaceCues.vague.contains(first.folded) || PlaceCues.stops.contains(first.folded) {
            return false
        }
        if first.kind == .number, range.count == 1 { return first.folded.utf8.count == 5 }
        if isPlain(range)
            && !(first.kind == .number && range.count == 2
                && PlaceCues.quantities.contains(text.folded(range.lowerBound + 1)))
        {
            return true
        }
        if tokens.contains(where: {
            $0.isCapitalized && $0.folded.utf8.count > 1 && !PlaceCues.stops.contains($0.folded)
        }) {
            return true
        }
        if tokens.contains(where: { PlaceCues.venues.contains($0.folded) }) { return range.count > 1 }
        return isAsked && tokens.allSatisfy { !PlaceCues.vague.contains($0.folded) } && first.folded.utf8.count > 2
            && !PlaceCues.noPlaces.contains(first.folded)
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
        if let time = ClockReader.time(in: text, at: index), time.value.isSure || text.isSign(index + 1, ":") {
            return false
        }
        if days.day(in: text, at: index) != nil { return false }
        return !PlaceCues.quantities.contains(text.folded(index + 1))
    }

    private func signGoesOn(_ token: Token, at index: Int, from start: Int) -> Bool {
        switch token.folded {
        case ",": return commaGoesOn(index)
        case ".": return stopGoesOn(index)
        case "#", "&", "'": return true
        case "/": return !(text[index + 1]?.isSpaced ?? true)
        case "-": return !token.isSpaced && !(text[index + 1]?.isSpaced ?? true) && !text.isSign(index + 1, ">")
        case "(": return AirportNames.codes.contains(text.folded(index + 1).uppercased()) && text.isSign(index + 2, ")")
        case ")": return text.isSign(index - 2, "(")
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
                && days.day(in: text, at: index + 1) == nil
                && ClockReader.time(in: text, at: index + 1) == nil
                && !PlaceCues.quantities.contains(text.folded(index + 2))
        }
        guard next.kind == .word else { return false }
        if USStates.match(in: text, at: index + 1) != nil
            || ["terminal", "suite", "apt", "gate", "room", "unit", "nyc"].contains(next.folded)
        {
            return true
        }
        if USStates.lower.contains(text.folded(index + 2)) || USStates.lower.contains(next.folded) { return true }
        guard !PlaceCues.stops.contains(next.folded), !PlaceCues.openers.contains(next.folded) else { return false }
        // "40 main st, boonton going to": writers without capitals.
        if !next.isCapitalized, !isSmallAddress(before: index) { return false }
        return days.day(in: text, at: index + 1) == nil
    }

    /// Whether the words before a comma are a street in small letters.
    private func isSmallAddress(before index: Int) -> Bool {
        guard let last = text[index - 1], !last.isCapitalized, PlaceCues.streets.contains(last.folded) else {
            return false
        }
        return (1...5).contains { text[index - $0]?.kind == .number }
            && PlaceCues.stops.contains(text.folded(index + 2))
    }

    /// A full stop goes on behind an abbreviation.
    private func stopGoesOn(_ index: Int) -> Bool {
        guard PlaceCues.abbreviations.contains(text.folded(index - 1)), let next = text[index + 1],
            next.kind != .lineEnd
        else {
            return false
        }
        if next.kind == .sign { return next.folded == "," }
        return next.kind == .number
            || next.isCapitalized && !PlaceCues.stops.contains(next.folded) && !PlaceCues.openers.contains(next.folded)
            || ["in", "and"].contains(next.folded)
    }

    /// In a place that is written with capitals, small words other than `hotel` and its like end it.
    private func isInKeeping(_ token: Token, from start: Int, at index: Int) -> Bool {
        if token.isCapitalized || PlaceCues.venues.contains(token.folded) || PlaceCues.trailers.contains(token.folded) {
            return true
        }
        if USStates.lower.contains(token.folded) || ["th", "st", "nd", "rd"].contains(token.folded) { return true }
        // "Mill lakeside manor"
        if PlaceCues.venues.contains(text.folded(index + 1)), text.isWord(index + 1) { return true }
        return !text.tokens[start..<index].contains { $0.isCapitalized && $0.folded.utf8.count > 1 }
    }

    private func wordGoesOn(_ token: Token, at index: Int, from start: Int) -> Bool {
        if index > start, AirportNames.match(in: text, at: index) != nil { return true }
        if days.day(in: text, at: index) != nil
            || ClockReader.time(in: text, at: index).map({ $0.value.isSure }) ?? false
        {
            return false
        }
        switch token.folded {
        case "at", "@", "on", "in", "near", "by":
            guard index > start, let next = text[index + 1] else { return false }
            if ClockReader.time(in: text, at: index + 1) != nil || days.day(in: text, at: index + 1) != nil {
                return false
            }
            if ["the"].contains(next.folded) {
                return token.folded != "by" && (text[index + 2]?.isCapitalized ?? false)
                    && days.day(in: text, at: index + 2) == nil
            }
            return next.isCapitalized || next.kind == .number && token.folded != "by"
                || token.folded == "in" && USStates.lower.contains(text.folded(index + 2))
        case "and" where text.folded(index - 1) == "park" && text.folded(index + 1) == "ride": return true
        case "ride" where text.folded(index - 1) == "and": return true
        case "and":
            return index > start && ["th", "st", "nd", "rd", "ave", "avenue"].contains(text.folded(index - 1))
                && (text[index + 1].map { $0.isCapitalized || $0.kind == .number } ?? false)
        case "a": return false
        default: return !PlaceCues.stops.contains(token.folded) && isInKeeping(token, from: start, at: index)
        }
    }
}
