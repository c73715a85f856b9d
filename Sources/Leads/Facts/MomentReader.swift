/// When the car is wanted: the day of the trip with its time, resolved in the business's time zone.
struct MomentReader: Sendable {
    private let days: TripDayReader

    init(context: ReadingContext) {
        days = TripDayReader(context: context)
    }

    /// The first day that is no return, deadline or past event, with the time that belongs to it.
    func moment(in text: TokenizedText) -> Finding<String>? {
        var found: [Finding<CivilDay>] = []
        var index = 0
        while index < text.count, found.count < 12 {
            guard let day = days.day(in: text, at: index) else {
                index += 1
                continue
            }
            if !isOther(text, day.range) { found.append(day) }
            index = max(index + 1, day.range.upperBound)
        }
        guard let day = found.first else { return nil }
        guard let time = time(for: day, besides: found.dropFirst().first, in: text) else {
            return Finding(value: day.value.iso, range: day.range)
        }
        let range = min(day.range.lowerBound, time.range.lowerBound)..<max(day.range.upperBound, time.range.upperBound)
        // Evidence is a phrase; what lies far apart is shown by the day alone.
        let shown = range.count <= 24 ? range : day.range
        return Finding(value: "\(day.value.iso)T\(time.value.iso)", range: shown)
    }

    /// Words before a day that make it no day of travel.
    private func isOther(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        for step in 1...4 {
            let word = text.folded(range.lowerBound - step)
            if word == "\n" || word == "." || word == "" { return false }
            if MomentReader.deadlines.contains(word) { return true }
            if step <= 2, word == "by", range.lowerBound - step > 0,
                !["up", "pickup", "me", "us"].contains(text.folded(range.lowerBound - step - 1))
            {
                return true
            }
        }
        return false
    }

    private static let deadlines: Set<String> = [
        "return", "returning", "back", "reply", "respond", "rsvp", "since", "wrote", "spoke", "talked", "called",
        "until",
        "before", "deadline", "expires", "sent", "quote by", "regresando", "regreso", "vuelta", "decide", "born",
    ]

    /// The time in the same sentence, after the day or just before it; else the first pickup time of the text.
    private func time(
        for day: Finding<CivilDay>, besides next: Finding<CivilDay>?, in text: TokenizedText
    ) -> Finding<ClockTime>? {
        let times = ClockReader.times(in: text).filter { !isOther(text, $0) && !$0.range.overlaps(day.range) }
        let limit = next?.range.lowerBound ?? text.count
        let after = times.filter { $0.range.lowerBound >= day.range.upperBound && $0.range.lowerBound < limit }
        let before = times.filter { $0.range.upperBound <= day.range.lowerBound }
        let near = before.last.flatMap { day.range.lowerBound - $0.range.upperBound <= 8 ? $0 : nil }
        let cued = times.first { isPickup(text, $0) }
        guard let time = cued ?? chosen(near: near, after: after.first, day: day, in: text) ?? before.last else {
            return nil
        }
        return Finding(value: settled(time, in: text, around: day), range: time.range)
    }

    private func chosen(
        near: Finding<ClockTime>?, after: Finding<ClockTime>?, day: Finding<CivilDay>, in text: TokenizedText
    ) -> Finding<ClockTime>? {
        guard let near else { return after }
        guard let after else { return near }
        // "pick up at 5 on Friday, drop off by 7": what stands closer belongs to the day.
        let distance = after.range.lowerBound - day.range.upperBound
        return distance <= day.range.lowerBound - near.range.upperBound ? after : near
    }

    /// Whether the time is that of being picked up: `pick` stands before it in the same sentence, nearer than `drop`.
    private func isPickup(_ text: TokenizedText, _ time: Finding<ClockTime>) -> Bool {
        for step in 1...MomentReader.sentence {
            let place = time.range.lowerBound - step
            let word = text.folded(place)
            if word == "" || word == "\n" && step > 1 || word == "." && text[place + 1]?.isCapitalized ?? false {
                return false
            }
            if ["pickup", "pick", "picked", "collect", "recoger", "recogida", "pu"].contains(word) { return true }
            // Another time, or the other end of the trip, lies between.
            if ["drop", "dropoff", "dropped", "return", "back", "until", "till"].contains(word) { return false }
            if step > 1, ["am", "pm"].contains(word) { return false }
        }
        return false
    }

    /// How many tokens a sentence about the pickup may have before its time.
    private static let sentence = 18

    /// Times that are not when the car is wanted: the office's hours, when to call, how long it takes.
    private func isOther(_ text: TokenizedText, _ time: Finding<ClockTime>) -> Bool {
        for step in 1...5 {
            let word = text.folded(time.range.lowerBound - step)
            if word == "\n" || word == "." || word == "" { break }
            if ["return", "returning"].contains(word) { return true }
            if step <= 3, ["call", "reach", "back", "after", "reply", "open", "kickoff", "curtain"].contains(word) {
                return true
            }
        }
        return false
    }

    /// Decides the half of the day of `at 6` by the words around it, else by when such cars run.
    private func settled(_ time: Finding<ClockTime>, in text: TokenizedText, around day: Finding<CivilDay>) -> ClockTime
    {
        let clock = ClockReader.opening(time, in: text)
        guard !clock.isSure else { return clock }
        let hour = clock.minutes / 60
        guard hour < 12 else { return clock }
        let start = max(0, min(day.range.lowerBound, time.range.lowerBound) - 12)
        let end = min(text.count, max(day.range.upperBound, time.range.upperBound) + 12)
        let words = Set(text.tokens[start..<max(start, end)].map(\.folded))
        if !words.isDisjoint(with: MomentReader.mornings) && words.isDisjoint(with: MomentReader.evenings) {
            return clock
        }
        if !words.isDisjoint(with: MomentReader.evenings) { return clock.afternoon }
        // Nobody asks for a limousine from one to six at night without saying so.
        return hour < 7 ? clock.afternoon : clock
    }

    private static let mornings: Set<String> = ["morning", "am", "breakfast", "early", "sunrise", "temprano"]
    private static let evenings: Set<String> = [
        "evening", "night", "tonight", "eve", "afternoon", "dinner", "prom", "concert", "party", "show", "tarde",
        "noche",
        "cena", "fiesta", "club",
        "theater", "theatre", "game", "gala", "nights", "tonite",
    ]
}
