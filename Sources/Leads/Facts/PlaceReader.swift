/// Where a trip starts and ends, by the words people put before places.
struct PlaceReader {
    private let text: TokenizedText
    private let moments: Moments
    private let runs: PlaceRuns
    private let sentences: PickupSentence
    private let deliveries: DropoffSentence
    private var pickups: [Candidate] = []
    private var dropoffs: [Candidate] = []
    /// Where somebody lives or stays: one end of a trip of which the other is known.
    private var homes: [Range<Int>] = []

    /// A place that was named, and how surely it is one end of the trip.
    private struct Candidate {
        var range: Range<Int>
        /// 3: asked for by name ("pick us up at"), 2: in a pair ("from ... to"), 1: by the way ("flying into"),
        /// 0: on the way back.
        var weight: Int
    }

    init(_ text: TokenizedText, moments: Moments) {
        self.text = text
        self.moments = moments
        runs = PlaceRuns(text, moments: moments)
        sentences = PickupSentence(text, moments: moments, runs: runs)
        deliveries = DropoffSentence(text, moments: moments, runs: runs)
    }

    /// The two ends of the trip; either may be missing.
    mutating func ends() -> (pickup: Finding<String>?, dropoff: Finding<String>?) {
        for index in 0..<text.count where text.tokens[index].kind != .lineEnd { look(at: index) }
        if pickups.isEmpty, let address = unclaimedAddress() {
            pickups.append(Candidate(range: address, weight: 0))
            follow(address, weight: 1)
        }
        // "we land at Newark ... we live at 12 Winding Way"
        if dropoffs.isEmpty, let range = best(pickups), runs.isGateway(range), let address = unclaimedAddress() {
            dropoffs.append(Candidate(range: address, weight: 0))
        }
        fillFromHomes()
        let pickup = best(pickups)
        // "to a club, then back to Montclair": where the trip began is where it returns to.
        let dropoff = best(
            dropoffs.filter { candidate in
                guard let pickup else { return true }
                return !pickup.overlaps(candidate.range)
                    && text.text(pickup).lowercased() != text.text(candidate.range).lowercased()
            })
        return (pickup.map(finding), dropoff.map(finding))
    }

    /// `my flight out of JFK is at 10, we live in Scarsdale`; `we land at JFK and stay at the Pod`.
    private mutating func fillFromHomes() {
        guard let home = homes.first else { return }
        if pickups.isEmpty, !dropoffs.isEmpty {
            pickups.append(Candidate(range: home, weight: 0))
        } else if dropoffs.isEmpty, let pickup = best(pickups), runs.isGateway(pickup) {
            dropoffs.append(Candidate(range: home, weight: 0))
        }
    }

    /// `We're in Cranford at 12 Springfield Ave`: a street address in a sentence, to which nobody goes.
    private func unclaimedAddress() -> Range<Int>? {
        for index in 1..<max(1, text.count) where runs.isStreetNumber(index) {
            let before = text.folded(index - 1)
            guard !pickups.contains(where: { $0.range.contains(index) }),
                text.isWord(index - 1) || [",", "("].contains(before), !PlaceCues.joints.contains(before),
                text[index - 1]?.isCapitalized == false,
                let range = runs.place(from: index), range.lowerBound == index,
                !dropoffs.contains(where: { $0.range.overlaps(range) || $0.range.upperBound == index - 1 })
            else { continue }
            return range
        }
        return nil
    }

    private func best(_ candidates: [Candidate]) -> Range<Int>? {
        // Of equally sure ones the first.
        candidates.max { $0.weight < $1.weight }?.range
    }

    private func finding(_ range: Range<Int>) -> Finding<String> {
        let range = corrected(range)
        // "our Trenton office (150 West State Street)": the address alone is exact.
        if let open = range.first(where: { text.isSign($0, "(") }), text.isSign(range.upperBound - 1, ")"),
            runs.isStreetNumber(open + 1)
        {
            return finding((open + 1)..<(range.upperBound - 1))
        }
        return Finding(
            value: text.text(range).split(whereSeparator: \.isWhitespace).joined(separator: " "), range: range)
    }

    /// `Cranbury, no sorry, Hightstown`: the place that takes the first one's place.
    private func corrected(_ range: Range<Int>) -> Range<Int> {
        var place = range.upperBound
        let start = place
        var isCorrection = false
        while place < start + PlaceReader.longestCorrection {
            let isSecondThought = text.folded(place) == "wait" && ["no", "oh"].contains(text.folded(place - 1))
            if isSecondThought || PlaceReader.corrections.contains(text.folded(place)) {
                isCorrection = true
            } else if ![",", "-", "i", "wait", "that", "it", ".", "no", "oh"].contains(text.folded(place)) {
                break
            }
            place += 1
        }
        guard isCorrection, let better = runs.place(from: place, ask: .pair) else { return range }
        return better
    }

