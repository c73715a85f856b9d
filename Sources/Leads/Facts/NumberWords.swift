/// Numbers in digits or in English and Spanish words.
enum NumberWords {
    /// The number at a place and how many tokens it takes; `1,200` is one number.
    static func match(in text: TokenizedText, at index: Int) -> (value: Int, length: Int)? {
        if let number = text.number(index) { return grouped(number, in: text, at: index) }
        guard var (value, length) = below100(text, index) else {
            // "a hundred", "mil doscientos"
            let start = ["a", "one"].contains(text.folded(index)) ? index + 1 : index
            guard let scale = scales[text.folded(start)],
                start > index || ["mil", "cien", "hundert", "cento", "cent"].contains(text.folded(start))
            else { return nil }
            return (scale, start - index + 1)
        }
        // "twelve hundred", "two thousand five hundred"
        for _ in 0..<2 {
            guard let scale = scales[text.folded(index + length)], value < scale * 10 || scale == 100,
                value <= maximumScaled
            else { break }
            value = value >= 100 ? value : value * scale
            length += 1
            if let more = below100(text, index + length), scales[text.folded(index + length + more.length)] == 100,
                scale == 1000
            {
                value += more.value * 100
                length += more.length + 1
            }
        }
        return (value, length)
    }

    /// More is no number that people write in words.
    private static let maximumScaled = 10_000
    private static let scales = [
        "hundred": 100, "thousand": 1000, "grand": 1000, "mil": 1000, "cien": 100, "hundert": 100, "cento": 100,
        "cent": 100, "mille": 1000,
    ]

    /// "twenty five", "twenty-five", "treinta y cinco".
    private static func below100(_ text: TokenizedText, _ index: Int) -> (value: Int, length: Int)? {
        guard let word = text[index], word.kind == .word, let first = words[word.folded] else { return nil }
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
        "un": 1, "una": 1, "uno": 1, "dos": 2, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
        "diecisiete": 17, "veintiuno": 21, "veintiun": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24,
        "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "dieciocho": 18,
        "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40,
        "cincuenta": 50, "sesenta": 60, "seventy": 70, "eighty": 80, "ninety": 90, "fourty": 40, "fivteen": 15,
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
        "vingt": 20,
        "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
        "zwolf": 12,
        "zwanzig": 20, "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9,
        "dieci": 10, "dodici": 12, "venti": 20, "dois": 2, "duas": 2, "tres": 3, "quatro": 4, "oito": 8, "dez": 10,
        "doze": 12, "vinte": 20,
    ]
}
