/// Reads the days a text names: `2026-09-21`, `September 15th`, `18. September`, `09.09.2026`, `9/11`, `9月21日`,
/// `the 15th`, `Monday`, and which of them end a range: `3-14 August`, `du 3 au 14 août`.
struct DayReader {
    private let tokens: [DayToken]
    private let written: Day
    private let monthFirst: Bool

    /// - Parameters:
    ///   - written: the day from which days without a year count.
    ///   - monthFirst: whether `9/11/2026` is 11 September, as in the USA.
    init(_ tokens: [DayToken], written: Day, monthFirst: Bool) {
        self.tokens = tokens
        self.written = written
        self.monthFirst = monthFirst
    }

    /// Every day, in the order of the text.
    func mentions() -> [DayMention] {
        var mentions: [DayMention] = []
        var index = 0
        while index < tokens.count {
            if let found = full(at: index) ?? dayOfMonth(at: index) {
                let isRange = found.endsRange || isBehindLink(index)
                mentions.append(mention(found.day, found.form, from: index, to: found.next, endsRange: isRange))
                index = found.next
            } else {
                if let found = relative(at: index, after: mentions.last) { mentions.append(found) }
                index += 1
            }
        }
        return mentions
    }

    private struct Found {
        let day: Day
        var form = DayMention.Form.full
        let next: Int
        var endsRange = false
    }

    private func mention(
        _ day: Day, _ form: DayMention.Form, from index: Int, to next: Int, endsRange: Bool
    ) -> DayMention {
        DayMention(day: day, form: form, start: tokens[index].start, end: tokens[next - 1].end, endsRange: endsRange)
    }

