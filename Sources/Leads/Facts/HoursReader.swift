/// For how many hours the car is wanted.
enum HoursReader {
    private static let plausible = 0.5...240.0

    /// `for 5 hours`, `4-5 hrs`, `from 6pm to 11pm`.
    static func hours(in text: TokenizedText, moments: Moments) -> Finding<Double>? {
        for index in 0..<text.count {
            if let found = counted(text, index),
                !text.folded(found.range.upperBound - 1).hasPrefix("h")
                    || text.folded(found.range.upperBound - 1) != "h" || moments.time(at: index) == nil
            {
                return found
            }
        }
        return ClockSpan(text, moments: moments).hours()
    }

    /// The hours in an answer to the question itself: a bare number counts.
    static func hours(inAnswer answer: String) -> Double? {
        let text = TokenizedText(answer.prefix(200))
        if let found = hours(in: text, moments: Moments(in: text, days: nil)) { return found.value }
        for index in 0..<text.count {
            if let (value, _) = amount(text, index), plausible.contains(value) { return value }
        }
        return nil
    }

    private static func counted(_ text: TokenizedText, _ index: Int) -> Finding<Double>? {
        guard var (value, length) = amount(text, index) else { return nil }
        var place = index + length
        if text.isSign(place, "-") || ["to", "or", "a", "o", "ou", "bis", "oder", "and"].contains(text.folded(place)),
            let (upper, more) = amount(text, place + 1), upper > value
        {
            value = upper
            length += 1 + more
            place = index + length
        }
        if text.isSign(place, "-") { place += 1 }
        if ["full", "total", "straight"].contains(text.folded(place)) { place += 1 }
        guard units.contains(text.folded(place)), plausible.contains(value), !isOther(text, index, place + 1),
            !isClock(text, index)
        else { return nil }
        // "an hour and a half", "2 hours and a half", "tres horas y media"
        if let extra = HoursReader.halves.lazy.compactMap({ text.phrase($0, at: place + 1) }).first {
            return Finding(value: value + 0.5, range: index..<(place + 1 + extra))
        }
        if text.folded(place) == "h", text[place]?.isSpaced ?? false { return nil }
        // "24h service", "24 hours a day"
        if value == 24, text.folded(place) == "h" || ["a", "service", "line", "per"].contains(text.folded(place + 1)) {
            return nil
        }
        return Finding(value: value, range: index..<(place + 1))
    }

    private static let halves = [
        ["and", "a", "half"], ["y", "media"], ["et", "demie"], ["e", "mezza"], ["e", "meia"],
    ]

    /// `a las 18 horas`, `à 18 heures`, `alle ore 18`: a time, not a length.
    private static func isClock(_ text: TokenizedText, _ index: Int) -> Bool {
        // "a 3 hour rental" is English.
        let isEnglish = (1...3).contains { ["hour", "hr", "hrs"].contains(text.folded(index + $0)) }
        return !isEnglish && text[index]?.kind == .number
            && ["las", "a", "as", "um", "vers", "alle", "ore", ":"].contains(text.folded(index - 1))
    }

    /// `5`, `2.5`, `2 1/2`, `five`, `a couple of`.
    private static func amount(_ text: TokenizedText, _ index: Int) -> (Double, Int)? {
        guard let (whole, length) = NumberWords.match(in: text, at: index), whole <= 240 else { return nil }
        var next = index + length
        if text.folded(index) == "couple", text.folded(next) == "of" { return (2, 2) }
        if let length = text.phrase(["and", "a", "half"], at: next) {
            next += length; return (Double(whole) + 0.5, next - index)
        }
        if text.isSign(next, "."), let tenth = text.number(next + 1), tenth < 10, !(text[next + 1]?.isSpaced ?? true) {
            return (Double(whole) + Double(tenth) / 10, length + 2)
        }
        if text.number(next) == 1, text.isSign(next + 1, "/"), text.number(next + 2) == 2 {
            return (Double(whole) + 0.5, length + 3)
        }
        return (Double(whole), length)
    }

    /// Hours that are no hire: notice, distance, delay.
    private static func isOther(_ text: TokenizedText, _ start: Int, _ end: Int) -> Bool {
        let before = (1...3).map { text.folded(start - $0) }
        if before.contains(where: {
            ["within", "next", "in", "every", "open", "last", "past", "than", "least"].contains($0)
        })
            && !before.contains("for")
        {
            // "at least 4 hours" is a hire, "less than 24 hours" is none.
            if !(before.contains("least") && before.contains("at")) { return true }
        }
        let after = (0...2).map { text.folded(end + $0) }
        return after.contains {
            [
                "notice", "away", "drive", "ago", "before", "advance", "flight", "layover", "later", "prior", "early",
                "minimum", "beforehand", "delay", "ahead", "earlier", "rate",
            ].contains($0)
        }
    }

    private static let units: Set<String> = [
        "godzin", "godziny", "godz", "uur",
        "hours", "hour", "hrs", "hr", "h", "hs", "horas", "hora", "houres", "stunden", "stunde", "heures", "heure",
        "ore", "hrs", "hors",
    ]
}
