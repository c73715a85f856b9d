/// Days named by words: `tomorrow`, `next Friday`, `in two weeks`, `Thanksgiving`.
extension TripDayReader {
    func relative(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        named(text, index) ?? weekend(text, index) ?? ahead(text, index) ?? nthWeekday(text, index)
    }

    private func named(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        for (words, days) in TripDayReader.relativesByWord[text.folded(index)] ?? [] {
            guard let length = text.phrase(words, at: index), !isMorning(text, index, words) else { continue }
            return Finding(value: today.adding(days), range: index..<(index + length))
        }
        return nil
    }

    /// `por la mañana`, `am Morgen`, `jeden Morgen`: the part of the day.
    private func isMorning(_ text: TokenizedText, _ index: Int, _ words: [String]) -> Bool {
        let before = text.folded(index - 1)
        return words == ["manana"] && ["la", "esta"].contains(before)
            || words == ["morgen"] && ["am", "jeden", "guten", "diesen", "den"].contains(before)
    }

    /// `this weekend` is its Saturday.
    private func weekend(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        let saturday = today.adding((5 - today.weekday + 7) % 7)
        for (words, day) in [
            (["this", "weekend"], saturday), (["this", "coming", "weekend"], saturday),
            (["coming", "weekend"], saturday),
            (["este", "fin", "de", "semana"], saturday), (["next", "weekend"], today.adding(12 - today.weekday)),
        ] {
            // "this weekend, Saturday" and "next weekend on Sunday": the day is named.
            if let length = text.phrase(words, at: index) {
                return Finding(value: day, range: index..<(index + length))
            }
        }
        return nil
    }

    /// `in two weeks`, `dentro de 3 días`, `two weeks from Friday`, `a week from tomorrow`.
    private func ahead(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        let opening = text.folded(index)
        let isIn = ["in", "en", "dentro", "dans", "tra", "fra", "daqui"].contains(opening)
        let start =
            isIn
            ? (["de", "a"].contains(text.folded(index + 1)) && text.number(index + 2) != nil ? index + 2 : index + 1)
            : index
        guard let (days, end) = stretch(text, start) else { return nil }
        if isIn { return Finding(value: today.adding(days), range: index..<end) }
        guard text.folded(end) == "from",
            let day = named(text, end + 1) ?? weekday(text, end + 1) ?? now(text, end + 1)
        else { return nil }
        return Finding(value: day.value.adding(days), range: index..<day.range.upperBound)
    }

    private func now(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        text.folded(index) == "now" ? Finding(value: today, range: index..<(index + 1)) : nil
    }

    /// `two weeks`, `a couple of days`, `10 days`: days, and the place after.
    private func stretch(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        var count = 1
        var place = index + 1
        if text.folded(index) == "a", text.folded(index + 1) != "couple" {
            count = 1
        } else {
            let start = text.folded(index) == "a" ? index + 1 : index
            guard let found = NumberWords.match(in: text, at: start),
                (1...TripDayReader.longestStretch).contains(found.value)
            else { return nil }
            count = found.value
            place = start + found.length
        }
        if text.folded(place) == "of" { place += 1 }
        let unit = text.folded(place)
        if ["days", "day", "dias", "dia", "jours", "giorni", "tagen", "tage"].contains(unit) {
            return (count, place + 1)
        }
        if ["weeks", "week", "semanas", "semana", "semaines", "settimane", "wochen"].contains(unit) {
            return (count * 7, place + 1)
        }
        return nil
    }

    /// More days ahead are told by a date.
    private static let longestStretch = 60

    /// `the first Saturday in June`, `last Friday of January`.
    private func nthWeekday(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        let word = text.folded(index)
        guard let number = word == "last" ? -1 : TripDayReader.ordinals[word], (-1...4).contains(number),
            let weekday = TripDayReader.weekdays[text.folded(index + 1)],
            ["of", "in"].contains(text.folded(index + 2)), let month = TripDayReader.months[text.folded(index + 3)]
        else { return nil }
        return coming { CivilDay.nth(number, weekday: weekday, ofMonth: month, year: $0) }.map {
            Finding(value: $0, range: index..<(index + 4))
        }
    }

    /// `Friday`, `this Friday`: the next one; `next Friday`: the one of the week after this (weeks begin on Monday).
    func weekday(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let weekday = TripDayReader.weekdays[text.folded(index)], isWeekday(text, index) else { return nil }
        if let date = repeated(text, index) { return date }
        let before = text.folded(index - 1)
        // "on a Saturday in May" is no day yet.
        if ["a", "any", "some", "un", "ein", "einem"].contains(before) { return nil }
        if TripDayReader.recurring.contains(before) || isListed(text, index) || before == "mohegan" { return nil }
        let end = portugueseEnd(text, index)
        let ahead = (weekday - today.weekday + 7) % 7
        let week =
            text.phrase(["next", "week"], at: end) ?? text.phrase(["of", "next", "week"], at: end)
            ?? text.phrase(["a", "week"], at: end) ?? text.phrase(["week"], at: end)
        if text.phrase(["after", "next"], at: end) != nil {
            return Finding(value: today.adding(ahead + 7), range: index..<(end + 2))
        }
        if before == "next" {
            return Finding(value: today.adding(weekday - today.weekday + 7), range: (index - 1)..<end)
        }
        if let week {
            // "Friday week" counts from the coming Friday, "Friday next week" from the week.
            let isCounted = !text.tokens[end..<(end + week)].contains { $0.folded == "next" }
            return Finding(
                value: isCounted ? today.adding(ahead + 7) : today.adding(weekday - today.weekday + 7),
                range: index..<(end + week))
        }
        let isNext =
            TripDayReader.coming.contains(before) || TripDayReader.coming.contains(text.folded(end))
            || text.phrase(["que", "viene"], at: end) != nil
        // "el próximo viernes" is the coming one.
        return Finding(value: today.adding(ahead == 0 && isNext ? 7 : ahead), range: index..<end)
    }

