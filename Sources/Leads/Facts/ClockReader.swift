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

    private static func named(_ text: TokenizedText, _ index: Int) -> Finding<ClockTime>? {
        let times = [
            "noon": 720, "midday": 720, "midnight": 0, "mediodia": 720, "medianoche": 0, "midi": 720, "minuit": 0,
            "mezzogiorno": 720, "mezzanotte": 0, "mittag": 720, "mittags": 720, "mitternacht": 0,
        ]
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
            !foreign.contains(token.folded)
                || ["las", "la", "alle", "ore", "as", "um"].contains(text.folded(index - 1)),
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
        guard !isHouseNumber(text, end) else { return nil }
        let found = half(text, end, minutes: minutes, range: index..<end)
        return found.value.isSure || isClockWord(text, end) || isAsked(text, index) ? found : nil
    }

    /// Hours in other languages that are words in English: `at once`, `due at`.
    private static let foreign: Set<String> = ["once", "due", "sei", "sept", "un", "una", "uno", "dix", "dos"]

    private static func isClockWord(_ text: TokenizedText, _ index: Int) -> Bool {
        ["o'clock", "oclock", "thirty", "fifteen", "tonight", "tonite"].contains(text.folded(index))
            || DayPart.match(in: text, at: index) != nil
    }

    private static func digits(_ text: TokenizedText, _ index: Int, _ token: Token) -> Finding<ClockTime>? {
        guard let number = text.number(index), !isPartOfDate(text, index) else { return nil }
        // A voice message of 0:41 is no time of day.
        if token.folded == "0" { return nil }
        let isTwentyFour = text.folded(index + 1) == "h" || text.folded(index + 3) == "uhr"
        let isColon =
            text.isSign(index + 1, ":") || text.isSign(index + 1, ".") && DayPart.match(in: text, at: index + 3) != nil
            || text.folded(index + 1) == "h"
            // "18.30 Uhr"
            || text.isSign(index + 1, ".") && text.folded(index + 3) == "uhr"
        if token.folded.utf8.count <= 2, number <= 24, isColon,
            let minute = text[index + 2], minute.folded.utf8.count == 2, !minute.isSpaced,
            let value = text.number(index + 2), value < 60
        {
            return half(
                text, afterSeconds(text, index + 3), hour: number, minute: value, range: index..<(index + 3),
                hasMinutes: true, isPadded: token.folded.hasPrefix("0") || isTwentyFour)
        }
        if token.folded.utf8.count >= 3, let found = compact(text, index, number, token.folded) { return found }
        guard number <= 24, token.folded.utf8.count <= 2 else { return nil }
        if let found = wholeHour(text, index, number) { return found }
        let found = half(text, index + 1, hour: number, minute: 0, range: index..<(index + 1), hasMinutes: false)
        if let found,
            DayPart.match(in: text, at: index + 1) != nil
                || ["o'clock", "oclock", "ish", "tonight", "tonite"].contains(text.folded(index + 1))
        {
            return found
        }
        if let share = shareOfHour(text, index + 1), isAsked(text, index), number <= 12 {
            return half(
                text, share.end, minutes: (number % 12 * 60 + share.minutes + 720) % 720, range: index..<share.end)
        }
        if opensSpan(text, index) || isOpenStart(text, index) || endsSpan(text, index) || isRough(text, index + 1) {
            return found
        }
        return isAsked(text, index) && !isQuantity(text, index + 1) && !isHouseNumber(text, index + 1) ? found : nil
    }

    /// `11 or so.`
    private static func isRough(_ text: TokenizedText, _ index: Int) -> Bool {
        text.phrase(["or", "so"], at: index) != nil && !text.isWord(index + 2)
    }

    /// `at 12 Springfield Ave`: a street's name with its kind follows.
    private static func isHouseNumber(_ text: TokenizedText, _ end: Int) -> Bool {
        (1...4).contains { step in
            PlaceWords.streets.contains(text.folded(end + step))
                && (0..<step).allSatisfy { place in
                    (text.isWord(end + place) || text[end + place]?.kind == .number || text.isSign(end + place, "."))
                        && !["from", "to", "at", "in", "on", "for", "and", "de", "en"].contains(
                            text.folded(end + place))
                }
                && DayPart.match(in: text, at: end) == nil
        }
    }

    /// `y media`, `y cuarto`, `menos cuarto`, `e meia`, `et demie`: minutes after or before the hour.
    private static func shareOfHour(_ text: TokenizedText, _ index: Int) -> (minutes: Int, end: Int)? {
        let shares = ["media": 30, "cuarto": 15, "meia": 30, "mezza": 30, "demie": 30, "treinta": 30, "quince": 15]
        guard let share = shares[text.folded(index + 1)] else { return nil }
        switch text.folded(index) {
        case "y", "e", "et": return (share, index + 2)
        case "menos": return (-share, index + 2)
        default: return nil
        }
    }

    /// `Saturday 12/12, 10 to 6`
    private static func isAfterDate(_ text: TokenizedText, _ index: Int) -> Bool {
        text.isSign(index - 1, ",")
            && (text.number(index - 2) != nil && text.isSign(index - 3, "/")
                || TripDayReader.weekdays[text.folded(index - 2)] != nil)
    }

    /// `6-11pm`, `6 to midnight`, `from 6 to 10`.
    private static func opensSpan(_ text: TokenizedText, _ index: Int) -> Bool {
        let joint = text.folded(index + 1)
        guard ["-", "to", "until", "till", "til", "a", "and"].contains(joint) else { return false }
        let isFramed =
            joint == "and"
            ? text.folded(index - 1) == "between"
            : ["from", "frm"].contains(text.folded(index - 1)) || isAfterDate(text, index)
        if named(text, index + 2) != nil { return joint != "and" || isFramed }
        guard let upper = text.number(index + 2), upper <= 12, joint != "and" || isFramed else { return false }
        if DayPart.match(in: text, at: index + 3) != nil || text.isSign(index + 3, ":") { return true }
        return isFramed && !isQuantity(text, index + 3) && !text.isSign(index - 1, "$")
    }

    /// The `10` of `from 6 to 10`, the `11` of `6:30 to 11`.
    private static func endsSpan(_ text: TokenizedText, _ index: Int) -> Bool {
        guard ["-", "to", "until", "till", "til"].contains(text.folded(index - 1)), !isQuantity(text, index + 1) else {
            return false
        }
        // "noon to 6"
        if named(text, index - 2) != nil { return true }
        guard let start = text.number(index - 2), start <= 59 else { return false }
        if start <= 12, ["from", "frm"].contains(text.folded(index - 3)) || isAfterDate(text, index - 2) {
            return true
        }
        return text.isSign(index - 3, ":") && text.number(index - 4).map { $0 <= 12 } ?? false
    }

    /// `18 Uhr`, `à 18h`, `18 heures`, `alle 18`, `às 18 horas`: a clock of twenty-four hours.
    private static func wholeHour(_ text: TokenizedText, _ index: Int, _ hour: Int) -> Finding<ClockTime>? {
        guard hour < 24 else { return nil }
        let unit = text.folded(index + 1)
        let isAsked =
            hourWords.contains(text.folded(index - 1))
            || text.folded(index - 2) == "alle" && text.folded(index - 1) == "ore"
        let isUnit =
            unit == "uhr" || unit == "h" && !(text[index + 1]?.isSpaced ?? true) && (isAsked || hour > 12)
            || isAsked && ["h", "heures", "horas", "hrs", "hs"].contains(unit)
        let isBare = ["alle", "ore", "las"].contains(text.folded(index - 1)) && hour > 12
        guard isUnit || isBare else { return nil }
        let end = isUnit ? index + 2 : index + 1
        if hour > 12 || hour == 0 {
            return Finding(value: ClockTime(minutes: hour * 60, isSure: true), range: index..<end)
        }
        // "um 8 Uhr" is the morning where the day has twenty-four hours, unless the evening is named.
        if let (part, length) = DayPart.match(in: text, at: end) {
            return Finding(
                value: ClockTime(minutes: part.minutes(of: hour % 12 * 60), isSure: true), range: index..<(end + length)
            )
        }
        return Finding(value: ClockTime(minutes: hour * 60, isSure: true), range: index..<end)
    }

    /// Words before an hour in the languages that count twenty-four.
    private static let hourWords: Set<String> = [
        "a", "as", "um", "gegen", "ab", "vers", "alle", "ore", "las", "de", "verso", "bis", "des", "dalle", "hasta",
        "ate",
    ]

    /// `630pm`, `0630`, `1830 hrs`.
    private static func compact(_ text: TokenizedText, _ index: Int, _ number: Int, _ digits: String) -> Finding<
        ClockTime
    >? {
        let isMarked =
            DayPart.match(in: text, at: index + 1) != nil
            || ["hrs", "hours", "h"].contains(text.folded(index + 1)) && digits.utf8.count == 4
        // "at 1430", but "at 1430 Broadway"
        let isClear = digits.hasPrefix("0") || digits.utf8.count == 4 && number >= 1300 && number % 5 == 0
        let isHouse = text[index + 1].map { $0.kind == .word && $0.isCapitalized } ?? false
        let before = text.folded(text.isSign(index - 1, ":") ? index - 2 : index - 1)
        // "12/03 0445"
        let isDated = isDate(text, before: index) && !(1990...2100).contains(number)
        let isNamed = digits.utf8.count == 4 && (isDated || hourLabels.contains(before))
        guard isMarked || isNamed || isAsked(text, index) && isClear && !isHouse, number / 100 < 24, number % 100 < 60
        else {
            return nil
        }
        return half(
            text, index + 1, hour: number / 100, minute: number % 100, range: index..<(index + 1), hasMinutes: true,
            isPadded: digits.utf8.count == 4)
    }

    /// `12/03`, `16DEC`, `Dec 16` before a token.
    private static func isDate(_ text: TokenizedText, before index: Int) -> Bool {
        if text.number(index - 1) != nil {
            return text.isSign(index - 2, "/") || TripDayReader.months[text.folded(index - 2)] != nil
        }
        return TripDayReader.months[text.folded(index - 1)] != nil && text.number(index - 2) != nil
    }

    /// Labels of dispatchers before four figures.
    private static let hourLabels: Set<String> = [
        "eta", "etd", "pu", "spot", "sta", "std", "time", "hora", "up", "pickup",
    ]

    private static func afterSeconds(_ text: TokenizedText, _ index: Int) -> Int {
        text.isSign(index, ":") && text.number(index + 1) != nil ? index + 2 : index
    }

    private static func half(
        _ text: TokenizedText, _ end: Int, hour: Int, minute: Int, range: Range<Int>, hasMinutes: Bool,
        isPadded: Bool = false
    ) -> Finding<ClockTime>? {
        let part = DayPart.match(in: text, at: end)
        if hour > 12 || hour == 0 || isPadded && part == nil {
            // A bare "17" after "at" is a house number.
            guard hasMinutes, hour < 24 else { return nil }
            return Finding(
                value: ClockTime(minutes: hour * 60 + minute, isSure: true),
                range: range.lowerBound..<(end + (part?.length ?? 0)))
        }
        return half(text, end, minutes: hour % 12 * 60 + minute, range: range.lowerBound..<end, isNoon: hour == 12)
    }

    /// Applies am, pm and the words for the parts of the day that follow.
    private static func half(
        _ text: TokenizedText, _ end: Int, minutes: Int, range: Range<Int>, isNoon: Bool = false
    ) -> Finding<ClockTime> {
        var place = end
        while place < end + 2,
            ["o'clock", "oclock", "ish", "sharp", "uhr", "hrs"].contains(text.folded(place))
                || text.isSign(place, "-") && text.folded(place + 1) == "ish"
        { place += 1 }
        if let (part, length) = DayPart.match(in: text, at: place) {
            return Finding(
                value: ClockTime(minutes: part.minutes(of: minutes), isSure: true),
                range: range.lowerBound..<(place + length)
            )
        }
        return Finding(
            value: ClockTime(minutes: isNoon ? 720 + minutes : minutes, isSure: false), range: range.lowerBound..<place)
    }

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
        return ["at", "by", "las", "time", "@", "hora", "until", "till", "til", "alle", "um", "gegen"].contains(
            text.folded(place))
            && !["look", "looking"].contains(text.folded(place - 1))
            || text.folded(place) == "la" && text.folded(place - 1) == "a"
    }

    /// `from 6, on Dec 5`, `from 6.`: a start without an end.
    private static func isOpenStart(_ text: TokenizedText, _ index: Int) -> Bool {
        text.folded(index - 1) == "from" && text.number(index).map { (1...12) ~= $0 } ?? false
            && (["on", "onwards"].contains(text.folded(index + 1))
                || text.isSign(index + 1, ",") && !(text[index + 2]?.isCapitalized ?? true))
    }

    private static func isQuantity(_ text: TokenizedText, _ index: Int) -> Bool {
        guard let token = text[index] else { return false }
        if token.kind == .number { return true }
        return token.kind == .word && !following.contains(token.folded) && token.isSpaced && !token.isCapitalized
            || ["/", "-", "%", "$", "th", "st", "nd", "rd", "k"].contains(token.folded)
    }

    private static let following: Set<String> = [
        "each", "every", "daily", "n", "til", "thru", "wanna", "can", "u", "pls", "will", "just", "me", "no", "leaving",
        "coming", "hasta", "up",
        "que", "con", "hacia", "must", "should", "return", "wait",
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
