extension CivilDay {
    /// The n-th such weekday of a month (0 is Monday); a negative number counts from the month's end.
    static func nth(_ number: Int, weekday: Int, ofMonth month: Int, year: Int) -> CivilDay? {
        guard (-4...5).contains(number), number != 0 else { return nil }
        let length = CivilDay.length(ofMonth: month, year: year)
        guard let edge = CivilDay(year: year, month: month, day: number > 0 ? 1 : length) else { return nil }
        let day =
            number > 0
            ? edge.adding((weekday - edge.weekday + 7) % 7 + 7 * (number - 1))
            : edge.adding(-((edge.weekday - weekday + 7) % 7) + 7 * (number + 1))
        return day.parts.month == month ? day : nil
    }

    /// Western Easter Sunday by the anonymous Gregorian computus.
    static func easter(_ year: Int) -> CivilDay? {
        let golden = year % 19
        let century = year / 100
        let rest = year % 100
        let leapCorrection = (century + 8) / 25
        let moonCorrection = (century - leapCorrection + 1) / 3
        let epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        return CivilDay(year: year, month: sum / 31, day: sum % 31 + 1)
    }
}
