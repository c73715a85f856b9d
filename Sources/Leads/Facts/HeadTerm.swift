/// One summand of a party: `2 kids`, `my wife`, `me`, `the bride`, `3 couples`.
struct HeadTerm: Sendable {
    enum Kind: Sendable {
        /// `12 people`: the whole party, which its parts may explain.
        case everybody
        /// `2 kids`
        case counted
        /// `my wife`, `the bride`
        case person
        /// `me`
        case writer
    }

    var count: Int
    /// The place after it.
    var end: Int
    var kind: Kind
}

/// Reads single terms; how they make a party is for `HeadSum`.
struct HeadTermScanner {
    let text: TokenizedText

    /// The term that begins at a token. Inside a list a person needs no article: `the bride, 6 bridesmaids and mom`.
    func term(at index: Int, isInside: Bool) -> HeadTerm? {
        counted(at: index) ?? writer(at: index) ?? married(at: index) ?? person(at: index, isInside: isInside)
    }

    /// A number, or the upper end of `10-12`, `10 to 12`, `6 or 7`.
    func number(at index: Int) -> (value: Int, length: Int)? {
        guard let (first, length) = NumberWords.match(in: text, at: index) else { return nil }
        let (value, dozens) = text.folded(index + length) == "dozen" ? (first * 12, length + 1) : (first, length)
        let joint = index + dozens
        let joins = text.isSign(joint, "-") || HeadWords.ranges.contains(text.folded(joint))
        if joins, let (second, more) = NumberWords.match(in: text, at: joint + 1), second > value,
            second <= PassengerReader.maximum
        {
            return (second, dozens + 1 + more)
        }
        return (value, dozens)
    }

    /// A number and its noun: `2 kids`, `our three children`, `7 family members`.
    func counted(at index: Int) -> HeadTerm? {
        let start = HeadWords.articles.contains(text.folded(index)) ? index + 1 : index
        guard let (value, length) = number(at: start), PassengerReader.isPlausible(value), !isFigure(start) else {
            return nil
        }
        var place = start + length
        if text.isSign(place, "-"), HeadWords.units.contains(text.folded(place + 1)) {
            // "a 60-person firm" and "a 14-passenger van" are no party, "a 10-person group" is.
            return HeadWords.groups.contains(text.folded(place + 2))
                ? HeadTerm(count: value, end: place + 3, kind: .everybody) : nil
        }
        if text.isSign(place, "-") || text.isSign(place, "+") { place += 1 }
        if text.folded(place) == "or", ["so", "more"].contains(text.folded(place + 1)) { place += 2 }
        place = afterAdjectives(place)
        let noun = text.folded(place)
        if HeadWords.twos.contains(noun) {
            return HeadTerm(count: min(PassengerReader.maximum, value * 2), end: place + 1, kind: .counted)
        }
        if noun == "piece", ["band", "orchestra", "ensemble"].contains(text.folded(place + 1)) {
            return HeadTerm(count: value, end: place + 2, kind: .counted)
        }
        let isNoun = HeadWords.isNoun(noun) || value == 1 && HeadWords.isNoun(noun + "s")
        // "4 PAX SUV" is a dispatcher's count and car, "14 pax van" a size.
        let isDispatched = noun == "pax" && ["suv", "sedan", "car"].contains(text.folded(place + 1))
        guard isNoun, isDispatched || !isCapacity(place + 1) else { return nil }
        return HeadTerm(count: value, end: place + 1, kind: HeadWords.everybody.contains(noun) ? .everybody : .counted)
    }

    /// `one wheelchair passenger`, `8 grown men`, `6 of my friends`, `7 family members`.
    private func afterAdjectives(_ start: Int) -> Int {
        var place = start
        for _ in 0..<3 where HeadWords.adjectives.contains(text.folded(place)) { place += 1 }
        if text.isWord(place), !HeadWords.isNoun(text.folded(place)), !HeadWords.breaks.contains(text.folded(place)),
            HeadWords.tails.contains(text.folded(place + 1))
        {
            place += 1
        }
        return place
    }

    /// `me`, `myself`, `I`
    func writer(at index: Int) -> HeadTerm? {
        let word = text.folded(index)
        guard HeadWords.writers.contains(word) || word == "i" && text[index]?.isSpaced ?? false && !isEnumerated(index)
        else { return nil }
        return HeadTerm(count: 1, end: index + 1, kind: .writer)
    }

    /// `i)`, `(i`: a number of a list.
    private func isEnumerated(_ index: Int) -> Bool { text.isSign(index - 1, "(") || text.isSign(index + 1, ")") }

