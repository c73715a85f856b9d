/// Telephone numbers in running text and in answers, and their E.164 form.
struct PhoneReader: Sendable {
    /// A number as printed.
    struct Number: Hashable, Sendable {
        var printed: String
        var e164: String?
    }

    /// ISO 3166-1 code of the country whose national numbers are read.
    let country: String

    /// ITU-T E.164: at most fifteen digits.
    private static let maximumDigits = 15

    /// The first telephone number of a text.
    func phone(in text: TokenizedText) -> Finding<Number>? {
        var index = 0
        while index < text.count {
            if let found = candidate(text, index) {
                if !isOther(text, found.range.lowerBound) { return found }
                index = found.range.upperBound
                continue
            }
            // A run of digits that is no number is passed as a whole.
            index = max(index + 1, text[index]?.kind == .number ? runEnd(text, index) : 0)
        }
        return nil
    }

    /// The E.164 form of a printed number; nil when it is no complete number.
    func e164(of printed: String) -> String? {
        let main = PhoneReader.withoutExtension(printed)
        let digits = String(main.unicodeScalars.filter { LatinFolding.isDigit($0) }.map(Character.init))
        guard digits.utf8.count <= PhoneReader.maximumDigits else { return nil }
        let opening = main.trimmed.drop { $0 == "(" || $0 == " " }
        if opening.hasPrefix("+") { return international(main, digits) }
        if digits.hasPrefix("011"), isNorthAmerican { return international(main, String(digits.dropFirst(3))) }
        if digits.hasPrefix("00") { return international(main, String(digits.dropFirst(2))) }
        return national(digits)
    }

    private var isNorthAmerican: Bool { PhoneReader.callingCodes[country] == "1" || country == "US" }

    private func international(_ printed: String, _ digits: String) -> String? {
        // QUIRK: "+44 (0)20 ..." prints the national trunk zero, which is not dialled from abroad.
        var digits = digits
        if printed.contains("(0)"), let place = PhoneReader.trunkZero(in: printed) {
            digits.remove(at: digits.index(digits.startIndex, offsetBy: min(place, digits.count - 1)))
        }
        guard (8...PhoneReader.maximumDigits).contains(digits.utf8.count), !digits.hasPrefix("0") else { return nil }
        return "+\(digits)"
    }

    /// How many digits stand before `(0)`.
    private static func trunkZero(in printed: String) -> Int? {
        guard let range = printed.firstRange(of: "(0)") else { return nil }
        return printed[..<range.lowerBound].unicodeScalars.filter { LatinFolding.isDigit($0) }.count
    }

    private func national(_ digits: String) -> String? {
        if isNorthAmerican {
            let local = digits.utf8.count == 11 && digits.hasPrefix("1") ? String(digits.dropFirst()) : digits
            return PhoneReader.isNorthAmerican(local) ? "+1\(local)" : nil
        }
        guard let code = PhoneReader.callingCodes[country], (8...12).contains(digits.utf8.count) else { return nil }
        // Italy dials its leading zero, Spain, Poland and others have none.
        if digits.hasPrefix("0") { return country == "IT" ? "+\(code)\(digits)" : "+\(code)\(digits.dropFirst())" }
        return ["ES", "PL", "PT", "NO", "DK", "CZ", "MX", "IT", "CN", "GR", "LU"].contains(country)
            ? "+\(code)\(digits)" : nil
    }

    /// NANP: area code and exchange begin with 2 to 9.
    private static func isNorthAmerican(_ digits: String) -> Bool {
        let octets = Array(digits.utf8)
        return octets.count == 10 && (0x32...0x39).contains(octets[0]) && (0x32...0x39).contains(octets[3])
    }

    private static func withoutExtension(_ printed: String) -> String {
        let folded = LatinFolding.fold(printed)
        guard folded.utf8.count == printed.utf8.count || folded.count == printed.count else { return printed }
        var place = 0
        for character in folded {
            if character == "x" || character == "e" || character == "#" || character == ";" || character == ","
                || character == "/" && place > 9
            {
                return String(printed.prefix(place))
            }
            place += 1
        }
        return printed
    }

    /// A number that begins at a token.
    private func candidate(_ text: TokenizedText, _ index: Int) -> Finding<Number>? {
        var start = index
        let isPlus = text.isSign(index, "+")
        if isPlus { start += 1 }
        if text.isSign(start, "(") { start += 1 }
        guard text[start]?.kind == .number, !(text.isSign(index - 1, "+") || text.isSign(index - 1, "$")) else {
            return nil
        }
        if text[index - 1].map({
            $0.kind == .sign && ["#", ".", ",", "/", "-", ":", "("].contains($0.folded) && !text.tokens[index].isSpaced
        }) ?? false,
            text.number(index - 2) != nil
        {
            return nil
        }
        let end = runEnd(text, start)
        var counts: [Int] = []
        for place in start..<end where text[place]?.kind == .number {
            counts.append(text.tokens[place].folded.utf8.count)
        }
        let digits = counts.reduce(0, +)
        guard isShaped(counts, digits: digits, isPlus: isPlus, text, start, end) else { return nil }
        var last = end
        if let after = extensionEnd(text, end) { last = after }
        let printed = text.text(index..<last)
        return Finding(value: Number(printed: printed, e164: e164(of: text.text(index..<end))), range: index..<last)
    }