    /// Tokens of `. Oh sorry, I mean`.
    private static let longestCorrection = 7
    private static let corrections: Set<String> = [
        "sorry", "actually", "mean", "meant", "correction", "scratch", "oops", "rather", "perdon",
    ]

    private mutating func look(at index: Int) {
        if let cue = PlaceCues.match(in: text, at: index),
            cued(
                cue.end, weight: isReturn(before: index) ? 0 : isLater(before: index) ? min(1, cue.weight) : cue.weight,
                from: index + cue.length, cue.weight >= 3)
        {
            return
        }
        // "DO The Mark Hotel"
        if text.folded(index) == "do", text[index]?.isUpper ?? false, cued(.dropoff, weight: 3, from: index + 1, true) {
            return
        }
        if let found = deliveries.place(at: index) {
            dropoffs.append(
                Candidate(
                    range: found.range,
                    weight: isReturn(before: index) ? 0 : isLater(before: index) ? 1 : found.weight))
            return
        }
        if let found = sentences.place(at: index) {
            add(pickup: found.range, weight: isReturn(before: index) ? 0 : found.weight, from: index)
        } else if PlaceCues.engagements.contains(text.folded(index)) {
            engagement(at: index)
        } else if text.folded(index) == "for" {
            goal(after: index)
        } else if ["between", "entre", "zwischen"].contains(text.folded(index)) {
            between(from: index + 1)
        } else if PlaceCues.origins.contains(text.folded(index)) {
            pair(from: index + 1, isReturn: isReturn(before: index))
        } else if PlaceCues.weakOrigins.contains(text.folded(index)),
            let range = runs.place(from: index + 1, ask: .pair), isJoint(range.upperBound), isBelieved(range)
        {
            pair(from: index + 1, isReturn: isReturn(before: index))
        } else if let airport = AirportNames.match(in: text, at: index) {
            leg(index, airport.length)
        } else if text.folded(index) == "out", text.folded(index + 1) == "of", isFlight(before: index),
            let airport = runs.place(from: index + 2), runs.isGateway(airport)
        {
            dropoffs.append(Candidate(range: airport, weight: 1))
        } else if text.folded(index) == "into",
            (1...4).contains(where: { PlaceCues.flights.contains(text.folded(index - $0)) }),
            let town = runs.place(from: index + 1), runs.isServed(town)
        {
            pickups.append(Candidate(range: town, weight: 1))
        } else if ["at", "in", "en", "em", "a"].contains(text.folded(index)), let town = runs.place(from: index + 1),
            runs.isServed(town) || runs.isStation(town),
            isArrival(before: index + 1)
        {
            pickups.append(Candidate(range: town, weight: 1))
        } else if isArrow(index) || text.folded(index) == "to" {
            origin(before: index)
            destination(after: index)
        }
    }

    private mutating func cued(_ end: PlaceCues.End, weight: Int, from start: Int, _ isAsked: Bool) -> Bool {
        guard let range = runs.place(from: start, ask: isAsked ? .named : .passing) else { return false }
        switch end {
        case .landing where text.folded(start) == "from": return false
        case .landing where runs.isGateway(range):
            pickups.append(Candidate(range: range, weight: weight))
            follow(range, weight: min(2, weight + 1))
        case .pickup: add(pickup: range, weight: weight, from: start)
        case .home: homes.append(range)
        case .landing:
            // "departing Red Bank at 9, arriving Woodbury Common at 11"
            guard !pickups.isEmpty, runs.isPlain(range) || runs.isProper(range) else { return false }
            dropoffs.append(Candidate(range: range, weight: 0))
        case .takeoff where !runs.isGateway(range): return false
        case .dropoff, .takeoff: dropoffs.append(Candidate(range: range, weight: weight))
        }
        return true
    }

    private mutating func add(pickup range: Range<Int>, weight: Int, from start: Int) {
        if runs.isGateway(range), isFlight(before: start) {
            dropoffs.append(Candidate(range: range, weight: min(1, weight)))
            return
        }
        pickups.append(Candidate(range: range, weight: weight))
        follow(range, weight: min(2, weight + 1))
    }

