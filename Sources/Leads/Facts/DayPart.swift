/// The half of the day that words after a time name: `pm`, `p.m.`, `in the evening`, `de la noche`, `du matin`.
enum DayPart: Sendable {
    case morning, afternoon, night

    /// Minutes after midnight of a time on the clock's face, 0 for twelve o'clock.
    func minutes(of face: Int) -> Int {
        switch self {
        case .morning: face
        case .afternoon: face + 720
        // "1 at night" is after midnight, "12 de la noche" is midnight.
        case .night: face < 300 ? face : face + 720
        }
    }

    /// The words at a token, and how many tokens they take.
    static func match(in text: TokenizedText, at index: Int) -> (part: DayPart, length: Int)? {
        let word = text.folded(index)
        if word == "am" { return namesDay(text, index + 1) ? nil : (.morning, 1) }
        if word == "pm" { return (.afternoon, 1) }
        if word == "a" || word == "p" { return letters(text, index, isAfternoon: word == "p") }
        for (words, part) in phrases[word] ?? [] {
            if let length = text.phrase(words, at: index) { return (part, length) }
        }
        return nil
    }

    /// `am Freitag`: the German preposition.
    private static func namesDay(_ text: TokenizedText, _ index: Int) -> Bool {
        ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "flughafen", "bahnhof"]
            .contains(text.folded(index))
    }

    /// `a.m.`, `p m`, `6p`.
    private static func letters(_ text: TokenizedText, _ index: Int, isAfternoon: Bool) -> (DayPart, Int)? {
        let part: DayPart = isAfternoon ? .afternoon : .morning
        let isSpaced = text[index]?.isSpaced ?? true
        if text.isSign(index + 1, "."), text.folded(index + 2) == "m" {
            return (part, text.isSign(index + 3, ".") && !(text[index + 3]?.isSpaced ?? true) ? 4 : 3)
        }
        if text.folded(index + 1) == "m", isAfternoon || !isSpaced { return (part, 2) }
        return isSpaced ? nil : (part, 1)
    }

    private static let phrases: [String: [(words: [String], part: DayPart)]] = {
        let lists: [(DayPart, String)] = [
            (
                .morning,
                """
                in the morning,in the am,de la manana,de la madrugada,por la manana,en la manana,du matin,di mattina,del mattino,\
                da manha,am morgen,am vormittag,morgens,vormittags,fruh,early morning,this morning
                """
            ),
            (
                .afternoon,
                """
                in the evening,in the afternoon,in the pm,de la tarde,por la tarde,en la tarde,del dia,de l' apres midi,del pomeriggio,\
                da tarde,am nachmittag,nachmittags,this evening,this afternoon,du soir,di sera,am abend,abends
                """
            ),
            (.night, "at night,de la noche,por la noche,en la noche,da noite,nachts,di notte,de la nuit"),
        ]
        var table: [String: [(words: [String], part: DayPart)]] = [:]
        for (part, list) in lists {
            for phrase in list.split(separator: ",") {
                let words = phrase.split(separator: " ").map(String.init)
                if let first = words.first { table[first, default: []].append((words, part)) }
            }
        }
        return table
    }()
}
