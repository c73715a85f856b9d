/// Times of day: `6:30pm`, `18:30`, `at 6`, `noon`, `half past 6`, `a las 8 de la noche`.
enum ClockReader {
    /// The time that begins at a token. A bare number is a time only after `at`, `a las` and the like.
    static func time(in text: TokenizedText, at index: Int) -> Finding<ClockTime>? {
        if let found = named(text, index) ?? spoken(text, index) { return found }
        guard let token = text[index], token.kind == .number, token.folded.utf8.count <= 4 else {
            return numberWord(text, index)
        }
        return digits(text, index, token)
    }

    /// All times of a text in order.
    static func times(in text: TokenizedText) -> [Finding<ClockTime>] {
        var found: [Finding<ClockTime>] = []
        var index = 0
        while index < text.count, found.count < 40 {
            if let time = time(in: text, at: index) {
                found.append(time)
                index = max(index + 1, time.range.upperBound)
            } else {
                index += 1
            }
        }
        return found
    }

    /// The length of `from 6pm to 11pm`, `7-11pm`, in hours.
    static func span(in text: TokenizedText) -> Finding<Double>? {
        let times = times(in: text)
        for (start, end) in zip(times, times.dropFirst())
        where isJoined(text, start.range.upperBound, end.range.lowerBound) {
            guard start.value.isSure || end.value.isSure else { continue }
            let from = resolved(start.value, before: end.value)
            let until =
                end.value.isSure
                ? end.value.minutes : end.value.minutes < from ? end.value.minutes + 720 : end.value.minutes
            let minutes = (until - from + 1440) % 1440
            guard (30...1080).contains(minutes) else { continue }
            return Finding(value: Double(minutes) / 60, range: start.range.lowerBound..<end.range.upperBound)
        }
        return nil
    }

    /// `6` of `6-11pm` is in the afternoon when that makes the shorter span.
    private static func resolved(_ start: ClockTime, before end: ClockTime) -> Int {
        if start.isSure || !end.isSure { return start.minutes }
        let early = (end.minutes - start.minutes + 1440) % 1440
        let late = (end.minutes - start.afternoon.minutes + 1440) % 1440
        return late < early && late > 0 ? start.afternoon.minutes : start.minutes
    }

    /// The start of a span takes the half of the day from its end.
    static func opening(_ time: Finding<ClockTime>, in text: TokenizedText) -> ClockTime {
        guard !time.value.isSure else { return time.value }
        let joint = time.range.upperBound
        for place in joint...(joint + 2) {
            if let end = ClockReader.time(in: text, at: place), end.value.isSure,
                isJoined(text, joint, end.range.lowerBound)
            {
                return ClockTime(minutes: resolved(time.value, before: end.value), isSure: true)
            }
        }
        return time.value
    }

    private static func isJoined(_ text: TokenizedText, _ end: Int, _ start: Int) -> Bool {
        guard start > end, start - end <= 3 else { return false }
        let joint = text.folded(end)
        return ["-", "to", "until", "till", "til", "through", "thru", "a", "hasta", "and"].contains(joint)
            && (joint != "and" || text.folded(end - 3) == "between" || text.folded(end - 2) == "between"
                || text.folded(end - 4) == "between")
    }

    private static func named(_ text: TokenizedText, _ index: Int) -> Finding<ClockTime>? {
        let times = ["noon": 720, "midday": 720, "midnight": 0, "mediodia": 720, "medianoche": 0]
        guard let minutes = times[text.folded(index)] else { return nil }
        return Finding(value: ClockTime(minutes: minutes, isSure: true), range: index..<(index + 1))
    }

    /// `half past 6`, `quarter to 7`.
    private static func spoken(_ text: TokenizedText, _ index: Int) -> Finding<ClockTime>? {
        let shares = ["half": 30, "quarter": 15]
        guard let share = shares[text.folded(index)], ["past", "to", "after", "till"].contains(text.folded(index + 1)),
            let hour = NumberWords.match(in: text, at: index + 2), (1...12).contains(hour.value)
        else { return nil }
        let sign = ["past", "after"].contains(text.folded(index + 1)) ? 1 : -1
        let end = index + 2 + hour.length
        let base = (hour.value % 12) * 60 + sign * share
        return half(text, end, minutes: (base + 720) % 720, range: index..<end)
    }