    /// `my flight is departing from Newark`: one is brought there.
    private func isFlight(before start: Int) -> Bool {
        for step in 1...PlaceReader.maximumClause {
            let word = text.folded(start - step)
            if word == "" || word == "\n" || word == "?" || word == "." && !text.isWord(start - step - 2) {
                return false
            }
            if ["pick", "pickup", "up", "ride", "recoger", "landing", "lands", "arriving"].contains(word) {
                return false
            }
            if PlaceCues.flights.contains(word) { return true }
        }
        return false
    }

    /// In small letters one of the two has to be known: `de elizabeth a brooklyn`, but `de lujo a buen precio`.
    private func isBelieved(_ range: Range<Int>) -> Bool {
        guard runs.isSmallName(range) else { return true }
        return runs.isPlain(range) || runs.place(from: range.upperBound + 1, ask: .pair).map(runs.isPlain) ?? false
    }

    /// `returning from JFK`, `the ride back from`: what is said of the way back.
    private func isReturn(before index: Int) -> Bool {
        for step in 1...3 {
            let word = text.folded(index - step)
            // "a ride back home to Nutley from the hospital" is one leg.
            if ["", "\n", ".", ",", "to"].contains(word) { return false }
            // "come home from the hospital" starts there.
            if word == "home", step == 1 { continue }
            if PlaceCues.returns.contains(word) { return true }
        }
        return false
    }

    /// `and then bring them to dinner at`: a leg behind the first.
    private func isLater(before index: Int) -> Bool {
        (1...2).contains { ["then", "afterwards", "luego", "despues"].contains(text.folded(index - $0)) }
    }

    // MARK: Pairs

    /// `5 Hillside Rd, Wayne NJ to Philadelphia airport`, without `from`: a place that begins its clause and ends here.
    private mutating func origin(before joint: Int) {
        for start in max(0, joint - PlaceReader.maximumClause)..<max(0, joint) where opensClause(start) {
            guard let range = runs.place(from: start, ask: .pair),
                range.upperBound == joint
                    || range.upperBound == joint - 1
                        && (text.isLineEnd(joint - 1) || text.isSign(joint - 1, ",") && start < joint - 1),
                runs.isPlain(range) || runs.isProper(range) || runs.isSmallName(range) || runs.isNamedVenue(range)
            else { continue }
            // "hasbrouck heights to stadium": the other end need not be named.
            let isVague =
                PlaceWords.vague.contains(text.folded(joint + 1))
                && !["me", "us", "you", "it", "them"].contains(text.folded(joint + 1))
                && runs.place(from: joint + 1) == nil
            if isVague || follow(range, weight: 2) { pickups.append(Candidate(range: range, weight: 2)) }
            return
        }
    }

    /// Further back than this nobody begins the place before `to`.
    private static let maximumClause = 14

    private func opensClause(_ index: Int) -> Bool {
        guard let before = text[index - 1] else { return true }
        // "do you do lakewood to monsey"
        if let length = TownNames.length(in: text, at: index), text.folded(index + length) == "to",
            !PlaceCues.joints.contains(before.folded), !PlaceCues.origins.contains(before.folded),
            !before.isCapitalized, TownNames.length(in: text, at: index + length + 1) != nil
        {
            return true
        }
        if before.folded == ".", PlaceWords.people.contains(text.folded(index - 2)) { return false }
        // "S-Class to The Mark"
        if before.folded == "-", !(text[index]?.isSpaced ?? true) { return false }
        if before.kind == .lineEnd || [".", ",", ":", ";", "-", "?", "!", "/", "(", "|"].contains(before.folded) {
            return true
        }
        return [
            "am", "pm", "ride", "need", "car", "limo", "transfer", "people", "pax", "ppl", "guys", "passengers",
            "girls", "adults", "trip", "noon", "fahrt", "transfert", "for", "fare",
        ].contains(before.folded)
    }

    /// `una cita médica el lunes a las 9:30 en el Hospital Monte Sinaí`: where one has to be is where one is brought.
    private mutating func engagement(at index: Int) {
        var place = index + 1
        while place < index + PlaceReader.maximumClause, let token = text[place], token.kind != .lineEnd {
            if let end = moments.end(at: place) {
                place = end
                continue
            }
            if [".", "?", "!", "from", "pick", "to"].contains(token.folded) { return }
            if ["at", "en", "in", "em", "im", "@"].contains(token.folded), let range = runs.place(from: place + 1),
                runs.isPlain(range) || runs.isProper(range)
            {
                dropoffs.append(Candidate(range: range, weight: 0))
                return
            }
            place += 1
        }
    }

