/// A time that runs to another: `from 6pm to 11pm`, `7-11pm`, `5:30 until midnight`.
struct ClockSpan: Sendable {
    private let text: TokenizedText
    private let moments: Moments

    init(_ text: TokenizedText, moments: Moments) {
        self.text = text
        self.moments = moments
    }

    /// The length of the first span, in hours.
    func hours() -> Finding<Double>? {
        var index = 0
        while index < text.count {
            guard let start = moments.time(at: index) else {
                index += 1
                continue
            }
            if let found = length(from: start) { return found }
            index = max(index + 1, start.range.upperBound)
        }
        return nil
    }

    /// The start of a span takes the half of the day from its end.
    func opening(_ time: Finding<ClockTime>) -> ClockTime {
        guard !time.value.isSure, let end = end(after: time) else { return time.value }
        guard end.value.isSure else {
            // "from 10 to 4" is a day's work.
            let isDay =
                (600..<720).contains(time.value.minutes) && end.value.minutes <= 360
                || time.value.minutes == 540 && end.value.minutes == 300
            return isDay ? ClockTime(minutes: time.value.minutes, isSure: true) : time.value
        }
        return ClockTime(minutes: resolved(time.value, before: end.value), isSure: true)
    }

    private func length(from start: Finding<ClockTime>) -> Finding<Double>? {
        guard let end = end(after: start) else { return nil }
        let isFramed =
            ClockSpan.frames.contains(text.folded(start.range.lowerBound - 1))
            || text.isSign(start.range.lowerBound - 1, ",")
        guard start.value.isSure || end.value.isSure || isFramed else { return nil }
        let from = resolved(start.value, before: end.value)
        // "8pm til 1" ends after midnight, "8am til 1" at noon: the sooner of the two.
        let ends = end.value.isSure ? [end.value.minutes] : [end.value.minutes, end.value.minutes + 720]
        let minutes = ends.map { ($0 - from + 1440) % 1440 }.filter { $0 > 0 }.min() ?? 0
        // "between 5 and 6" is when to come, not how long to stay.
        let shortest =
            text.folded(start.range.lowerBound - 1) == "between" || start.range.upperBound == end.range.lowerBound
            ? 90 : 30
        guard (shortest...ClockSpan.longest).contains(minutes), !isOther(start) else { return nil }
        return Finding(value: Double(minutes) / 60, range: start.range.lowerBound..<end.range.upperBound)
    }

    /// A car is hired for at most so many minutes a day.
    private static let longest = 1080

    /// A flight's hours are none of hire.
    private func isOther(_ start: Finding<ClockTime>) -> Bool {
        (1...4).contains {
            ["flight", "open", "office", "call", "reception", "ceremony", "between"].contains(
                text.folded(start.range.lowerBound - $0))
                && text.folded(start.range.lowerBound - $0 - 1) != "on"
                && !(text.folded(start.range.lowerBound - $0) == "between" && $0 == 1)
        }
    }

    private func end(after start: Finding<ClockTime>) -> Finding<ClockTime>? {
        let joint = start.range.upperBound
        var place = joint + 1
        guard ClockSpan.joints.contains(text.folded(joint)) || isBetween(start) else { return nil }
        while place < joint + 4, moments.time(at: place) == nil,
            ["las", "la", "about", "around", "approximately", "the", "l'"].contains(text.folded(place))
                || text.isSign(place, "-")
        { place += 1 }
        return moments.time(at: place)
    }

    private func isBetween(_ start: Finding<ClockTime>) -> Bool {
        ["and", "y", "et", "e", "und"].contains(text.folded(start.range.upperBound))
            && (1...3).contains {
                ["between", "entre", "tra", "zwischen"].contains(text.folded(start.range.lowerBound - $0))
            }
    }

    /// `6` of `6-11pm` is in the afternoon when that makes the shorter span.
    private func resolved(_ start: ClockTime, before end: ClockTime) -> Int {
        if start.isSure || !end.isSure { return start.minutes }
        let early = (end.minutes - start.minutes + 1440) % 1440
        let late = (end.minutes - start.afternoon.minutes + 1440) % 1440
        return late < early && late > 0 ? start.afternoon.minutes : start.minutes
    }

    private static let joints: Set<String> = [
        "-", "to", "until", "untill", "till", "til", "through", "thru", "a", "hasta", "al", "bis", "alle", "ate", "as",
        "jusqu'a", "fino",
        "'til",
    ]

    private static let frames: Set<String> = [
        "from", "between", "de", "las", "von", "dalle", "das", "entre", "desde", "hours", "frm",
    ]
}
