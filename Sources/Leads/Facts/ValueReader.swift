/// What the lead says it will spend, in dollars.
enum ValueReader {
    /// A trip costs between these; anything else is a telephone fragment, a tip or a fraud's millions.
    private static let plausible = 20.0...250_000.0

    /// The budget in a text: an amount near a word for it, else an amount in dollars that is no rate, tip or discount.
    static func value(in text: TokenizedText) -> Finding<Double>? {
        var plain: Finding<Double>?
        // A share was told in dollars, so that a bare total is one too.
        var hasParts = false
        for index in 0..<text.count {
            guard let found = amount(text, index) else { continue }
            hasParts = hasParts || found.isMoney
            let isCued = isCued(text, found.range)
            guard found.isMoney || isCued || hasParts && isTotal(text, found.range.upperBound),
                plausible.contains(found.value), !isOther(text, found.range)
            else {
                continue
            }
            let finding = Finding(value: found.value, range: found.range)
            // "$80 each so $640 total"
            if isTotal(text, found.range.upperBound) { return finding }
            if isCued { return finding }
            if plain == nil { plain = finding }
        }
        return plain
    }

    /// The amount in an answer to the question itself: a bare number counts, of a range the upper end.
    static func value(inAnswer answer: String) -> Double? {
        let text = TokenizedText(answer.prefix(200))
        for index in 0..<text.count {
            if let found = amount(text, index), found.value > 0, found.value <= plausible.upperBound {
                return found.value
            }
        }
        return nil
    }

    private struct Amount {
        var value: Double
        var range: Range<Int>
        var isMoney: Bool
    }

    /// An amount at a place: `$1,200`, `1200 dollars`, `USD 900`, `1.5k`, `$800-1000` (the upper end).
    private static func amount(_ text: TokenizedText, _ index: Int) -> Amount? {
        var start = index
        var isMoney = false
        if text.isSign(start, "$") || ["usd", "us"].contains(text.folded(start)) && !text.isLineEnd(start) {
            isMoney = true
            start += 1
            if text.isSign(start, "$") { start += 1 }
        } else if text.isSign(index - 1, "$") {
            return nil
        }
        guard var (value, length) = number(text, start) else { return nil }
        var end = start + length
        if text.isSign(end, "-") || ["to", "and", "a", "or"].contains(text.folded(end)) {
            let next = text.isSign(end + 1, "$") ? end + 2 : end + 1
            if let (upper, more) = number(text, next), upper > value, upper < value * 10,
                isMoney || isUnit(text, next + more) || text.isSign(end + 1, "$") || isCued(text, index..<end)
            {
                value = upper
                length = next + more - start
                end = start + length
            }
        }
        // "thinking around 2k"
        if text.folded(end - 1) == "k", limits.contains(text.folded(index - 1)), text.folded(end) != "miles" {
            isMoney = true
        }
        if isUnit(text, end) {
            isMoney = true
            end += 1
        }
        return Amount(value: value, range: index..<end, isMoney: isMoney)
    }

    private static func isUnit(_ text: TokenizedText, _ index: Int) -> Bool {
        text.isSign(index, "$") && !(text[index]?.isSpaced ?? true) || units.contains(text.folded(index))
    }

    private static let units: Set<String> = [
        "dollars", "dollar", "usd", "bucks", "dolares", "dollers", "dlls", "dlrs", "dls", "dollari", "dolars", "bux",
        "dolar",
    ]

    /// `1,200`, `1200.50`, `1.5k`, `2 thousand`, `fifteen hundred`.
    private static func number(_ text: TokenizedText, _ index: Int) -> (Double, Int)? {
        guard let token = text[index], !token.folded.hasPrefix("0"), !text.isSign(index - 1, ":"),
            !text.isSign(index - 1, "+"),
            let (whole, length) = NumberWords.match(in: text, at: index)
        else { return nil }
        if token.kind == .word { return whole >= 50 ? (Double(whole), length) : nil }
        var value = Double(whole)
        var place = index + length
        if text.isSign(place, "."), let token = text[place + 1], token.kind == .number, !token.isSpaced,
            token.folded.utf8.count <= 3, let part = text.number(place + 1)
        {
            // "1.200 dólares": a point before three figures parts thousands.
            value =
                token.folded.utf8.count == 3
                ? value * 1000 + Double(part) : value + Double(part) / (token.folded.utf8.count == 1 ? 10 : 100)
            place += 2
        }
        if text.folded(place) == "k", !(text[place]?.isSpaced ?? true), text.folded(place + 1) != "race" {
            value *= 1000
            place += 1
        } else if let scale = scales[text.folded(place)], whole < 1000 {
            value *= scale
            place += 1
        } else if ["million", "millions", "billion", "m", "mm"].contains(text.folded(place)) {
            return nil
        }
        return (value, place - index)
    }

