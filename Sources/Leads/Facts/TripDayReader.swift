import FoundationEssentials

/// Calendar days in words and figures, relative to the day of reading.
struct TripDayReader: Sendable {
    let today: CivilDay
    /// The time of reading.
    let now: ClockTime
    /// Whether `3/4` is 4 March (US) or 3 April (nearly everywhere else).
    let isMonthFirst: Bool

    init(context: ReadingContext) {
        today = CivilDay(of: context.now, in: context.timeZone)
        let offset = context.timeZone.secondsFromGMT(for: context.now)
        // Outside any day of a calendar nothing has passed.
        let seconds = Int(exactly: context.now.timeIntervalSince1970.rounded(.down)) ?? 0
        now = ClockTime(minutes: ((seconds % 86_400 + offset) % 86_400 + 86_400) % 86_400 / 60, isSure: true)
        isMonthFirst = ["US", "PR", "GU", "VI", "PH"].contains(context.defaultCountry)
    }

    /// The day that begins at a token.
    func day(in text: TokenizedText, at index: Int) -> Finding<CivilDay>? {
        guard let token = text[index], token.kind == .number || token.kind == .word else { return nil }
        return figures(text, index) ?? dayMonth(text, index) ?? monthDay(text, index) ?? holiday(text, index)
            ?? relative(text, index) ?? weekday(text, index) ?? ordinal(text, index)
    }

    /// A date written as one: `Dec 4`, `12/4`, `the 4th`.
    func exact(in text: TokenizedText, at index: Int) -> Finding<CivilDay>? {
        figures(text, index) ?? dayMonth(text, index) ?? monthDay(text, index) ?? ordinal(text, index)
    }

    // MARK: Figures

    /// `2026-12-04`, `12/4`, `12/4/26`, `4.12.2026`, `12-04-2026`.
    private func figures(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let first = text.number(index), let mark = text[index + 1], mark.kind == .sign,
            ["/", "-", "."].contains(mark.folded),
            let second = text.number(index + 2), !isNumberGoingOn(text, index)
        else { return nil }
        let digits = text.tokens[index].folded.utf8.count
        let isThree =
            text.isSign(index + 3, mark.folded) && text.number(index + 4) != nil && !(text[index + 4]?.isSpaced ?? true)
        if digits == 4, isThree, let third = text.number(index + 4) {
            return CivilDay(year: first, month: second, day: third).map {
                Finding(value: $0, range: index..<(index + 5))
            }
        }
        guard digits <= 2, text.tokens[index + 2].folded.utf8.count <= 2 else { return nil }
        if isThree, let third = text.number(index + 4) {
            let length = text.tokens[index + 4].folded.utf8.count
            guard length == 2 || length == 4 else { return nil }
            let year = length == 2 ? 2000 + third : third
            return ordered(first, second, mark.folded, year: year).map {
                Finding(value: $0, range: index..<(index + 5))
            }
        }
        // "am 14.12."
        if mark.folded == ".", dayCues.contains(text.folded(index - 1)), !(text[index + 2]?.isSpaced ?? true) {
            let end = text.isSign(index + 3, ".") ? index + 4 : index + 3
            return coming(year: { CivilDay(year: $0, month: second, day: first) }).map {
                Finding(value: $0, range: index..<end)
            }
        }
        // Two figures with a full stop or a hyphen are prices and ranges as often as days.
        guard mark.folded == "/", !(text[index + 2]?.isSpaced ?? true), !text.isSign(index + 3, "/") else { return nil }
        return coming(year: { year in ordered(first, second, "/", year: year) }).map {
            Finding(value: $0, range: index..<(index + 3))
        }
    }

    private var dayCues: Set<String> { ["am", "den", "vom", "ab", "dem", "der"] }

    private func isNumberGoingOn(_ text: TokenizedText, _ index: Int) -> Bool {
        guard let before = text[index - 1], before.kind == .sign, !(text[index]?.isSpaced ?? true) else { return false }
        return ["$", "#", "/", "-", ".", "+"].contains(before.folded)
    }