    /// `we leave there at 1:45 for Our Lady of Peace`.
    private mutating func goal(after index: Int) {
        guard let range = runs.place(from: index + 1), runs.isPlain(range) || runs.isProper(range) else { return }
        for step in 1...8 {
            let word = text.folded(index - step)
            if word == "" || word == "\n" || word == "?" { return }
            if ["leave", "leaving", "depart", "departing"].contains(word) {
                dropoffs.append(Candidate(range: range, weight: 0))
                return
            }
        }
    }

    /// `take four of us to Madison Square Garden`: a place after `to` in a clause that moves somebody.
    private mutating func destination(after joint: Int) {
        guard text.folded(joint) == "to", !PlaceCues.speech.contains(text.folded(joint - 1)),
            let range = runs.place(from: joint + 1) ?? occasion(after: joint),
            runs.isPlain(range) || runs.isProper(range)
        else { return }
        for step in 1...PlaceReader.longestSentence {
            let word = text.folded(joint - step)
            if word == "" || word == "." || word == "\n" || word == "?" { break }
            if PlaceCues.movements.contains(word)
                || PlaceCues.arrivals.contains(word) && !["in", "into", "fly", "flying", "flight"].contains(word)
            {
                dropoffs.append(Candidate(range: range, weight: isReturn(before: joint) ? 0 : 1))
                return
            }
        }
    }

    /// `to a friend's wedding at the Crystal Plaza`: what one goes to, and where it is held.
    private func occasion(after joint: Int) -> Range<Int>? {
        for place in (joint + 1)...(joint + 6) {
            guard text.isWord(place) else { return nil }
            if PlaceWords.occasions.contains(text.folded(place)), ["at", "in", "@"].contains(text.folded(place + 1)) {
                return runs.place(from: place + 2)
            }
        }
        return nil
    }

    /// `from X to Y`; X alone when it is plainly a place, Y alone when X is none.
    private mutating func pair(from start: Int, isReturn: Bool) {
        if isComing(before: start - 1) { return }
        if isFlight(before: start), let home = flightHome(from: start) {
            pickups.append(Candidate(range: home, weight: 1))
            return
        }
        guard let range = runs.place(from: start, ask: .pair) else { return unnamed(from: start, isReturn) }
        if AirportNames.match(in: text, at: range.lowerBound) != nil || runs.isServed(range) && runs.isPlain(range)
            || PlaceWords.gateways.contains(text.folded(range.upperBound - 1)), isFlight(before: start)
        {
            // "our flight is at 11 from LGA"
            dropoffs.append(Candidate(range: range, weight: isReturn ? 0 : 1))
        } else if follow(range, weight: isReturn ? 0 : 2) {
            pickups.append(Candidate(range: range, weight: isReturn ? 0 : 2))
        } else if !isReturn,
            runs.isPlain(range)
                || runs.isProper(range) && (isHome(range, from: start) || dropoffs.last?.range.upperBound == start - 1)
        {
            pickups.append(Candidate(range: range, weight: 1))
        }
    }

    /// `a shuttle between X and Y`.
    private mutating func between(from start: Int) {
        guard let first = runs.place(from: start), ["and", "y", "et", "und"].contains(text.folded(first.upperBound)),
            let second = runs.place(from: first.upperBound + 1)
        else { return }
        pickups.append(Candidate(range: first, weight: 0))
        dropoffs.append(Candidate(range: second, weight: 0))
    }

    /// `flying home from Cancun to Newark`: where the flight lands.
    private func flightHome(from start: Int) -> Range<Int>? {
        guard (2...4).contains(where: { ["home", "back", "in"].contains(text.folded(start - $0)) }),
            let origin = runs.place(from: start), PlaceCues.joints.contains(text.folded(origin.upperBound)),
            let home = runs.place(from: origin.upperBound + 1), runs.isGateway(home)
        else { return nil }
        return home
    }

    /// `arriving from London`, `flying in from Chicago`: a town that no car is sent to.
    private func isComing(before index: Int) -> Bool {
        ["arriving", "arrive", "arrives", "landing", "lands", "visiting", "vengo", "venimos", "llego", "llegamos"]
            .contains(text.folded(index - 1))
            || text.folded(index - 1) == "in"
                && ["flying", "coming", "fly", "flies", "comes", "getting"].contains(text.folded(index - 2))
            || ["out", "over", "visiting"].contains(text.folded(index - 1))
    }

