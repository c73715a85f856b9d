/// Reads the first date in a short text: `2026-09-21`, `September 15`, `18. September`, `09.09.2026`, `9月21日`,
/// `Monday`.
struct DayReader {
    private let tokens: [Token]
    private let written: Day
    private let monthFirst: Bool

    private enum Token: Hashable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    init(_ text: String, written: Day, monthFirst: Bool) {
        self.written = written
        self.monthFirst = monthFirst
        tokens = DayReader.tokens(in: text)
    }

    func first() -> Day? {
        for index in tokens.indices {
            if let day = numeric(at: index) ?? named(at: index) ?? eastern(at: index) { return day }
        }
        for token in tokens {
            if case .word(let word) = token, let weekday = DayReader.weekday(word) {
                return written.next(weekday: weekday)
            }
        }
        return nil
    }

    private static func tokens(in text: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var digits = ""
        func flush() {
            if let number = Int(digits), digits.count <= 4 { tokens.append(.number(number, digits: digits.count)) }
            if !word.isEmpty { tokens.append(.word(word)) }
            word = ""
            digits = ""
        }
        for character in text {
            if let value = character.wholeNumberValue, (0...9).contains(value), character.isNumber {
                if !word.isEmpty { flush() }
                digits.append(String(value))
            } else if character.isLetter, !"年月日号日".contains(character) {
                if !digits.isEmpty { flush() }
                word.append(character)
            } else {
                flush()
                if character != " " { tokens.append(.mark(character)) }
            }
        }
        flush()
        return tokens
    }

