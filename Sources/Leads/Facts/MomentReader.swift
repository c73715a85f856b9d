/// When the car is wanted: the day of the trip with its time, resolved in the business's time zone.
struct MomentReader: Sendable {
    private let text: TokenizedText
    private let moments: Moments
    private let spans: ClockSpan

    init(_ text: TokenizedText, moments: Moments) {
        self.text = text
        self.moments = moments
        spans = ClockSpan(text, moments: moments)
    }

    /// The first day that is no return, deadline or past event, with the time that belongs to it.
    func moment() -> Finding<String>? {
        let found = days()
        guard let first = found.first(where: { !isStay($0) }) ?? found.first else { return nil }
        var day = dated(corrected(first, among: found), among: found)
        let next = found.first {
            $0.range.lowerBound >= day.range.upperBound && $0.value != day.value && !isRange(day.range, $0.range)
        }
        // The same day may be named again, with its time.
        let again = found.last { $0.value == day.value && $0.range.lowerBound > day.range.lowerBound }
        guard
            let time = time(for: day, before: next?.range.lowerBound ?? text.count)
                ?? again.flatMap({ time(for: $0, before: text.count) })
        else {
            return Finding(value: day.value.iso, range: day.range)
        }
        // "Wednesday at 7:30", written on a Wednesday at ten, is in a week.
        if day.value == moments.today, time.value.minutes < moments.now.minutes, isWeekdayAlone(day.range) {
            day.value = day.value.adding(7)
        }
        let range = min(day.range.lowerBound, time.range.lowerBound)..<max(day.range.upperBound, time.range.upperBound)
        // Evidence is a phrase; what lies far apart is shown by the day alone.
        let shown = range.count <= MomentReader.phrase ? range : day.range
        return Finding(value: "\(day.value.iso)T\(time.value.iso)", range: shown)
    }

    /// More tokens are no phrase that shows where a fact comes from.
    private static let phrase = 24
    /// A trip is asked for with fewer days.
    private static let mostDays = 12

    // MARK: Days

    private func days() -> [Finding<CivilDay>] {
        var found: [Finding<CivilDay>] = []
        var index = 0
        while index < text.count, found.count < MomentReader.mostDays {
            guard let day = moments.day(at: index) else {
                index += 1
                continue
            }
            if !isOther(day.range), day.value >= moments.today { found.append(day) }
            index = max(index + 1, day.range.upperBound)
        }
        return found
    }

    /// `Friday night ... Dec 4`: the date that falls on the weekday named first.
    private func dated(_ day: Finding<CivilDay>, among found: [Finding<CivilDay>]) -> Finding<CivilDay> {
        guard TripDayReader.weekdays[text.folded(day.range.lowerBound)] != nil, !hasNumber(day.range) else {
            return day
        }
        return found.first { $0.value != day.value && $0.value.weekday == day.value.weekday && hasNumber($0.range) }
            ?? day
    }

    /// `Dec 7 to Dec 9`: both days have the same hours.
    private func isRange(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        second.lowerBound - first.upperBound == 1
            && ["to", "-", "through", "thru", "and", "&", "al", "bis", "a"].contains(text.folded(first.upperBound))
    }

    private func isWeekdayAlone(_ range: Range<Int>) -> Bool {
        range.count == 1 && TripDayReader.weekdays[text.folded(range.lowerBound)] != nil
    }

    /// `Dec 11, no wait, the 12th`: the day that replaces another.
    private func corrected(_ day: Finding<CivilDay>, among found: [Finding<CivilDay>]) -> Finding<CivilDay> {
        found.reduce(day) { known, next in isCorrected(known.range, by: next.range) ? next : known }
    }

    private func isCorrected(_ first: Range<Int>, by second: Range<Int>) -> Bool {
        let gap = second.lowerBound - first.upperBound
        guard (1...MomentReader.correction).contains(gap) else { return false }
        return (first.upperBound..<second.lowerBound).contains {
            MomentReader.corrections.contains(text.folded($0))
                || text.folded($0) == "make" && ["that", "it"].contains(text.folded($0 + 1))
        }
    }

    /// What one takes back is said at once.
    private static let correction = 7
    private static let corrections: Set<String> = [
        "wait", "sorry", "actually", "correction", "scratch", "mean", "meant", "oops", "perdon", "digo", "changed",
        "moved", "pardon", "move", "switch", "change",
    ]

    private func hasNumber(_ range: Range<Int>) -> Bool { range.contains { text.tokens[$0].kind == .number } }