    /// `from my house to the Barclays Center`.
    private mutating func unnamed(from start: Int, _ isReturn: Bool) {
        for place in start..<(start + PlaceReader.longestUnnamed) {
            guard let token = text[place], token.kind != .lineEnd, ![".", ";", "?"].contains(token.folded) else {
                return
            }
            guard place > start, isJoint(place) else { continue }
            if moments.end(at: start) != nil { return }
            if let end = runs.place(from: place + 1) {
                dropoffs.append(Candidate(range: end, weight: isReturn ? 0 : 2))
            }
            return
        }
    }

    /// Tokens that `my parents' house` may have.
    private static let longestUnnamed = 6

    /// Words with which a sentence goes on behind the place it starts from.
    private static let goingOn: Set<String> = [
        "it's", "its", "we", "i", "just", "with", "please", "leaving", "returning", "there's", "for", "and",
    ]

    /// `6 people, 4 hours, from Staten Island.` names where the trip begins; `Jane from Acme` and `a call from Bob` do
    /// not.
    private func isHome(_ range: Range<Int>, from start: Int) -> Bool {
        if let after = text[range.upperBound], after.kind != .lineEnd,
            ![".", ",", ";", "?", "("].contains(after.folded),
            !PlaceReader.goingOn.contains(after.folded),
            moments.end(at: range.upperBound) == nil,
            !["at", "on", "around", "by", "@"].contains(after.folded) || moments.end(at: range.upperBound + 1) == nil
        {
            return false
        }
        // "from the Renaissance Meadowlands at 2:45"
        if ["at", "around", "@"].contains(text.folded(range.upperBound)), moments.time(at: range.upperBound + 1) != nil,
            !PlaceCues.speech.contains(text.folded(start - 2)),
            !["call", "message", "note"].contains(text.folded(start - 2))
        {
            return true
        }
        return text[start - 2].map {
            $0.kind == .sign || $0.kind == .lineEnd || PlaceCues.movements.contains($0.folded)
                || ["morning", "evening", "afternoon", "night", "tomorrow", "tonight", "o'clock", "bus", "van"]
                    .contains($0.folded)
                || ["am", "pm", "noon", "p"].contains($0.folded)
                    && (text.number(start - 3) != nil || $0.folded == "noon")
        } ?? true
    }

    /// Takes the place after `to` behind a pickup as the drop-off.
    @discardableResult
    private mutating func follow(_ range: Range<Int>, weight: Int) -> Bool {
        var next = range.upperBound
        // "... JFK tomorrow at 6 to Manhattan": a day and a time may stand between.
        var steps = 0
        while steps < 12, !isJoint(next), next < text.count {
            if let end = moments.end(at: next) {
                next = end
            } else if text.isLineEnd(next), isJoint(next + 1) {
                next += 1
            } else if [
                "on", "at", "el", "las", "a", "in", "the", "am", "um", "le", "as", "la", "alle", "around", "about", ")",
            ].contains(text.folded(next))
                && !isPlaceAfterTo(next) || text.isSign(next, ",")
            {
                next += 1
            } else if ["and", "going", "y"].contains(text.folded(next)),
                isJoint(next + 1) || text.folded(next + 1) == "going"
            {
                next += 1
            } else {
                break
            }
            steps += 1
        }
        guard isJoint(next) || next == range.upperBound && isDash(next) else { return false }
        var start = next + 1
        if text.isSign(next, "-") || text.isSign(next, "="), text.isSign(start, ">") { start += 1 }
        guard let end = runs.place(from: start, ask: .pair) else { return false }
        dropoffs.append(Candidate(range: end, weight: weight))
        return true
    }

    private func isPlaceAfterTo(_ index: Int) -> Bool {
        text.folded(index) == "a" && runs.place(from: index + 1) != nil
    }

    private func isJoint(_ index: Int) -> Bool {
        let word = text.folded(index)
        if PlaceCues.joints.contains(word) { return true }
        // "from hoboken 2 ewr"
        let isFigure = word == "2" && text.isWord(index + 1) && moments.end(at: index) == nil
        if isFigure || PlaceCues.weakJoints.contains(word), word != "a" || text.folded(index + 1) != "las" {
            return runs.place(from: index + 1) != nil
        }
        return isArrow(index)
    }

    /// `JFK - The Plaza`
    private func isDash(_ index: Int) -> Bool {
        guard text.isSign(index, "-"), text[index]?.isSpaced ?? false, text[index + 1]?.isSpaced ?? false,
            text[index + 1]?.isCapitalized ?? false, !PlaceWords.units.contains(text.folded(index + 1))
        else { return false }
        return runs.place(from: index + 1).map { runs.isPlain($0) || runs.isProper($0) } ?? false
    }