    /// Two figures in the order of the country; the other order when only that is a day.
    private func ordered(_ first: Int, _ second: Int, _ mark: String, year: Int) -> CivilDay? {
        let monthFirst = CivilDay(year: year, month: first, day: second)
        let dayFirst = CivilDay(year: year, month: second, day: first)
        return isMonthFirst && mark != "." ? monthFirst ?? dayFirst : dayFirst ?? monthFirst
    }

    /// The next day, today included, that a rule for years gives.
    func coming(year rule: (Int) -> CivilDay?) -> CivilDay? {
        let year = today.parts.year
        // 29 February may be up to eight years away.
        for candidate in year...(year + 8) {
            if let day = rule(candidate), day >= today { return day }
        }
        return nil
    }

    // MARK: Months

    /// `December 4th, 2026`, `Dec 4`, `diciembre 4`.
    private func monthDay(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let month = TripDayReader.months[text.folded(index)], text[index]?.kind == .word else { return nil }
        var place = index + 1
        if text.isSign(place, ".") { place += 1 }
        if text.folded(place) == "the" { place += 1 }
        guard let (day, end) = dayNumber(text, place) else { return nil }
        let isClock = text.isSign(end, ":") && !(text[end + 1]?.isSpaced ?? true)
        if isClock || text.folded(end) == "pm" || text.folded(end) == "am" { return nil }
        return dated(text, month: month, day: day, range: index..<end)
    }

    /// `4 December`, `the 4th of December`, `4 de diciembre de 2026`.
    private func dayMonth(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard var (day, place) = dayNumber(text, index) else { return nil }
        // "del 4 al 6 de diciembre", "4.-6. Dezember", "the 4th and 5th of December": the first.
        if let after = rangeEnd(text, place) { place = after }
        if ["of", "de"].contains(text.folded(place)) { place += 1 }
        // "5. Dezember", "4-Dec".
        if text.isSign(place, "-") || text.isSign(place, "."), TripDayReader.months[text.folded(place + 1)] != nil {
            place += 1
        }
        guard let month = TripDayReader.months[text.folded(place)] else { return nil }
        // "may" the verb follows no number, but "2 may" is rare enough to need its capital.
        if text.folded(place) == "may" || text.folded(place) == "mar", !(text[place]?.isCapitalized ?? false) {
            day = 0
        }
        place += 1
        if text.isSign(place, ".") { place += 1 }
        return dated(text, month: month, day: day, range: index..<place)
    }

    /// The place after the second day of a range; nil when none follows.
    private func rangeEnd(_ text: TokenizedText, _ index: Int) -> Int? {
        var place = text.isSign(index, ".") ? index + 1 : index
        guard TripDayReader.rangeJoints.contains(text.folded(place)) else { return nil }
        place += 1
        if text.folded(place) == "the" { place += 1 }
        guard let (_, end) = dayNumber(text, place) else { return nil }
        let month = text.isSign(end, ".") || ["of", "de"].contains(text.folded(end)) ? end + 1 : end
        return TripDayReader.months[text.folded(month)] != nil ? end : nil
    }

    private func dated(_ text: TokenizedText, month: Int, day: Int, range: Range<Int>) -> Finding<CivilDay>? {
        var end = range.upperBound
        if text.isSign(end, ",") { end += 1 }
        if ["of", "de", "del"].contains(text.folded(end)) { end += 1 }
        if text.isSign(end, "'") { end += 1 }
        if let token = text[end], token.folded.utf8.count == 4, let year = text.number(end),
            (2000...2100).contains(year),
            !(text[end + 1]?.folded == ":")
        {
            return CivilDay(year: year, month: month, day: day).map {
                Finding(value: $0, range: range.lowerBound..<(end + 1))
            }
        }
        return coming { CivilDay(year: $0, month: month, day: day) }.map { Finding(value: $0, range: range) }
    }

