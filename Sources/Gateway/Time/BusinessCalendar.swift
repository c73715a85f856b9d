import Foundation

/// The days of the business, in its time zone.
struct BusinessCalendar: Sendable {
    let timeZone: TimeZone

    /// The moment `days` days after `moment` at the same local time: a follow-up keeps the hour at which the person
    /// wrote, across a change to or from daylight saving.
    func adding(days: Int, to moment: Date) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar.date(byAdding: .day, value: days, to: moment)
            ?? moment.addingTimeInterval(Double(days) * 86_400)
    }
}