    /// `Mr and Mrs`
    private func married(at index: Int) -> HeadTerm? {
        guard ["mr", "mr."].contains(text.folded(index)) else { return nil }
        var place = index + 1
        if text.isSign(place, ".") { place += 1 }
        guard ["and", "&"].contains(text.folded(place)), text.folded(place + 1) == "mrs" else { return nil }
        place += text.isSign(place + 2, ".") ? 3 : 2
        while text[place]?.kind == .word, text[place]?.isCapitalized ?? false, place < index + 7 { place += 1 }
        return HeadTerm(count: 2, end: place, kind: .counted)
    }

    /// `my wife`, `a friend`, `her elderly mother`, `my brother's wife`, `my parents`, inside a list `mom` alone.
    func person(at index: Int, isInside: Bool) -> HeadTerm? {
        var place = index
        let hasArticle = HeadWords.owners.contains(text.folded(place)) || HeadWords.singles.contains(text.folded(place))
        if hasArticle {
            place += 1
        } else if HeadWords.pronouns.contains(text.folded(place)) || HeadWords.persons.contains(text.folded(place)),
            HeadWords.joints.contains(text.folded(place + 1)) || text.isSign(place + 1, ","),
            writer(at: place + 2) != nil
                || text.isSign(place + 1, ",") && HeadWords.owners.contains(text.folded(place + 2))
        {
            return HeadTerm(count: 1, end: place + 1, kind: .person)
        } else if !isInside {
            return nil
        }
        for _ in 0..<2 where HeadWords.adjectives.contains(text.folded(place)) { place += 1 }
        if hasArticle, text.folded(place).hasSuffix("'s"), HeadWords.persons.contains(text.folded(place + 1)) {
            place += 1
        }
        let count: Int
        if hasArticle, HeadWords.couples.contains(text.folded(place)), text.folded(place + 1) != "of" {
            return HeadTerm(count: 2, end: place + 1, kind: .counted)
        }
        if HeadWords.pairs.contains(text.folded(place)) {
            count = 2
        } else if let length = text.phrase(["in", "laws"], at: place) {
            (count, place) = (2, place + length - 1)
        } else if HeadWords.persons.contains(text.folded(place)) {
            count = 1
        } else {
            return nil
        }
        place += 1
        place += text.phrase(["-", "in", "law"], at: place) ?? text.phrase(["in", "law"], at: place) ?? 0
        // "my sister Jean and I"
        if text[place]?.kind == .word, text[place]?.isCapitalized ?? false, text.folded(place) != "i",
            HeadWords.joints.contains(text.folded(place + 1)) || text.isSign(place + 1, ",")
        {
            place += 1
        }
        // "my in-laws (2)"
        if text.isSign(place, "("), let exact = text.number(place + 1), text.isSign(place + 2, ")"), (1...99) ~= exact {
            return HeadTerm(count: exact, end: place + 3, kind: .counted)
        }
        return HeadTerm(count: count, end: place, kind: .person)
    }

    /// Where people that nobody counted are named: `their dates`, `the kids`, `wives`.
    func isUncounted(at index: Int) -> Bool {
        var place = index
        if HeadWords.owners.contains(text.folded(place)) || ["the", "some"].contains(text.folded(place)) { place += 1 }
        if HeadWords.adjectives.contains(text.folded(place)) { place += 1 }
        let noun = text.folded(place)
        return HeadWords.isNoun(noun) && !HeadWords.persons.contains(noun) && !HeadWords.pairs.contains(noun)
            || HeadWords.partners.contains(noun)
    }

    /// Where everybody counted before brings one more: `and their spouses`, `plus wives`.
    func isPartnered(at index: Int) -> Int? {
        let place = HeadWords.owners.contains(text.folded(index)) ? index + 1 : index
        return HeadWords.partners.contains(text.folded(place)) ? place + 1 : nil
    }

    /// `7:30`, `$7`, `12/7`, `#7`: no heads.
    func isFigure(_ index: Int) -> Bool {
        text.isSign(index + 1, ":") && text[index + 2]?.kind == .number
            || text.isSign(index - 1, ":") && text.number(index - 2) != nil && !(text[index]?.isSpaced ?? true)
            || text.isSign(index - 1, "$") || text.isSign(index - 1, "/") && !(text[index]?.isSpaced ?? true)
            || text.isSign(index - 1, "#")
    }

    /// `14 passenger van` tells the size of the car, not of the party.
    func isCapacity(_ index: Int) -> Bool {
        let place = HeadWords.carAdjectives.contains(text.folded(index)) ? index + 1 : index
        return HeadWords.cars.contains(text.folded(place)) || HeadWords.cars.contains(text.folded(index))
    }
}
