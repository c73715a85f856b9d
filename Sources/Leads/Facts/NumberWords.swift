/// Numbers in digits or in English and Spanish words.
enum NumberWords {
    /// The number at a place and how many tokens it takes; `1,200` is one number.
    static func match(in text: TokenizedText, at index: Int) -> (value: Int, length: Int)? {
        if let number = text.number(index) { return grouped(number, in: text, at: index) }
        guard let word = text[index], word.kind == .word, let first = words[word.folded] else { return nil }
        // "twenty five", "twenty-five", "treinta y cinco".
        if first >= 20, first % 10 == 0, first < 100 {
            var next = index + 1
            if text.isSign(next, "-") || text.folded(next) == "y" { next += 1 }
            if let unit = words[text.folded(next)], (1...9).contains(unit) { return (first + unit, next - index + 1) }
        }
        return (first, 1)
    }

    private static func grouped(_ number: Int, in text: TokenizedText, at index: Int) -> (value: Int, length: Int) {
        var value = number
        var place = index
        guard text[index].map({ $0.folded.utf8.count <= 3 }) ?? false else { return (value, 1) }
        while text.isSign(place + 1, ","), text[place + 2].map({ $0.folded.utf8.count == 3 && !$0.isSpaced }) ?? false,
            let more = text.number(place + 2), value < 1_000_000
        {
            value = value * 1000 + more
            place += 2
        }
        return (value, place - index + 1)
    }

    static let words: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
        "dozen": 12, "couple": 2,
        "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
        "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40,
        "cincuenta": 50,
    ]
}