    /// Words before a day that make it no day of travel.
    private func isOther(_ range: Range<Int>) -> Bool {
        for step in 1...4 {
            let word = text.folded(range.lowerBound - step)
            if word == "\n" || word == "." || word == "" || word == "," || word == "/" { return isDenied(after: range) }
            // "there and back on Saturday" goes there on Saturday too.
            if word == "back", text.folded(range.lowerBound - step - 1) == "and" { return false }
            if MomentReader.deadlines.contains(word) { return true }
            if step <= 3, word == "not" || word == "instead" { return true }
            if step == 1 || step == 2 && text.folded(range.lowerBound - 1) == "on", isPast(word) { return true }
            if step <= 2, word == "by", range.lowerBound - step > 0,
                !["up", "pickup", "me", "us"].contains(text.folded(range.lowerBound - step - 1))
            {
                return true
            }
        }
        return isDenied(after: range)
    }

    /// `passed on Sunday`, `landed Monday`: what was done, unless it is what is planned.
    private func isPast(_ word: String) -> Bool {
        word.utf8.count > 4 && word.hasSuffix("ed") && !MomentReader.planned.contains(word)
    }

    private static let planned: Set<String> = [
        "needed", "scheduled", "booked", "planned", "required", "wanted", "reserved", "picked", "collected", "dropped",
        "married", "transported", "expected", "arranged", "confirmed", "preferred", "moved", "changed", "rescheduled",
        "requested", "hundred", "discharged", "released", "limited", "pushed", "set", "driven", "interested",
    ]

    /// `Black Friday is too crazy so maybe December 1st`.
    private func isDenied(after range: Range<Int>) -> Bool {
        let next = text.folded(range.upperBound)
        if next == "is" { return ["too", "not", "out", "full", "no"].contains(text.folded(range.upperBound + 1)) }
        return ["doesn't", "won't", "doesnt", "wont", "isn't"].contains(next)
    }

    /// `staying from the 3rd to the 8th`: how long they are here; a day named by itself is the day of the trip.
    private func isStay(_ day: Finding<CivilDay>) -> Bool {
        for step in 1...MomentReader.sentence {
            let word = text.folded(day.range.lowerBound - step)
            if word == "" || word == "." || word == "\n" { return false }
            if ["staying", "stay", "visiting", "visit", "town", "vacation", "holiday"].contains(word) { return true }
        }
        return false
    }

    private static let deadlines: Set<String> = [
        "return", "returning", "returns", "back", "reply", "respond", "rsvp", "since", "wrote", "spoke", "talked",
        "called",
        "until", "before", "deadline", "expires", "sent", "regresando", "regreso", "regresamos", "vuelta", "decide",
        "born",
        "retour", "ruckfahrt", "ruckflug", "zuruck", "ritorno", "volta", "ends", "ending", "posted", "received",
        "dated",
        "deposit", "emailed", "invoice", "hear", "answer", "let",
    ]

    // MARK: Times

    /// The time in the same sentence, after the day or just before it; else the first pickup time of the text.
    private func time(for day: Finding<CivilDay>, before limit: Int) -> Finding<ClockTime>? {
        let all = times().filter { !isOther($0) && !$0.range.overlaps(day.range) }
        if let cued = all.first(where: isPickup) { return settled(cued, around: day) }
        let own = all.filter { !isEvent($0) }
        let times = own.isEmpty ? all : own
        let after = times.first { $0.range.lowerBound >= day.range.upperBound && $0.range.lowerBound < limit }
        let before = times.last { $0.range.upperBound <= day.range.lowerBound }
        let near = before.flatMap { day.range.lowerBound - $0.range.upperBound <= MomentReader.nearby ? $0 : nil }
        return (nearer(near, after, to: day) ?? before).map { settled($0, around: day) }
    }

    /// `6pm for two people on Friday`: so many tokens may part a time from the day behind it.
    private static let nearby = 8
    private static let mostTimes = 40

    /// The times of the text in order.
    private func times() -> [Finding<ClockTime>] {
        var found: [Finding<ClockTime>] = []
        var index = 0
        while index < text.count, found.count < MomentReader.mostTimes {
            if let time = moments.time(at: index) {
                if let last = found.last, isCorrected(last.range, by: time.range) { found.removeLast() }
                found.append(time)
                index = max(index + 1, time.range.upperBound)
            } else {
                index += 1
            }
        }
        return found
    }

