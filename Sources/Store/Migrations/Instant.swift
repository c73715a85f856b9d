import FoundationEssentials

/// The ledger's measure of time: milliseconds since 1970, UTC.
enum Instant {
    /// The years 1900 to 2500: a date outside of them is an outsider's nonsense and is brought to the nearest end, so
    /// that sums with it cannot overflow.
    private static let range = -2_208_988_800_000.0...16_725_225_600_000.0

    /// A date as the ledger writes it, rounded down to the millisecond.
    static func milliseconds(_ date: Date) -> Int64 {
        let milliseconds = (date.timeIntervalSince1970 * 1000).rounded(.down)
        guard !milliseconds.isNaN else { return 0 }
        return Int64(min(max(milliseconds, range.lowerBound), range.upperBound))
    }

    /// A date as the ledger reads it.
    static func date(_ milliseconds: Int64) -> Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
