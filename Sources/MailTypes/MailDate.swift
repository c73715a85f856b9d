import FoundationEssentials

/// A moment with the offset its writer gave (RFC 5322 §3.3).
package struct MailDate: Hashable, Sendable {
    package let date: Date
    /// Seconds east of UTC, always whole minutes.
    package let offset: Int

    package init(date: Date, offset: Int = 0) {
        self.date = date
        self.offset = offset
    }

    /// `2026-11-22T18:30:00-05:00`.
    package var iso8601: String {
        let civil = civil
        return "\(pad(civil.year, 4))-\(pad(civil.month))-\(pad(civil.day))T"
            + "\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second))\(zone(separator: ":"))"
    }

    /// `Sun, 22 Nov 2026 18:30:00 -0500`, as the `Date` field takes it.
    package var rfc5322: String {
        let civil = civil
        let day = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][((civil.days % 7) + 7) % 7]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][civil.month - 1]
        return "\(day), \(civil.day) \(month) \(pad(civil.year, 4)) "
            + "\(pad(civil.hour)):\(pad(civil.minute)):\(pad(civil.second)) \(zone(separator: ""))"
    }

    private struct Civil {
        var days: Int
        var year: Int
        var month: Int
        var day: Int
        var hour: Int
        var minute: Int
        var second: Int
    }

    /// The proleptic Gregorian date in the writer's zone, by counting eras of 400 years (146,097 days) from 1 March 0.
    private var civil: Civil {
        let local = Int(date.timeIntervalSince1970.rounded(.down)) + offset
        let days = Int((Double(local) / 86_400).rounded(.down))
        let second = local - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return Civil(
            days: days, year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, hour: second / 3600, minute: second / 60 % 60,
            second: second % 60
        )
    }

    private func zone(separator: String) -> String {
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+") + pad(minutes / 60) + separator + pad(minutes % 60)
    }

    private func pad(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
