import FoundationEssentials

/// When follow-ups may be sent: days of the week and hours, in somebody's time zone, holidays left out. The direct answer
/// knows no window: it goes at once.
package struct SendWindow: Hashable, Sendable {
    /// Whose clock counts.
    package enum Zone: String, Sendable, Codable, CaseIterable {
        /// The lead's own where it is known, else the business's.
        case lead
        /// The business's.
        case business
    }

    package var days: Set<Weekday>
    /// Minutes after midnight at which it opens.
    package var from: Int
    /// Minutes after midnight at which it closes; above `from`, at most a whole day.
    package var to: Int
    package var zone: Zone
    package var holidays: Set<Holiday>

    package init(
        days: Set<Weekday> = [.mon, .tue, .wed, .thu, .fri], from: Int = 9 * 60, to: Int = 18 * 60, zone: Zone = .lead,
        holidays: Set<Holiday> = []
    ) {
        self.days = days
        self.from = from
        self.to = to
        self.zone = zone
        self.holidays = holidays
    }

    /// Days looked ahead before the window counts as never open: holidays close a few of them, not a year.
    private static let horizon = 400

    /// The first moment from `moment` on at which the window is open in `timeZone`; nil when it never is.
    ///
    /// An hour that daylight saving leaves out opens when the clocks have moved on.
    package func next(from moment: Date, in timeZone: TimeZone) -> Date? {
        guard from < to else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        var midnight = calendar.startOfDay(for: moment)
        for _ in 0..<Self.horizon {
            if isOpen(onDayOf: midnight, calendar), let opens = clock(from, onDayOf: midnight, calendar),
                let closes = clock(to, onDayOf: midnight, calendar), max(opens, moment) < closes
            {
                return max(opens, moment)
            }
            guard let tomorrow = calendar.date(byAdding: .day, value: 1, to: midnight) else { return nil }
            midnight = calendar.startOfDay(for: tomorrow)
        }
        return nil
    }

    private func isOpen(onDayOf date: Date, _ calendar: Calendar) -> Bool {
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let weekday = parts.weekday.flatMap(Weekday.init(number:)), days.contains(weekday)
        else { return false }
        let length = calendar.range(of: .day, in: .month, for: date)?.count ?? 31
        return !holidays.contains {
            $0.isOn(year: year, month: month, day: day, weekday: weekday, monthLength: length)
        }
    }

    /// The moment at which local clocks show so many minutes after midnight of that day.
    private func clock(_ minutes: Int, onDayOf midnight: Date, _ calendar: Calendar) -> Date? {
        guard minutes < 24 * 60 else { return calendar.date(byAdding: .day, value: 1, to: midnight) }
        var parts = calendar.dateComponents([.year, .month, .day], from: midnight)
        parts.hour = minutes / 60
        parts.minute = minutes % 60
        return calendar.date(from: parts)
    }
}