    /// `4`, `4th`, `fourth`; and the place after.
    private func dayNumber(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        guard let token = text[index] else { return nil }
        if token.kind == .word { return spelledDay(text, index, token) }
        guard token.kind == .number, token.folded.utf8.count <= 2, let day = text.number(index), (1...31).contains(day),
            !text.isSign(index - 1, "$"), !text.isSign(index - 1, ":")
        else { return nil }
        let isOrdinal =
            ["st", "nd", "rd", "th"].contains(text.folded(index + 1)) && !(text[index + 1]?.isSpaced ?? true)
        return (day, index + (isOrdinal ? 2 : 1))
    }

    /// `third`, `twenty third`, `twenty-first`.
    private func spelledDay(_ text: TokenizedText, _ index: Int, _ token: Token) -> (Int, Int)? {
        if token.folded == "twenty" || token.folded == "thirty" {
            let unit = text.isSign(index + 1, "-") ? index + 2 : index + 1
            let tens = token.folded == "twenty" ? 20 : 30
            guard let day = TripDayReader.ordinals[text.folded(unit)], day < 10, tens + day <= 31 else { return nil }
            return (tens + day, unit + 1)
        }
        // "sábado doce de diciembre"
        if let cardinal = NumberWords.match(in: text, at: index), (1...31).contains(cardinal.value),
            ["de", "di"].contains(text.folded(index + cardinal.length)),
            TripDayReader.months[text.folded(index + cardinal.length + 1)] != nil
        {
            return (cardinal.value, index + cardinal.length)
        }
        guard let day = TripDayReader.ordinals[token.folded] else { return nil }
        // "twenty third" is one day; read from its second word it would be another.
        let before = text.isSign(index - 1, "-") ? text.folded(index - 2) : text.folded(index - 1)
        return before == "twenty" || before == "thirty" ? nil : (day, index + 1)
    }

    /// `on the 14th`: the next day of that number.
    private func ordinal(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let (day, end) = dayNumber(text, index),
            end == index + 2 && !text.isWord(index) || isSpelled(text, index, end, day),
            ["the", "on"].contains(text.folded(index - 1)) || TripDayReader.weekdays[text.folded(index - 1)] != nil
                || text.isSign(index - 1, ","),
            !TripDayReader.noDays.contains(text.folded(end))
        else {
            // "el 14", "el dia 14", "le 14", "il 14"
            guard ["el", "dia", "le", "il"].contains(text.folded(index - 1)), let day = text.number(index),
                (1...31).contains(day), text.folded(index + 1) != "de", !text.isSign(index + 1, ":"),
                ["el", "dia"].contains(text.folded(index - 1)) || isEndOfDay(text, index + 1)
            else { return nil }
            return next(dayOfMonth: day).map { Finding(value: $0, range: index..<(index + 1)) }
        }
        return next(dayOfMonth: day).map { Finding(value: $0, range: index..<end) }
    }

    /// `the fifteenth`, but neither `the fourth time` nor `the first`.
    private func isSpelled(_ text: TokenizedText, _ index: Int, _ end: Int, _ day: Int) -> Bool {
        text.isWord(index) && day >= 4 && text.folded(index - 1) == "the" && isEndOfDay(text, end)
    }

    private func isEndOfDay(_ text: TokenizedText, _ index: Int) -> Bool {
        guard let next = text[index] else { return true }
        return next.kind == .lineEnd || next.kind == .sign && next.folded != "-"
            || [
                "at", "a", "alle", "vers", "um", "pour", "per", "et", "e", "from", "to", "for", "in", "we", "i",
                "please", "around", "with",
            ]
            .contains(next.folded)
    }

    private func next(dayOfMonth day: Int) -> CivilDay? {
        var (year, month, _) = today.parts
        for _ in 0..<12 {
            if let found = CivilDay(year: year, month: month, day: day), found >= today { return found }
            month += 1
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        return nil
    }
}