    /// `->`, `-->`, `=>`, `→`.
    private func isArrow(_ index: Int) -> Bool {
        (text.isSign(index, "-") || text.isSign(index, "=")) && text.isSign(index + 1, ">")
            || text.isSign(index, "→") || text.isSign(index, "➔")
    }

    // MARK: Airports

    /// An airport in passing: `JFK to Manhattan`, `flying into Newark`, `a ride to LAX`.
    private mutating func leg(_ index: Int, _ length: Int) {
        let (range, first) = named(index, length)
        let before = (1...4).map { text.folded(first - $0) }
        let weight = isReturn(before: first - 1) ? 0 : 1
        // "the price for EWR to Cape May"
        if before[0] == "for", isJoint(range.upperBound), follow(range, weight: 2) {
            pickups.append(Candidate(range: range, weight: 2))
            return
        }
        if PlaceCues.towards.contains(before[0])
            || ["the", "el", "l'", "la"].contains(before[0]) && PlaceCues.towards.contains(before[1])
        {
            let isArrival = before.contains { PlaceCues.arrivals.contains($0) }
            let isTrip = before.contains { PlaceCues.movements.contains($0) && $0 != "in" }
            if isArrival && !isTrip {
                pickups.append(Candidate(range: range, weight: weight))
            } else if before[0] != "for" || isTrip {
                dropoffs.append(Candidate(range: range, weight: weight))
            }
        } else if ["at", "in", "en", "a", "am", "auf", "no", "na", "em", "au"].contains(before[0])
            || PlaceCues.arrivals.contains(before[0]),
            before.contains(where: { PlaceCues.arrivals.contains($0) && $0 != "in" }) || isArrival(before: first)
        {
            pickups.append(Candidate(range: range, weight: weight))
        } else if isJoint(range.upperBound) || isDash(range.upperBound), !["from", "at"].contains(before[0]) {
            if follow(range, weight: 2) { pickups.append(Candidate(range: range, weight: 2)) }
        } else if ["pickup", "arrival", "arrivals", "pick"].contains(text.folded(range.upperBound)) {
            pickups.append(Candidate(range: range, weight: weight))
        } else if ["dropoff", "departure", "departures", "drop"].contains(text.folded(range.upperBound)) {
            dropoffs.append(Candidate(range: range, weight: weight))
        }
    }

    /// `the arrival of the delegation on Wednesday, at 16:40, at JFK`: coming is told earlier in the sentence.
    private func isArrival(before index: Int) -> Bool {
        for step in 2...PlaceReader.longestSentence {
            let word = text.folded(index - step)
            if word == "" || word == "\n" || word == "." && !(text[index - step - 1]?.kind == .number) { return false }
            let isIn = text.folded(index - step + 1) == "in"
            if PlaceReader.coming.contains(word)
                ? isIn : PlaceCues.arrivals.contains(word) && !["in", "into", "flight"].contains(word)
            {
                return true
            }
        }
        return false
    }

    /// Verbs that tell of an arrival with `in` alone: `they come in on Air India 105`.
    private static let coming: Set<String> = [
        "come", "comes", "coming", "get", "gets", "getting", "fly", "flying", "flies",
    ]

    /// So far back a sentence is searched for its verb.
    private static let longestSentence = 40

    /// The whole name around an airport's code or city: `New York JFK`, `aeropuerto de Newark`, `JFK Terminal 4`.
    private func named(_ index: Int, _ length: Int) -> (range: Range<Int>, first: Int) {
        var first = index
        if let begin = AirportNames.prefix(in: text, before: index) {
            first = begin
        } else {
            // "fly to New York JFK": the city before the code.
            while first > index - 3,
                text[first - 1].map({ $0.kind == .word && $0.isCapitalized && !["To", "From"].contains($0.folded) })
                    ?? false,
                text.folded(first - 1) != "to", text.folded(first - 1) != "from"
            {
                first -= 1
            }
            if !["to", "into"].contains(text.folded(first - 1)) { first = index }
        }
        let begin = first == index || AirportNames.prefix(in: text, before: index) != nil ? first : index
        let run = runs.place(from: begin)
        let end = run.map { $0.lowerBound == begin ? $0.upperBound : index + length } ?? index + length
        return (begin..<max(end, index + length), first)
    }
}