    /// How many weekdays stand in a row.
    private func run(of text: TokenizedText, around index: Int) -> Int {
        func next(_ place: Int, _ step: Int) -> Int? {
            for distance in 1...2 {
                let candidate = place + step * distance
                if TripDayReader.weekdays[text.folded(candidate)] != nil { return candidate }
                guard ["/", ",", "and", "&", "y"].contains(text.folded(candidate)) else { return nil }
            }
            return nil
        }
        var count = 1
        for step in [-1, 1] {
            var place = index
            while count < 7, let found = next(place, step) { (place, count) = (found, count + 1) }
        }
        return count
    }

    /// `every Mon/Wed/Fri`
    private func isListed(_ text: TokenizedText, _ index: Int) -> Bool {
        // "tues thurs and sat"
        if run(of: text, around: index) >= 3 { return true }
        for place in stride(from: index - 1, to: max(-1, index - 10), by: -1) {
            let word = text.folded(place)
            if TripDayReader.recurring.contains(word) { return word != "last" && word != "past" }
            guard TripDayReader.weekdays[word] != nil || ["/", ",", "and", "&", "-", "y"].contains(word) else {
                return false
            }
        }
        return false
    }

    /// Short forms are words too: "sat", "sun", "mon"; "segunda" and "quinta" are numbers.
    private func isWeekday(_ text: TokenizedText, _ index: Int) -> Bool {
        let word = text.folded(index)
        guard let token = text[index], token.kind == .word else { return false }
        if TripDayReader.numbered.contains(word) {
            return text.folded(index + 2) == "feira" || text.folded(index + 1) == "feira"
                || ["na", "proxima", "nesta", "esta", "de"].contains(text.folded(index - 1))
        }
        if ["martes", "mars", "sabato"].contains(word) { return true }
        guard word.utf8.count <= 3, !token.isCapitalized else { return true }
        if ["fri", "thu", "tue"].contains(word) { return true }
        if isDaySaid(text, index) { return true }
        // "on sat", "this sun", "sat night", "sat 12/5"
        return ["on", "this", "next", "coming"].contains(text.folded(index - 1)) && word != "sun"
            || exact(in: text, at: index + 1) != nil || ClockReader.time(in: text, at: index + 1) != nil
            || text.folded(index + 1) == "at" && text[index + 2]?.kind == .number
            || ["night", "evening", "morning", "afternoon", "nite"].contains(text.folded(index + 1))
    }

    /// `frm jc to metlife sun for the game`, but neither `in the sun` nor `we sat`.
    private func isDaySaid(_ text: TokenizedText, _ index: Int) -> Bool {
        guard text.isWord(index - 1) || text.number(index - 1) != nil,
            !["the", "in", "we", "he", "she", "they", "i", "who", "just", "had", "and", "of", "hot", "have"].contains(
                text.folded(index - 1))
        else { return false }
        return text.isLineEnd(index + 1) || text[index + 1]?.kind == .number
            || ["for", "from", "at", "to", "around"].contains(text.folded(index + 1))
    }

    private func portugueseEnd(_ text: TokenizedText, _ index: Int) -> Int {
        if text.isSign(index + 1, "-"), text.folded(index + 2) == "feira" { return index + 3 }
        return text.folded(index + 1) == "feira" ? index + 2 : index + 1
    }

    /// A weekday before a date only repeats it: `Sat., the 5th`, `Friday night, Dec 4`.
    private func repeated(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        var place = portugueseEnd(text, index)
        if text.isSign(place, ".") && text.folded(index).utf8.count <= 4 { place += 1 }
        if ["night", "evening", "morning", "afternoon"].contains(text.folded(place)) { place += 1 }
        for _ in 0..<2 {
            if [",", "(", "-"].contains(text.folded(place))
                || ["the", "el", "le", "il", "den", "dem", "dia", "on", "of"].contains(text.folded(place))
            {
                place += 1
            }
        }
        guard let date = exact(in: text, at: place) else { return nil }
        return Finding(value: date.value, range: index..<date.range.upperBound)
    }

    func holiday(_ text: TokenizedText, _ index: Int) -> Finding<CivilDay>? {
        guard let (rule, length) = Holidays.match(in: text, at: index), let day = coming(year: rule.day(in:)) else {
            return nil
        }
        return Finding(value: day, range: index..<(index + length))
    }
}