    private static func numberWord(_ text: TokenizedText, _ index: Int) -> Finding<ClockTime>? {
        guard let token = text[index], token.kind == .word, let hour = NumberWords.words[token.folded],
            (1...12).contains(hour), token.folded != "dozen", token.folded != "couple",
            token.folded != "one" || isClockWord(text, index + 1)
        else { return nil }
        var end = index + 1
        var minutes = hour % 12 * 60
        if let minute = NumberWords.match(in: text, at: end), minute.value >= 10, minute.value < 60, text.isWord(end) {
            minutes += minute.value
            end += minute.length
        } else if text.folded(end) == "y", text.folded(end + 1) == "media" {
            minutes += 30
            end += 2
        }
        let found = half(text, end, minutes: minutes, range: index..<end)
        return found.value.isSure || isClockWord(text, end) || isAsked(text, index) ? found : nil
    }

    private static func isClockWord(_ text: TokenizedText, _ index: Int) -> Bool {
        ["o'clock", "oclock", "thirty", "fifteen"].contains(text.folded(index)) || meridiem(text, index) != nil
    }

    private static func digits(_ text: TokenizedText, _ index: Int, _ token: Token) -> Finding<ClockTime>? {
        guard let number = text.number(index), !isPartOfDate(text, index) else { return nil }
        let isColon =
            text.isSign(index + 1, ":") || text.isSign(index + 1, ".") && meridiem(text, index + 3) != nil
            || text.folded(index + 1) == "h"
        if token.folded.utf8.count <= 2, number <= 24, isColon,
            let minute = text[index + 2], minute.folded.utf8.count == 2, !minute.isSpaced,
            let value = text.number(index + 2), value < 60
        {
            return half(
                text, afterSeconds(text, index + 3), hour: number, minute: value, range: index..<(index + 3),
                hasMinutes: true, isPadded: token.folded.hasPrefix("0"))
        }
        if token.folded.utf8.count >= 3, let found = compact(text, index, number, token.folded) { return found }
        guard number <= 24, token.folded.utf8.count <= 2 else { return nil }
        let found = half(text, index + 1, hour: number, minute: 0, range: index..<(index + 1), hasMinutes: false)
        if let found, meridiem(text, index + 1) != nil || ["o'clock", "oclock", "ish"].contains(text.folded(index + 1))
        {
            return found
        }
        if let end = text[index + 1],
            end.folded == "-" || end.folded == "to" || end.folded == "until" || end.folded == "a",
            let upper = text.number(index + 2), upper <= 12,
            meridiem(text, index + 3) != nil || text.isSign(index + 3, ":")
        {
            return found
        }
        return isAsked(text, index) && !isQuantity(text, index + 1) ? found : nil
    }

    /// `630pm`, `0630`, `1830 hrs`.
    private static func compact(_ text: TokenizedText, _ index: Int, _ number: Int, _ digits: String) -> Finding<
        ClockTime
    >? {
        let isMarked =
            meridiem(text, index + 1) != nil
            || ["hrs", "hours", "h"].contains(text.folded(index + 1)) && digits.utf8.count == 4
        guard isMarked || isAsked(text, index) && digits.hasPrefix("0"), number / 100 < 24, number % 100 < 60 else {
            return nil
        }
        return half(
            text, index + 1, hour: number / 100, minute: number % 100, range: index..<(index + 1), hasMinutes: true,
            isPadded: digits.utf8.count == 4)
    }

    private static func afterSeconds(_ text: TokenizedText, _ index: Int) -> Int {
        text.isSign(index, ":") && text.number(index + 1) != nil ? index + 2 : index
    }

    private static func half(
        _ text: TokenizedText, _ end: Int, hour: Int, minute: Int, range: Range<Int>, hasMinutes: Bool,
        isPadded: Bool = false
    ) -> Finding<ClockTime>? {
        if hour > 12 || hour == 0 || isPadded && meridiem(text, end) == nil {
            // A bare "17" after "at" is a house number.
            guard hasMinutes, hour < 24 else { return nil }
            let extra = meridiem(text, end)?.length ?? 0
            return Finding(
                value: ClockTime(minutes: hour * 60 + minute, isSure: true), range: range.lowerBound..<(end + extra))
        }
        return half(text, end, minutes: hour % 12 * 60 + minute, range: range.lowerBound..<end, isNoon: hour == 12)
    }

