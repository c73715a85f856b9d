/// Calendar days in words and figures, relative to the day of reading.
struct TripDayReader: Sendable {
    let today: CivilDay
    /// Whether `3/4` is 4 March (US) or 3 April (nearly everywhere else).
    let isMonthFirst: Bool

    init(context: ReadingContext) {
        today = CivilDay(of: context.now, in: context.timeZone)
        isMonthFirst = ["US", "PR", "GU", "VI", "PH"].contains(context.defaultCountry)
    }

    /// The day that begins at a token.
    func day(in text: TokenizedText, at index: Int) -> Finding<CivilDay>? {
        figures(text, index) ?? dayMonth(text, index) ?? monthDay(text, index) ?? relative(text, index)
            ?? weekday(text, index) ?? holiday(text, index) ?? ordinal(text, index)
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
        // Two figures with a full stop or a hyphen are prices and ranges as often as days.
        guard mark.folded == "/", !(text[index + 2]?.isSpaced ?? true), !text.isSign(index + 3, "/") else { return nil }
        return coming(year: { year in ordered(first, second, "/", year: year) }).map {
            Finding(value: $0, range: index..<(index + 3))
        }
    }

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
    private func coming(year rule: (Int) -> CivilDay?) -> CivilDay? {
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
        if text.isSign(end, ":") || text.folded(end) == "pm" || text.folded(end) == "am" { return nil }
        return dated(text, month: month, day: day, range: index..<end)
    }

    /// `4 December`, `the 4th of December`, `4 de diciembre de 2026`.
    private func dayMonth(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard var (day, place) = dayNumber(text, index) else { return nil }
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
        guard let day = TripDayReader.ordinals[token.folded] else { return nil }
        // "twenty third" is one day; read from its second word it would be another.
        let before = text.isSign(index - 1, "-") ? text.folded(index - 2) : text.folded(index - 1)
        return before == "twenty" || before == "thirty" ? nil : (day, index + 1)
    }