    private func nearer(
        _ near: Finding<ClockTime>?, _ after: Finding<ClockTime>?, to day: Finding<CivilDay>
    ) -> Finding<ClockTime>? {
        guard let near, let after else { return near ?? after }
        // "pick up at 5 on Friday, drop off by 7": what stands closer belongs to the day.
        let distance = after.range.lowerBound - day.range.upperBound
        return distance <= day.range.lowerBound - near.range.upperBound ? after : near
    }

    /// Whether the time is that of being picked up: `pick` stands before it in the same sentence, nearer than `drop`.
    private func isPickup(_ time: Finding<ClockTime>) -> Bool {
        // "so 9:20 pickup", but not "10 am, pickup is at 9"
        let end = time.range.upperBound
        if text.folded(end) == "pickup",
            !["at", "is", "around", "time", ":", "by", "from", "will"].contains(text.folded(end + 1)),
            text[end + 1]?.kind != .number
        {
            return true
        }
        for step in 1...MomentReader.sentence {
            let place = time.range.lowerBound - step
            let word = text.folded(place)
            if word == "" || word == "\n" && step > 1 || isStop(place) {
                return false
            }
            if MomentReader.pickups.contains(word) {
                return word != "departure" && word != "depart" || !isFlight(before: place)
            }
            if word == "get", ["us", "me", "them", "him", "her"].contains(text.folded(place + 1)),
                text.folded(place + 2) != "to"
            {
                return true
            }
            // Another time, or the other end of the trip, lies between.
            if MomentReader.ends.contains(word) { return false }
            if step > 1, ["am", "pm"].contains(word) { return false }
        }
        return false
    }

    /// A full stop that ends a sentence; `St.` ends none.
    private func isStop(_ place: Int) -> Bool {
        text.isSign(place, ".") && text[place + 1]?.isCapitalized ?? false
            && !PlaceWords.abbreviations.contains(text.folded(place - 1))
    }

    private func isFlight(before index: Int) -> Bool {
        (1...4).contains { PlaceCues.flights.contains(text.folded(index - $0)) }
    }

    private static let pickups: Set<String> = [
        "recogen", "recogerian", "recogeria", "recoja", "salimos", "sair", "saindo", "salida", "scoop", "scooped",
        "fetch", "fetched",
        "grab", "partenza", "depart", "departure", "odbior", "buscarnos", "recogerlos", "recogerme", "recuperer",
        "prendermi", "abfahrt", "partimos", "saldriamos",
        "pickup", "pick", "picked", "pickups", "collect", "collected", "recoger", "recogida", "recogernos", "recojan",
        "pu",
        "abholung", "abholen", "abgeholt", "chercher", "prelievo", "prenderci", "buscar", "leave", "leaving",
    ]
    private static let ends: Set<String> = [
        "flight's", "show", "dinner", "reservation", "vuelo",
        "drop", "dropoff", "dropped", "return", "back", "until", "till", "flight", "ceremony", "plane", "kickoff",
    ]

    /// How many tokens a sentence about the pickup may have before its time.
    private static let sentence = 18

    /// Times that are not when the car is wanted: the office's hours, when to call, how long it takes, the way back.
    private func isOther(_ time: Finding<ClockTime>) -> Bool {
        for step in 1...5 {
            let word = text.folded(time.range.lowerBound - step)
            if word == "\n" || word == "." || word == "" { break }
            if MomentReader.ways.contains(word) { return true }
            let isOnCall = word == "call" && text.folded(time.range.lowerBound - step - 1) == "on"
            if step <= 3, MomentReader.others.contains(word), !isOnCall { return true }
            if step == 2, word == "home",
                ["and", "then", "us", "me", "them"].contains(text.folded(time.range.lowerBound - 3))
            {
                return true
            }
            if step == 2, word == "home",
                ["by", "around", "before", "about"].contains(text.folded(time.range.lowerBound - 1))
            {
                return true
            }
        }
        return false
    }

    private static let ways: Set<String> = ["return", "returning", "regreso", "vuelta", "retour", "ritorno", "volta"]
    private static let others: Set<String> = [
        "call", "reach", "back", "after", "reply", "open", "kickoff", "curtain", "until", "till", "til", "ends",
        "ending",
        "end", "finish", "finishes", "done", "hasta", "jusqu'a", "over", "closes", "closed",
    ]

