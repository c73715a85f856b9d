/// A day of the proleptic Gregorian calendar, without a time.
struct Day: Hashable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    /// Nil when there is no such day, or the year is not one a letter names.
    init?(year: Int, month: Int, day: Int) {
        guard (1970...2199).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day <= lengths[month - 1] else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// From `2026-11-22…`, as `MailDate.iso8601` prints.
    init?(iso8601 text: some StringProtocol) {
        let parts = text.prefix(10).split(separator: "-")
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }

    /// Days since 1 January 1970.
    var number: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 0 is Monday.
    var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    /// The first day of that weekday after this one.
    func next(weekday: Int) -> Day? {
        var steps = (weekday - self.weekday + 7) % 7
        if steps == 0 { steps = 7 }
        return adding(steps)
    }

    /// The day that many days later.
    func adding(_ days: Int) -> Day? {
        var day = Optional(self)
        for _ in 0..<days {
            guard let current = day else { return nil }
            day =
                Day(year: current.year, month: current.month, day: current.day + 1)
                ?? Day(year: current.year, month: current.month + 1, day: 1)
                ?? Day(year: current.year + 1, month: 1, day: 1)
        }
        return day
    }

    var iso8601: String {
        let pad = { (number: Int, width: Int) in
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }
}