    /// `on the 14th`: the next day of that number.
    private func ordinal(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let (day, end) = dayNumber(text, index), end == index + 2,
            ["the", "on"].contains(text.folded(index - 1)) || TripDayReader.weekdays[text.folded(index - 1)] != nil
                || text.isSign(index - 1, ","),
            !TripDayReader.noDays.contains(text.folded(end))
        else {
            // "el 14", "el dia 14"
            guard ["el", "dia"].contains(text.folded(index - 1)), let day = text.number(index), (1...31).contains(day),
                text.folded(index + 1) != "de"
            else { return nil }
            return next(dayOfMonth: day).map { Finding(value: $0, range: index..<(index + 1)) }
        }
        return next(dayOfMonth: day).map { Finding(value: $0, range: index..<end) }
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

    // MARK: Words

    private func relative(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        for (words, days) in TripDayReader.relativesByWord[text.folded(index)] ?? []
        where text.phrase(words, at: index) != nil {
            // "por la manana" is the morning.
            if words == ["manana"], text.folded(index - 1) == "la" || text.folded(index - 1) == "esta" { continue }
            return Finding(value: today.adding(days), range: index..<(index + words.count))
        }
        guard ["in", "en", "dentro"].contains(text.folded(index)) else {
            if let length = text.phrase(["this", "weekend"], at: index)
                ?? text.phrase(["this", "coming", "weekend"], at: index)
            {
                return Finding(value: today.adding((5 - today.weekday + 7) % 7), range: index..<(index + length))
            }
            if let length = text.phrase(["next", "weekend"], at: index) {
                return Finding(value: today.adding(12 - today.weekday), range: index..<(index + length))
            }
            return nil
        }
        let start = text.folded(index + 1) == "de" ? index + 2 : index + 1
        guard let (count, length) = NumberWords.match(in: text, at: start), (1...60).contains(count) else { return nil }
        var unit = start + length
        if text.folded(unit) == "of" { unit += 1 }
        if ["days", "day", "dias"].contains(text.folded(unit)) {
            return Finding(value: today.adding(count), range: index..<(unit + 1))
        }
        if ["weeks", "week", "semanas"].contains(text.folded(unit)) {
            return Finding(value: today.adding(count * 7), range: index..<(unit + 1))
        }
        return nil
    }

    /// `Friday`, `this Friday`: the next one; `next Friday`: the one of the week after this (weeks begin on Monday).
    private func weekday(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let weekday = TripDayReader.weekdays[text.folded(index)], text[index]?.kind == .word else { return nil }
        // Short forms are words too: "sat", "sun", "mon".
        if text.folded(index).utf8.count <= 3, !(text[index]?.isCapitalized ?? false) { return nil }
        var end = index + 1
        if text.isSign(end, ".") && text.folded(index).utf8.count <= 4 { end += 1 }
        if text.isSign(end, ",") { end += 1 }
        // A weekday before a date only repeats it.
        for place in [end, end + 1] where text.folded(place) != "" {
            if place == end + 1, !["the", "el"].contains(text.folded(end)) { continue }
            if let exact = figures(text, place) ?? dayMonth(text, place) ?? monthDay(text, place)
                ?? ordinal(text, place)
            {
                return Finding(value: exact.value, range: index..<exact.range.upperBound)
            }
        }
        end = index + 1
        let ahead = (weekday - today.weekday + 7) % 7
        let before = text.folded(index - 1)
        if ["last", "past", "every", "each", "pasado"].contains(before) { return nil }
        let isNextWeek =
            before == "next" || before == "proximo" || text.phrase(["que", "viene"], at: end) != nil
            || text.phrase(["next", "week"], at: end) != nil
        let isAfterNext = text.phrase(["after", "next"], at: end) != nil
        if before == "next" || text.phrase(["next", "week"], at: end) != nil {
            return Finding(
                value: today.adding(weekday - today.weekday + 7 + (isAfterNext ? 7 : 0)),
                range: (before == "next" ? index - 1 : index)..<end)
        }
        if ["week", "a"].contains(text.folded(end)), text.phrase(["a", "week", "from"], at: index - 3) != nil {
            return nil
        }
        // Spanish "el proximo viernes" is the coming one.
        return Finding(value: today.adding(ahead == 0 && isNextWeek ? 7 : ahead), range: index..<end)
    }

    private func holiday(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        for holiday in TripDayReader.holidaysByWord[text.folded(index)] ?? [] {
            guard let length = text.phrase(holiday.words, at: index) else { continue }
            let day =
                holiday.month == 0
                ? coming { TripDayReader.thanksgiving($0) }
                : coming { CivilDay(year: $0, month: holiday.month, day: holiday.day) }
            if let day { return Finding(value: day, range: index..<(index + length)) }
        }
        return nil
    }

    /// The fourth Thursday of November.
    private static func thanksgiving(_ year: Int) -> CivilDay? {
        guard let first = CivilDay(year: year, month: 11, day: 1) else { return nil }
        return first.adding((3 - first.weekday + 7) % 7 + 21)
    }

    private static let holidays: [(words: [String], month: Int, day: Int)] = [
        (["new", "year's", "eve"], 12, 31), (["new", "years", "eve"], 12, 31), (["nye"], 12, 31),
        (["new", "year's", "day"], 1, 1), (["new", "years", "day"], 1, 1), (["christmas", "eve"], 12, 24),
        (["christmas", "day"], 12, 25), (["on", "christmas"], 12, 25), (["valentine's", "day"], 2, 14),
        (["valentines", "day"], 2, 14),
        (["halloween", "night"], 10, 31), (["on", "halloween"], 10, 31), (["thanksgiving"], 0, 0),
        (["nochebuena"], 12, 24), (["nochevieja"], 12, 31),
        (["navidad"], 12, 25), (["fourth", "of", "july"], 7, 4), (["st", "patrick's", "day"], 3, 17),
    ]

    private static let holidaysByWord = Dictionary(grouping: holidays) { $0.words.first ?? "" }
    private static let relativesByWord = Dictionary(grouping: relatives) { $0.words.first ?? "" }

    private static let relatives: [(words: [String], days: Int)] = [
        (["day", "after", "tomorrow"], 2), (["the", "day", "after", "tomorrow"], 2), (["pasado", "manana"], 2),
        (["tomorrow"], 1),
        (["tomorow"], 1), (["tommorow"], 1), (["tommorrow"], 1), (["tmrw"], 1), (["tmr"], 1), (["manana"], 1),
        (["today"], 0), (["tonight"], 0), (["tonite"], 0), (["hoy"], 0),
        (["esta", "noche"], 0), (["esta", "tarde"], 0), (["this", "evening"], 0), (["this", "afternoon"], 0),
        (["this", "morning"], 0),
    ]

    private static let noDays: Set<String> = [
        "st", "street", "ave", "avenue", "floor", "birthday", "anniversary", "grade", "and", "person", "century",
        "time", "hour", "wedding",
    ]

    static let weekdays: [String: Int] = [
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0,
        "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6, "lunes": 0,
        "martes": 1,
        "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6, "firday": 4, "saterday": 5, "wensday": 2,
        "wendesday": 2, "thrusday": 3, "saturady": 5,
    ]

    static let months: [String: Int] = {
        let names = [
            "january jan enero ene janvier januar gennaio janeiro januari",
            "february feb febrero fevrier februar febbraio fevereiro februari",
            "march mar marzo mars marz marco maart", "april apr abril avril aprile", "may mayo mai maggio maio mei maj",
            "june jun junio juin juni giugno junho", "july jul julio juillet juli luglio julho",
            "august aug agosto aout augustus augusti",
            "september sep sept septiembre setiembre septembre settembre setembro",
            "october oct octubre octobre oktober ottobre outubro okt",
            "november nov noviembre novembre novembro",
            "december dec diciembre dic decembre dezember dicembre dezembro dez",
        ]
        var table: [String: Int] = [:]
        for (index, list) in names.enumerated() {
            for name in list.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()

    private static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
        "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16,
        "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    ]
}
