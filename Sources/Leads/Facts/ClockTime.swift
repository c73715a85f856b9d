/// A time of day as written.
struct ClockTime: Hashable, Sendable {
    /// Minutes after midnight.
    var minutes: Int
    /// Whether am or pm, or a 24-hour clock, was written: `at 6` alone is open.
    var isSure: Bool

    /// `18:30`.
    var iso: String {
        let hour = minutes / 60 % 24
        let minute = minutes % 60
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// The same clock time in the afternoon.
    var afternoon: ClockTime { ClockTime(minutes: minutes < 720 ? minutes + 720 : minutes, isSure: true) }
}
