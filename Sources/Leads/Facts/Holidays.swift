/// Holidays by the names people give them, and the days of a year they fall on.
enum Holidays {
    /// The rule for the day at a token, and how many tokens its name takes.
    static func match(in text: TokenizedText, at index: Int) -> (rule: Rule, length: Int)? {
        var best: (rule: Rule, length: Int)?
        for (words, rule) in byFirstWord[text.folded(index)] ?? [] {
            if let length = text.phrase(words, at: index), length > best?.length ?? 0 { best = (rule, length) }
        }
        return best
    }

    /// How the day of a year is found.
    enum Rule: Sendable {
        case fixed(month: Int, day: Int)
        /// The n-th weekday of a month, 0 is Monday; a negative n counts from the end.
        case weekday(month: Int, weekday: Int, number: Int, plus: Int)
        case easter(plus: Int)

        func day(in year: Int) -> CivilDay? {
            switch self {
            case .fixed(let month, let day): CivilDay(year: year, month: month, day: day)
            case .weekday(let month, let weekday, let number, let plus):
                CivilDay.nth(number, weekday: weekday, ofMonth: month, year: year)?.adding(plus)
            case .easter(let plus): CivilDay.easter(year)?.adding(plus)
            }
        }
    }

    private static let byFirstWord: [String: [(words: [String], rule: Rule)]] = {
        var table: [String: [(words: [String], rule: Rule)]] = [:]
        for (rule, names) in names {
            for name in names.split(separator: ",") {
                let words = name.split(separator: " ").map(String.init)
                if let first = words.first { table[first, default: []].append((words, rule)) }
            }
        }
        return table
    }()

    private static let names: [(Rule, String)] = [
        (
            .fixed(month: 12, day: 31),
            "new year's eve,new years eve,new year eve,newyears eve,nye,nochevieja,noche vieja,fin de ano,ano viejo,silvester,reveillon,capodanno sera"
        ),
        (.fixed(month: 1, day: 1), "new year's day,new years day,ano nuevo,capodanno,neujahr"),
        (.fixed(month: 12, day: 24), "christmas eve,xmas eve,x mas eve,nochebuena,heiligabend"),
        (.fixed(month: 12, day: 25), "christmas day,xmas day,on christmas,on xmas,dia de navidad,en navidad"),
        (
            .fixed(month: 2, day: 14),
            "valentine's day,valentines day,valentine day,on valentine's,on valentines,san valentin,saint valentin"
        ),
        (.fixed(month: 10, day: 31), "halloween night,on halloween,halloween"),
        (.fixed(month: 7, day: 4), "fourth of july,4th of july,independence day"),
        (
            .fixed(month: 3, day: 17),
            "st patrick's day,st patricks day,st. patrick's day,st patty's day,saint patrick's day"
        ),
        (.fixed(month: 11, day: 11), "veterans day,veteran's day"),
        (.fixed(month: 6, day: 19), "juneteenth"),
        (.fixed(month: 5, day: 5), "cinco de mayo"),
        (.fixed(month: 1, day: 6), "dia de reyes,reyes magos"),
        (.weekday(month: 11, weekday: 3, number: 4, plus: 0), "thanksgiving,thanksgiving day,dia de accion de gracias"),
        (
            .weekday(month: 11, weekday: 3, number: 4, plus: -1),
            "thanksgiving eve,day before thanksgiving,wednesday before thanksgiving"
        ),
        (
            .weekday(month: 11, weekday: 3, number: 4, plus: 1),
            "black friday,day after thanksgiving,friday after thanksgiving"
        ),
        (.weekday(month: 11, weekday: 3, number: 4, plus: 2), "saturday after thanksgiving"),
        (.weekday(month: 11, weekday: 3, number: 4, plus: 3), "sunday after thanksgiving"),
        (.fixed(month: 12, day: 26), "day after christmas,boxing day"),
        (.weekday(month: 5, weekday: 0, number: -1, plus: 0), "memorial day"),
        (.weekday(month: 9, weekday: 0, number: 1, plus: 0), "labor day"),
        (.weekday(month: 10, weekday: 0, number: 2, plus: 0), "columbus day"),
        (.weekday(month: 1, weekday: 0, number: 3, plus: 0), "mlk day,martin luther king day"),
        (.weekday(month: 2, weekday: 0, number: 3, plus: 0), "presidents day,president's day,presidents' day"),
        (.weekday(month: 5, weekday: 6, number: 2, plus: 0), "mother's day,mothers day"),
        (.weekday(month: 6, weekday: 6, number: 3, plus: 0), "father's day,fathers day"),
        (.easter(plus: 0), "easter sunday,easter,domingo de pascua,ostersonntag"),
        (.easter(plus: -2), "good friday,viernes santo,karfreitag"),
    ]
}