    /// Applies am, pm and the words for the parts of the day that follow.
    private static func half(
        _ text: TokenizedText, _ end: Int, minutes: Int, range: Range<Int>, isNoon: Bool = false
    ) -> Finding<ClockTime> {
        var place = end
        while place < end + 2,
            ["o'clock", "oclock", "ish", "sharp"].contains(text.folded(place))
                || text.isSign(place, "-") && text.folded(place + 1) == "ish"
        { place += 1 }
        if let (isAfternoon, length) = meridiem(text, place) {
            return Finding(
                value: ClockTime(minutes: minutes + (isAfternoon ? 720 : 0), isSure: true),
                range: range.lowerBound..<(place + length)
            )
        }
        return Finding(
            value: ClockTime(minutes: isNoon ? 720 + minutes : minutes, isSure: false), range: range.lowerBound..<place)
    }

    /// `pm`, `p.m.`, `p`, `in the evening`, `de la noche`: whether it is after noon, and the tokens it takes.
    private static func meridiem(_ text: TokenizedText, _ index: Int) -> (isAfternoon: Bool, length: Int)? {
        let word = text.folded(index)
        if word == "am" || word == "pm" { return (word == "pm", 1) }
        if word == "a" || word == "p" {
            if text.isSign(index + 1, "."), text.folded(index + 2) == "m" {
                return (word == "p", text.isSign(index + 3, ".") && !(text[index + 3]?.isSpaced ?? true) ? 4 : 3)
            }
            if text.folded(index + 1) == "m", word == "p" || !(text[index]?.isSpaced ?? true) {
                return (word == "p", 2)
            }
            if !(text[index]?.isSpaced ?? true) { return (word == "p", 1) }
            return nil
        }
        guard ["in", "at", "de", "por"].contains(word) else { return nil }
        for (words, isAfternoon) in dayParts {
            if let length = text.phrase(words, at: index) { return (isAfternoon, length) }
        }
        return nil
    }

    private static let dayParts: [([String], Bool)] = [
        (["in", "the", "morning"], false), (["in", "the", "evening"], true), (["in", "the", "afternoon"], true),
        (["at", "night"], true), (["de", "la", "manana"], false), (["de", "la", "tarde"], true),
        (["de", "la", "noche"], true),
        (["de", "la", "madrugada"], false), (["por", "la", "manana"], false), (["por", "la", "tarde"], true),
        (["por", "la", "noche"], true),
    ]

    /// `at 6`, `by 6`, `a las 8`, `around 7`, `@ 5`.
    private static func isAsked(_ text: TokenizedText, _ index: Int) -> Bool {
        var place = index - 1
        if ["about", "around", "like", "approximately", "approx", "exactly"].contains(text.folded(place))
            || text.isSign(place, "~")
        {
            if ["at", "by"].contains(text.folded(place - 1)) || text.isSign(place - 1, "@") { return true }
            return text.folded(place) == "around" && !["be", "of", "for", "is"].contains(text.folded(place - 1))
        }
        if text.isSign(place, ":") { place -= 1 }
        return ["at", "by", "las", "time", "@", "hora", "until", "till"].contains(text.folded(place))
            && !["look", "looking"].contains(text.folded(place - 1))
            || text.folded(place) == "la" && text.folded(place - 1) == "a"
    }

    private static func isQuantity(_ text: TokenizedText, _ index: Int) -> Bool {
        guard let token = text[index] else { return false }
        if token.kind == .number { return true }
        return token.kind == .word && !following.contains(token.folded) && token.isSpaced && !token.isCapitalized
            || ["/", "-", "%", "$", "th", "st", "nd", "rd", "k"].contains(token.folded)
    }

    private static let following: Set<String> = [
        "on", "to", "for", "from", "and", "at", "with", "please", "in", "then", "we", "i", "the", "until", "till", "so",
        "or",
        "sharp", "tomorrow", "tonight", "next", "this", "de", "para", "el", "y", "en", "desde", "if", "but", "because",
        "going", "heading", "friday", "saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "he", "she",
        "they", "ish", "our", "my",
        "somos", "por", "a", "returning", "back", "it", "there", "is", "thanks", "thank", "take", "drop", "pickup",
        "pick",
    ]

    private static func isPartOfDate(_ text: TokenizedText, _ index: Int) -> Bool {
        text.isSign(index + 1, "/") && text.number(index + 2) != nil
            || text.isSign(index - 1, "/") && text.number(index - 2) != nil
            || text.isSign(index - 1, "$") || text.isSign(index - 1, ":") && text.number(index - 2) != nil
            || text.isSign(index - 1, "#")
            || text.isSign(index - 1, "-") && text.number(index - 2).map { $0 > 31 } ?? false
    }
}
