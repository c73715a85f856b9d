/// The days and times of a text by the token they begin at: looked up once, used by every reader that has to tell
/// them from places and heads.
struct Moments: Sendable {
    private let days: [Finding<CivilDay>?]
    private let times: [Finding<ClockTime>?]

    /// The day of reading: earlier days are history.
    let today: CivilDay
    /// The time of reading.
    let now: ClockTime

    /// - Parameter reader: nil when only times are asked for.
    init(in text: TokenizedText, days reader: TripDayReader?) {
        today = reader?.today ?? CivilDay(number: 0)
        now = reader?.now ?? ClockTime(minutes: 0, isSure: true)
        days = reader.map { reader in (0..<text.count).map { reader.day(in: text, at: $0) } } ?? []
        times = (0..<text.count).map { ClockReader.time(in: text, at: $0) }
    }

    /// The day that begins at a token.
    func day(at index: Int) -> Finding<CivilDay>? {
        days.indices.contains(index) ? days[index] : nil
    }

    /// The time of day that begins at a token.
    func time(at index: Int) -> Finding<ClockTime>? {
        times.indices.contains(index) ? times[index] : nil
    }

    /// Where the day or time that begins at a token ends.
    func end(at index: Int) -> Int? {
        day(at: index)?.range.upperBound ?? time(at: index)?.range.upperBound
    }
}
