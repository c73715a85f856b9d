import FoundationEssentials

/// A day on which no follow-up is sent, as a file names it.
package enum Holiday: Hashable, Sendable {
    /// `12-25`: every year.
    case yearly(month: Int, day: Int)
    /// `2026-11-27`: once.
    case once(year: Int, month: Int, day: Int)
    /// `4th thu nov`, `last mon may`: the week counts from 1; 0 stands for the last.
    case floating(week: Int, weekday: Weekday, month: Int)

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let ordinals = ["last", "1st", "2nd", "3rd", "4th", "5th"]

    /// Reads one of the three forms; nil for anything else, the 31st of April included.
    package init?(_ text: String) {
        let words = text.lowercased().split(separator: " ").filter { $0 != "of" }
        if words.count == 3 {
            guard let week = Holiday.ordinals.firstIndex(of: String(words[0])), let weekday = Weekday(words[1]),
                let month = Holiday.month(words[2])
            else { return nil }
            self = .floating(week: week, weekday: weekday, month: month)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.allSatisfy(\.isASCII) ? Int($0) : nil }
        guard numbers.count == parts.count else { return nil }
        switch numbers.count {
        case 2 where Holiday.exists(year: 2024, month: numbers[0], day: numbers[1]):
            self = .yearly(month: numbers[0], day: numbers[1])
        case 3 where Holiday.exists(year: numbers[0], month: numbers[1], day: numbers[2]):
            self = .once(year: numbers[0], month: numbers[1], day: numbers[2])
        default: return nil
        }
    }

    private static func month(_ word: some StringProtocol) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    private static func exists(year: Int, month: Int, day: Int) -> Bool {
        guard (1...9999).contains(year) else { return false }
        return DateComponents(year: year, month: month, day: day).isValidDate(in: Calendar(identifier: .gregorian))
    }

    /// Whether the day is this holiday.
    /// - Parameter length: the number of days in the month.
    func isOn(year: Int, month: Int, day: Int, weekday: Weekday, monthLength length: Int) -> Bool {
        switch self {
        case .yearly(let itsMonth, let itsDay): month == itsMonth && day == itsDay
        case .once(let itsYear, let itsMonth, let itsDay): year == itsYear && month == itsMonth && day == itsDay
        case .floating(let week, let itsWeekday, let itsMonth):
            month == itsMonth && weekday == itsWeekday
                && (week == 0 ? day > length - 7 : (day - 1) / 7 == week - 1)
        }
    }
}