    private func number(_ index: Int) -> (value: Int, digits: Int)? {
        guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index] else { return nil }
        return (value, digits)
    }

    private func mark(_ index: Int) -> Character? {
        guard tokens.indices.contains(index), case .mark(let mark) = tokens[index] else { return nil }
        return mark
    }

    private func month(_ index: Int) -> Int? {
        guard tokens.indices.contains(index), case .word(let word) = tokens[index] else { return nil }
        return DayReader.month(word)
    }

    // MARK: - Forms

    /// `2026-09-21`, `09.09.2026`, `9/11/2026`, `09.09.`
    private func numeric(at index: Int) -> Day? {
        guard let first = number(index), let mark = mark(index + 1), "-./".contains(mark),
            let second = number(index + 2)
        else { return nil }
        if first.digits == 4 {
            guard self.mark(index + 3) == mark, let third = number(index + 4) else { return nil }
            return Day(year: first.value, month: second.value, day: third.value)
        }
        let third = self.mark(index + 3) == mark ? number(index + 4) : nil
        let isMonthFirst = mark == "/" && monthFirst && first.value <= 12 || second.value > 12
        let (month, day) = isMonthFirst ? (first.value, second.value) : (second.value, first.value)
        guard let third else {
            // `10.30` is a time of day; `24.12.` is a date.
            guard mark == "/" || self.mark(index + 3) == "." else { return nil }
            return yearless(month: month, day: day)
        }
        return Day(year: third.value < 100 ? 2000 + third.value : third.value, month: month, day: day)
    }

    /// `September 15th, 2026`, `15 September`, `15. September 2026`, `5 de enero de 2027`, `the 15th of September`
    private func named(at index: Int) -> Day? {
        if let month = month(index), let day = number(index + 1), day.digits <= 2 {
            return dated(month: month, day: day.value, yearFrom: index + 2)
        }
        guard let day = number(index), day.digits <= 2 else { return nil }
        var next = index + 1
        while next < min(index + 4, tokens.count) {
            if let month = month(next) { return dated(month: month, day: day.value, yearFrom: next + 1) }
            guard isFiller(next) else { return nil }
            next += 1
        }
        return nil
    }

    /// `2026年9月21日`, `9月21日`, `9월 21일`
    private func eastern(at index: Int) -> Day? {
        guard let first = number(index), let mark = mark(index + 1), let second = number(index + 2) else { return nil }
        if mark == "年", self.mark(index + 3) == "月", let third = number(index + 4) {
            return Day(year: first.value, month: second.value, day: third.value)
        }
        return mark == "月" ? yearless(month: first.value, day: second.value) : nil
    }

    private func dated(month: Int, day: Int, yearFrom index: Int) -> Day? {
        for place in index..<min(index + 4, tokens.count) {
            if let year = number(place), year.digits == 4 { return Day(year: year.value, month: month, day: day) }
            guard isFiller(place) || mark(place) == "," else { break }
        }
        return yearless(month: month, day: day)
    }

    /// A day without a year is the next one there is.
    private func yearless(month: Int, day: Int) -> Day? {
        for year in written.year...(written.year + 1) {
            if let found = Day(year: year, month: month, day: day), found.number >= written.number { return found }
        }
        return nil
    }

    private func isFiller(_ index: Int) -> Bool {
        switch tokens[index] {
        case .mark(let mark): mark == "." || mark == "º"
        case .word(let word): ["st", "nd", "rd", "th", "of", "de", "del", "do", "er", "the"].contains(word)
        case .number: false
        }
    }

    // MARK: - Names

    private static func month(_ word: String) -> Int? {
        if let month = months[word] { return month }
        // Abbreviations and inflections share the beginning: `sept`, `września`, `сентября`.
        guard word.count >= 3 else { return nil }
        return stems.first { word.hasPrefix($0.stem) }?.month
    }

    private static func weekday(_ word: String) -> Int? {
        guard word.count >= 3 else { return nil }
        return weekdays.first { word.hasPrefix($0.stem) }?.day
    }

    private static let months: [String: Int] = ["mai": 5, "may": 5, "maj": 5, "mei": 5, "mar": 3, "set": 9, "out": 10]

    private static let stems: [(stem: String, month: Int)] = [
        ("jan", 1), ("gen", 1), ("ene", 1), ("sty", 1), ("янв", 1), ("feb", 2), ("fév", 2), ("fev", 2), ("lut", 2),
        ("фев", 2), ("mar", 3), ("mär", 3), ("maa", 3), ("mrt", 3), ("мар", 3), ("apr", 4), ("avr", 4), ("abr", 4),
        ("kwi", 4), ("апр", 4), ("mag", 5), ("may", 5), ("maio", 5), ("maj", 5), ("мая", 5), ("май", 5), ("jun", 6),
        ("juin", 6), ("giu", 6), ("cze", 6), ("июн", 6), ("jul", 7), ("juil", 7), ("lug", 7), ("lip", 7), ("июл", 7),
        ("aug", 8), ("août", 8), ("aou", 8), ("ago", 8), ("sie", 8), ("авг", 8), ("sep", 9), ("set", 9), ("wrz", 9),
        ("сен", 9), ("oct", 10), ("okt", 10), ("ott", 10), ("out", 10), ("paź", 10), ("окт", 10), ("nov", 11),
        ("lis", 11), ("ноя", 11), ("dec", 12), ("dez", 12), ("déc", 12), ("dic", 12), ("gru", 12), ("дек", 12),
    ]
    private static let weekdays: [(stem: String, day: Int)] = [
        ("monday", 0), ("tuesday", 1), ("wednesday", 2), ("thursday", 3), ("friday", 4), ("saturday", 5), ("sunday", 6),
        ("montag", 0), ("dienstag", 1), ("mittwoch", 2), ("donnerstag", 3), ("freitag", 4), ("samstag", 5),
        ("sonntag", 6), ("lundi", 0), ("mardi", 1), ("mercredi", 2), ("jeudi", 3), ("vendredi", 4), ("lunes", 0),
        ("martes", 1), ("miércoles", 2), ("jueves", 3), ("viernes", 4), ("lunedì", 0), ("martedì", 1), ("mercoledì", 2),
        ("giovedì", 3), ("venerdì", 4), ("segunda", 0), ("terça", 1), ("quarta", 2), ("quinta", 3), ("sexta", 4),
        ("maandag", 0), ("dinsdag", 1), ("woensdag", 2), ("donderdag", 3), ("vrijdag", 4), ("poniedział", 0),
        ("wtor", 1), ("środ", 2), ("czwart", 3), ("piąt", 4), ("måndag", 0), ("tisdag", 1), ("onsdag", 2),
        ("torsdag", 3), ("fredag", 4), ("понедельник", 0), ("вторник", 1), ("сред", 2), ("четверг", 3), ("пятниц", 4),
    ]
}