    private static let scales: [String: Double] = [
        "thousand": 1000, "mil": 1000, "grand": 1000, "hundred": 100, "mille": 1000, "tausend": 1000,
    ]

    private static func isCued(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        if counts(text, range.upperBound) { return false }
        if isLabelled(text, range.lowerBound) { return true }
        for step in 1...8 {
            let word = text.folded(range.lowerBound - step)
            if cues.contains(word) { return true }
            // "if you could do $550", "can you do it for 800"
            if step <= 3, word == "do" {
                if text.isSign(range.lowerBound, "$") || isUnit(text, range.upperBound - 1) { return true }
            }
            if step <= 3, limits.contains(word),
                ["keep", "stay", "staying", "keeping", "pay", "it", "be", "is"].contains(
                    text.folded(range.lowerBound - step - 1))
            {
                return true
            }
            if ["\n", "?", "!", "+"].contains(word)
                || word == "." && !(text[range.lowerBound - step + 1]?.kind == .number)
            {
                break
            }
        }
        for step in 0...3 {
            let word = text.folded(range.upperBound + step)
            if word == "." || word == "\n" { break }
            if [
                "budget", "budgeted", "max", "maximum", "presupuesto", "tops", "budjet", "inc", "inclusive", "incl",
                "flat", "net", "spend", "all-in",
            ].contains(word) {
                return true
            }
        }
        return false
    }

    private static func isTotal(_ text: TokenizedText, _ end: Int) -> Bool {
        [["total"], ["in", "total"], ["in", "all"], ["altogether"], ["all", "together"], ["en", "total"]].contains {
            text.phrase($0, at: end) != nil
        } && !PlaceWords.quantities.contains(text.folded(end + 1))
    }

    /// `RATE 95 ALL IN`, `Fare: 120`: a dispatcher's line.
    private static func isLabelled(_ text: TokenizedText, _ index: Int) -> Bool {
        let place = text.isSign(index - 1, ":") || text.isSign(index - 1, "=") ? index - 2 : index - 1
        return ["rate", "fare", "price", "pays", "payout", "tarifa"].contains(text.folded(place))
            && text.isLineEnd(place - 1)
    }

    /// Whether a number counts heads, hours or things.
    private static func counts(_ text: TokenizedText, _ index: Int) -> Bool {
        text.isSign(index, ":") || text.isSign(index, "/") || DayPart.match(in: text, at: index) != nil
            || PlaceWords.quantities.contains(text.folded(index)) && text.folded(index) != "dollars"
            || ["th", "st", "nd", "rd", "hours", "people"].contains(text.folded(index))
    }

    /// Rates, tips, discounts and what others ask are not what the lead will spend.
    private static func isOther(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        let next = text.folded(range.upperBound)
        let second = text.folded(range.upperBound + 1)
        if next == "/" || next == "per" || next == "an" && second == "hour"
            || next == "a" && ["head", "person", "mile", "month", "week", "year", "couple", "hour"].contains(second)
            || next == "each" && second != "way" || next == "por" && ["hora", "persona"].contains(second) || next == "%"
        {
            return true
        }
        if [
            "off", "discount", "tip", "gratuity", "deposit", "coupon", "credit", "gift", "hourly", "bonus", "people",
            "passengers", "guests", "miles", "hours", "loan", "salary", "commission", "fine", "ticket", "tickets", "pp",
            "apiece", "ea", "cash", "value", "monthly", "weekly", "pct", "percent",
        ].contains(next) {
            return true
        }
        // "$640 is more than we planned"
        if next == "is", ["more", "too", "high", "steep", "above", "over", "a"].contains(second) { return true }
        return (1...4).contains {
            [
                "uber", "lyft", "taxi", "cab", "last", "each", "wants", "asks", "asked", "charges", "charging", "tip",
                "deposit", "save", "saved", "win",
                "prize", "earn", "quoted", "charged", "charge", "worth",
                "refund", "invoice", "paid", "loan", "ticket", "tickets", "fee", "salary", "prize", "grant", "funding",
                "quote", "asking",
                "donate", "donation", "raised", "prices", "packages", "plans",
            ].contains(text.folded(range.lowerBound - $0))
        }
    }

    private static let limits: Set<String> = ["under", "below", "around", "about", "within", "over", "than", "to"]

    private static let cues: Set<String> = [
        "budget", "budgeted", "spend", "spending", "afford", "presupuesto", "gastar", "allocated", "willing",
        "approved", "budjet", "budgeting", "presupuestado", "budged", "bugdet", "buget", "max", "maximum", "maximo",
        "limit", "paying", "pay", "pagar",
    ]
}