    /// `the ceremony is at 4`, `my flight leaves at 9`: what the trip is for; believed when no other time is given.
    private func isEvent(_ time: Finding<ClockTime>) -> Bool {
        for step in 1...6 {
            let word = text.folded(time.range.lowerBound - step)
            let before = text.folded(time.range.lowerBound - step - 1)
            // "must arrive 6:45", "wants to be in Princeton by 9"
            if word == "arrive", ["must", "to", "should"].contains(before) { return true }
            if word == "be", before == "to", text.folded(time.range.lowerBound - 1) == "by" { return true }
            if word == "\n" || word == "." || word == "" || word == "," { break }
            if MomentReader.events.contains(word) || step <= 4 && word == "there" { return true }
        }
        return [
            "flight", "reservation", "dinner", "showtime", "ceremony", "appointment", "departure", "show", "game",
            "meeting",
        ].contains(
            text.folded(time.range.upperBound))
    }

    private static let events: Set<String> = [
        "flight's", "misa", "ceremonia", "cita", "vuelo", "puck", "parade", "service", "concierto", "dinner", "lunch",
        "brunch", "game", "class", "vol", "flug", "volo", "voo", "race",
        "ceremony", "reservation", "reservations", "departs", "departing", "departure", "takeoff", "boarding", "show",
        "concert", "doors", "starts", "begins", "appointment", "meeting", "tipoff", "checkout", "reception", "mass",
        "prom", "flight", "start", "table", "train", "pitch", "photos", "tee", "court", "surgery", "check",
    ]

    /// Decides the half of the day of `at 6` by the words around it, else by when such cars run.
    private func settled(_ time: Finding<ClockTime>, around day: Finding<CivilDay>) -> Finding<ClockTime> {
        let clock = spans.opening(time)
        guard !clock.isSure, clock.minutes < 720 else { return Finding(value: clock, range: time.range) }
        let start = max(0, min(day.range.lowerBound, time.range.lowerBound) - 12)
        let end = min(text.count, max(day.range.upperBound, time.range.upperBound) + 12)
        let words = Set(text.tokens[start..<max(start, end)].map(\.folded))
        let isEvening =
            !words.isDisjoint(with: MomentReader.evenings)
            || clock.minutes < MomentReader.lateStart && !words.isDisjoint(with: MomentReader.outings)
        if !isEvent(time), let half = leading(clock, at: time) { return Finding(value: half, range: time.range) }
        // Nobody asks for a limousine from one to six at night without saying so.
        let isLate = isEvening || clock.minutes < 420 && words.isDisjoint(with: MomentReader.mornings)
        return Finding(value: isLate ? clock.afternoon : clock, range: time.range)
    }

    /// `flight at 8:45, car at 5:45`: the half of the day that brings one there before it begins.
    private func leading(_ clock: ClockTime, at time: Finding<ClockTime>) -> ClockTime? {
        guard let event = times().first(where: { isEvent($0) && $0.range != time.range && !isOther($0) }) else {
            return nil
        }
        let isDue = event.value.isSure || isAppointment(event)
        guard isDue else { return nil }
        let late = event.value.minutes < MomentReader.earliestDue
        let begin = event.value.isSure || !late ? event.value : event.value.afternoon
        return [clock, clock.afternoon].first { (1...MomentReader.longestLead).contains(begin.minutes - $0.minutes) }
    }

    /// What mostly begins in the morning, unlike dinners and shows.
    private func isAppointment(_ event: Finding<ClockTime>) -> Bool {
        (-2...5).contains {
            let word = text.folded(event.range.lowerBound - $0)
            return MomentReader.dues.contains(word) || PlaceCues.flights.contains(word)
        }
    }

    private static let dues: Set<String> = [
        "flight", "there", "court", "surgery", "appointment", "class", "cita", "vuelo", "check", "takeoff", "departs",
    ]
    /// Such things begin from five on the face of the clock in the morning.
    private static let earliestDue = 300

    /// Nobody leaves earlier for anything, in minutes.
    private static let longestLead = 360

    private static let mornings: Set<String> = [
        "morning", "breakfast", "early", "sunrise", "temprano", "madrugada", "matin", "fruh", "mattina", "manha",
        "tot",
    ]
    private static let evenings: Set<String> = [
        "evening", "night", "tonight", "eve", "afternoon", "dinner", "prom", "tarde", "noche", "cena", "nights",
        "tonite",
        "nite", "soir", "soiree", "abend", "sera", "noite", "club", "clubs", "clubbing", "bachelorette", "gala", "nye",
    ]
    /// What is mostly, but not only, done in the evening.
    private static let outings: Set<String> = [
        "concert", "party", "show", "fiesta", "theater", "theatre", "game", "concierto", "opera", "broadway",
        "birthday",
    ]
    /// `at 9` for a game may be the morning.
    private static let lateStart = 540
}