    /// Where a run of digits with the separators of telephone numbers ends.
    private func runEnd(_ text: TokenizedText, _ start: Int) -> Int {
        var place = start
        var end = start
        var digits = 0
        while place < text.count, place - start < 20 {
            guard let token = text[place] else { break }
            if token.kind == .number {
                digits += token.folded.utf8.count
                if digits > PhoneReader.maximumDigits { break }
                end = place + 1
            } else if token.folded == "(", place > start, (text[place + 1]?.folded.utf8.count ?? 0) < 2,
                text.number(place + 1) != 0 || !text.isSign(place + 2, ")")
            {
                // "+1 201-555-0150 (0:51)"
                break
            } else if token.kind != .sign || !["-", ".", "(", ")", "/"].contains(token.folded) {
                break
            }
            place += 1
        }
        return end
    }

    private func extensionEnd(_ text: TokenizedText, _ end: Int) -> Int? {
        var place = end
        if text.isSign(place, ",") { place += 1 }
        guard ["x", "ext", "extension", "#", "anexo"].contains(text.folded(place)) else { return nil }
        place += 1
        while text.isSign(place, ".") || text.isSign(place, ":") { place += 1 }
        guard let number = text[place], number.kind == .number, number.folded.utf8.count <= 6 else { return nil }
        return place + 1
    }

    /// Whether groups of digits look like a telephone number rather than a date, a price or an order number.
    private func isShaped(
        _ counts: [Int], digits: Int, isPlus: Bool, _ text: TokenizedText, _ start: Int, _ end: Int
    ) -> Bool {
        if isPlus { return (8...PhoneReader.maximumDigits).contains(digits) }
        let first = text.tokens[start].folded
        if isNorthAmerican {
            if counts == [3, 3, 4] || counts == [1, 3, 3, 4] || counts == [10] || counts == [3, 7] || counts == [6, 4] {
                return national(joined(text, start, end)) != nil
            }
            if counts == [11], first.hasPrefix("1") { return true }
            if first == "011" || first == "00" || first == "001", digits >= 11 { return true }
            return hasCue(text, before: start)
                && (counts == [3, 4] || counts == [7] || (9...13).contains(digits) && counts.count > 1)
        }
        if first.hasPrefix("00") { return digits >= 10 }
        if first.hasPrefix("0") { return (9...12).contains(digits) && !isDate(counts) }
        return (9...11).contains(digits) && (hasCue(text, before: start) || national(joined(text, start, end)) != nil)
            && !isDate(counts)
    }

    private func isDate(_ counts: [Int]) -> Bool { counts.count >= 3 && counts[0] <= 2 && counts[1] <= 2 }

    private func joined(_ text: TokenizedText, _ start: Int, _ end: Int) -> String {
        text.tokens[start..<end].filter { $0.kind == .number }.map(\.folded).joined()
    }

    private func hasCue(_ text: TokenizedText, before start: Int) -> Bool {
        (1...4).contains { PhoneReader.cues.contains(text.folded(start - $0)) }
    }

    /// A fax, an order, a card, a number of ours: the nearest word before the figures that names them decides.
    private func isOther(_ text: TokenizedText, _ start: Int) -> Bool {
        for step in 1...5 {
            let word = text.folded(start - step)
            if word == "" || [";", "\n", "?", "!"].contains(word) { return false }
            if PhoneReader.others.contains(word) { return true }
            if word == "you", ["at", "on"].contains(text.folded(start - step + 1)) { return true }
            if word == "your", ["number", "phone", "office", "line", "cell"].contains(text.folded(start - step + 1)) {
                return true
            }
            if word == "number", PhoneReader.others.contains(text.folded(start - step - 1)) { return true }
            if word == "c", text.folded(start - step - 1) == "/" || text.isSign(start - step + 1, "/") { return false }
            if PhoneReader.cues.contains(word), word != "number" { return false }
        }
        return false
    }

    private static let others: Set<String> = [
        "fax", "confirmation", "conf", "confirm", "order", "card", "visa", "mastercard", "amex", "invoice", "reference",
        "ref", "booking", "reservation", "tracking", "ticket", "account", "acct", "flight", "record", "locator", "po",
        "id", "license", "policy", "ssn", "ein", "routing", "claim", "case", "serial", "zip", "vat", "npi", "f",
    ]

    private static let cues: Set<String> = [
        "phone", "tel", "telephone", "cell", "mobile", "call", "text", "number", "whatsapp", "telefono", "celular",
        "movil",
        "reached", "reach", "ph", "t", "m", "c", "fon", "telefon", "contact",
    ]

    /// ITU calling codes of the countries businesses of this kind work in.
    private static let callingCodes: [String: String] = [
        "US": "1", "CA": "1", "PR": "1", "DO": "1", "JM": "1", "BS": "1", "GB": "44", "IE": "353", "DE": "49",
        "AT": "43",
        "CH": "41", "FR": "33", "BE": "32", "NL": "31", "LU": "352", "IT": "39", "ES": "34", "PT": "351", "PL": "48",
        "CZ": "420", "SE": "46", "NO": "47", "DK": "45", "FI": "358", "GR": "30", "RU": "7", "UA": "380", "TR": "90",
        "JP": "81", "CN": "86", "KR": "82", "IN": "91", "AU": "61", "NZ": "64", "BR": "55", "MX": "52", "AR": "54",
        "CO": "57", "CL": "56", "PE": "51", "ZA": "27", "AE": "971", "IL": "972", "SG": "65", "HK": "852",
    ]
}