    // MARK: - Tokens

    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        tokens.indices.contains(index) ? tokens[index].number : nil
    }

    private func mark(_ index: Int) -> Character? { tokens.indices.contains(index) ? tokens[index].mark : nil }

    private func word(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].word : nil }

    private func month(_ index: Int) -> Int? { word(index).flatMap(CalendarWords.month) }

    /// `to`, `bis`, `au`, `-` behind a number or a name of the calendar: what follows ends a range.
    private func isBehindLink(_ index: Int) -> Bool {
        guard index >= 2 else { return false }
        // Italian elides: `dal 7 all'11`.
        let link = mark(index - 1) == "'" ? index - 2 : index - 1
        let isLink = mark(link).map { "-~〜～/".contains($0) } ?? word(link).map(DayReader.links.contains) ?? false
        guard isLink, link > 0 else { return false }
        var before = link - 1
        while before > 0,
            mark(before).map({ ".,)".contains($0) }) ?? word(before).map(DayReader.suffixes.contains) ?? false
        {
            before -= 1
        }
        if number(before) != nil || mark(before).map({ "日号일".contains($0) }) == true { return true }
        return word(before).map { CalendarWords.month($0) != nil || CalendarWords.weekday($0) != nil } ?? false
    }

    private static let links: Set<String> = [
        "to", "through", "thru", "all", "till", "until", "and", "bis", "zum", "und", "au", "al", "a", "ao", "as", "e",
        "y",
        "et", "hasta", "tot", "en", "do", "til", "och", "og", "tom",
        "по", "до", "から", "至", "到", "부터", "έως", "asti", "az",
    ]
    private static let suffixes: Set<String> = ["st", "nd", "rd", "th", "er", "e", "º"]

    // MARK: - Forms

    private func full(at index: Int) -> Found? { numeric(at: index) ?? named(at: index) ?? eastern(at: index) }

    /// `2026-09-21`, `09.09.2026`, `9/11/2026`, `09.09.`, `7.09`
    private func numeric(at index: Int) -> Found? {
        guard let first = number(index), let mark = mark(index + 1), "-./".contains(mark),
            let second = number(index + 2),
            second.digits <= 2
        else { return nil }
        if first.digits == 4 {
            guard self.mark(index + 3) == mark, let third = number(index + 4), third.digits <= 2,
                let day = Day(year: first.value, month: second.value, day: third.value)
            else { return nil }
            return Found(day: day, next: index + 5)
        }
        guard first.digits <= 2 else { return nil }
        let third = self.mark(index + 3) == mark ? number(index + 4) : nil
        let swaps = mark == "/" && monthFirst && first.value <= 12 || mark != "." && second.value > 12
        let (month, day) = swaps ? (first.value, second.value) : (second.value, first.value)
        if let third, third.digits != 3, third.digits != 1 {
            let year = third.digits == 2 ? 2000 + third.value : third.value
            return Day(year: year, month: month, day: day).map { Found(day: $0, next: index + 5) }
        }
        return shortNumeric(month: month, day: day, mark: mark, digits: second.digits, behind: index + 3)
    }

    /// `24.12.`, `12/24`, `7.09`; `10.30` is a time of day, `1-2` a count.
    private func shortNumeric(month: Int, day: Int, mark: Character, digits: Int, behind: Int) -> Found? {
        let isDotted = self.mark(behind) == "."
        guard mark == "/" || mark == "." && (isDotted || digits == 2 && !isUnit(behind)), self.mark(behind) != ":"
        else {
            return nil
        }
        return yearless(month: month, day: day).map { Found(day: $0, next: behind + (mark == "." && isDotted ? 1 : 0)) }
    }

    /// `September 15th, 2026`, `15 September`, `15. September 2026`, `5 de enero de 2027`, `September 7-11`
    private func named(at index: Int) -> Found? {
        if let month = month(index), var next = skipDot(index + 1), let day = number(next), day.digits <= 2,
            !DayReader.dayFirstOnly.contains(word(index) ?? "")
        {
            next = skipFillers(next + 1, most: 1)
            if let end = rangeEnd(behind: next) {
                return dated(month: month, day: end.day, yearFrom: end.next, endsRange: true)
            }
            return dated(month: month, day: day.value, yearFrom: next, endsRange: false)
        }
        guard let day = number(index), day.digits <= 2 else { return nil }
        // `21-Sep-2026` is written with marks.
        let isMarked = mark(index + 1).map { "-/".contains($0) } == true && month(index + 2) != nil
        let next = isMarked ? index + 2 : skipFillers(index + 1, most: 3)
        guard let month = month(next) else { return nil }
        let isYearMarked = isMarked && mark(next + 1).map { "-/".contains($0) } == true
        return dated(month: month, day: day.value, yearFrom: isYearMarked ? next + 2 : next + 1, endsRange: false)
    }

    /// The `11` of `September 7-11`, `Sept 7 to 11`; not of `September 7 - 11 am`.
    private func rangeEnd(behind index: Int) -> (day: Int, next: Int)? {
        let isLink = mark(index) == "-" || word(index).map(DayReader.links.contains) == true
        guard isLink, let day = number(index + 1), day.digits <= 2, (1...31).contains(day.value) else { return nil }
        let next = skipFillers(index + 2, most: 1)
        if isUnit(next) || month(next) != nil || mark(next).map({ ":/".contains($0) }) == true { return nil }
        return (day.value, next)
    }

    /// `2026年9月21日`, `9月21日`, `9월 21일`
    private func eastern(at index: Int) -> Found? {
        guard let first = number(index), let mark = mark(index + 1), let second = number(index + 2) else { return nil }
        if "年년".contains(mark), self.mark(index + 3).map({ "月월".contains($0) }) == true, let third = number(index + 4),
            let day = Day(year: first.value, month: second.value, day: third.value)
        {
            return Found(day: day, next: isDayMark(index + 5) ? index + 6 : index + 5)
        }
        guard "月월".contains(mark), let day = yearless(month: first.value, day: second.value) else { return nil }
        return Found(day: day, next: isDayMark(index + 3) ? index + 4 : index + 3)
    }

    private func isDayMark(_ index: Int) -> Bool { mark(index).map { "日号號일".contains($0) } ?? false }

    private func dated(month: Int, day: Int, yearFrom index: Int, endsRange: Bool) -> Found? {
        var place = index
        while place < min(index + 3, tokens.count), isFiller(place) || mark(place) == "," { place += 1 }
        if let year = number(place), year.digits == 4 {
            return Day(year: year.value, month: month, day: day).map {
                Found(day: $0, next: place + 1, endsRange: endsRange)
            }
        }
        return yearless(month: month, day: day).map { Found(day: $0, next: index, endsRange: endsRange) }
    }

    /// A day without a year is the next one there is.
    private func yearless(month: Int, day: Int) -> Day? {
        for year in written.year...(written.year + 1) {
            if let found = Day(year: year, month: month, day: day), found.number >= written.number { return found }
        }
        return nil
    }

    private func skipDot(_ index: Int) -> Int? { mark(index) == "." ? index + 1 : index }

    private func skipFillers(_ index: Int, most: Int) -> Int {
        var next = index
        while next < min(index + most, tokens.count), isFiller(next) { next += 1 }
        return next
    }

    private func isFiller(_ index: Int) -> Bool {
        guard tokens.indices.contains(index) else { return false }
        switch tokens[index].kind {
        case .mark(let mark): return mark == "." || mark == "º" || mark == "'"
        case .word(let word): return DayReader.fillers.contains(word)
        case .number: return false
        }
    }

    private static let fillers: Set<String> = [
        "st", "nd", "rd", "th", "of", "de", "del", "do", "d", "er", "e", "the", "den", "di", "г", "года", "roku", "r",
    ]
    /// Portuguese abbreviations that are English words: `5 out` is a date, `out 5` is not.
    private static let dayFirstOnly: Set<String> = [
        "out", "set", "mar", "mag", "paz", "lis", "des", "gen", "sie", "lip", "lug",
    ]

    // MARK: - Days of the month, of the week

    /// "the 15th", "zum 15.", "le 15", "21日": a day of this month or the next.
    private func dayOfMonth(at index: Int) -> Found? {
        guard let day = number(index), day.digits <= 2, (1...31).contains(day.value) else { return nil }
        let isOrdinal = word(index + 1).map { ["st", "nd", "rd", "th"].contains($0) } == true && isJoined(index)
        let isEastern = isDayMark(index + 1)
        let isNamed = index > 0 && word(index - 1).map(DayReader.articles.contains) == true && endsPhrase(index + 1)
        guard isOrdinal || isEastern || isNamed, let found = next(dayOfMonth: day.value) else { return nil }
        return Found(day: found, form: .dayOfMonth, next: isNamed && !isOrdinal && !isEastern ? index + 1 : index + 2)
    }

    private func isJoined(_ index: Int) -> Bool { tokens[index].end == tokens[index + 1].start }

    private func endsPhrase(_ index: Int) -> Bool {
        guard index < tokens.count else { return true }
        if let mark = mark(index) { return ".,;!)".contains(mark) && number(index + 1) == nil }
        return word(index) != nil && !isUnit(index)
    }

    private func next(dayOfMonth: Int) -> Day? {
        var (year, month) = (written.year, written.month)
        for _ in 0..<3 {
            if let day = Day(year: year, month: month, day: dayOfMonth), day.number > written.number { return day }
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return nil
    }

    /// Words behind a number that make it something else than a day.
    private func isUnit(_ index: Int) -> Bool { word(index).map(DayReader.units.contains) ?? false }

    private static let articles: Set<String> = ["le", "el", "dia", "zum", "dem", "den", "al"]
    private static let units: Set<String> = [
        "am", "pm", "a", "p", "uhr", "h", "hrs", "hours", "heures", "horas", "ore", "uur", "godz", "часов", "ч", "days",
        "weeks", "tage", "tagen", "wochen",
        "jours", "semaines", "dias", "semanas", "giorni", "settimane", "dagen", "weken", "dni", "dagar", "дней",
        "недели", "percent", "people",
    ]

    private func relative(at index: Int, after last: DayMention?) -> DayMention? {
        guard let name = word(index) else { return nil }
        if CalendarWords.tomorrow.contains(name), let day = written.adding(1) {
            return mention(day, .relative(weekday: nil), from: index, to: index + 1, endsRange: false)
        }
        guard let weekday = CalendarWords.weekday(name), let day = written.next(weekday: weekday) else { return nil }
        // "Monday, 14 September", "14.9. (Montag)": the date says it better.
        for next in (index + 1)...(index + 4) where next < tokens.count {
            if full(at: next) != nil || dayOfMonth(at: next) != nil { return nil }
            if let between = word(next), !DayReader.dateParts.contains(between) { break }
        }
        if let last, last.form == .full, tokens[index].start - last.end <= 3 { return nil }
        return mention(day, .relative(weekday: weekday), from: index, to: index + 1, endsRange: false)
    }

    /// Words that may stand between a weekday and its date.
    private static let dateParts = fillers.union(articles).union(["feira", "am"])
}
