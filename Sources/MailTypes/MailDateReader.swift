import FoundationEssentials

/// Reads dates as mail writes them, one word after the other.
struct MailDateReader {
    private let words: [[UInt8]]
    private var day: Int?
    private var month: Int?
    private var year: Int?
    private var time: (hour: Int, minute: Int, second: Int)?
    private var offset: Int?
    private var isAfternoon: Bool?
    private var hasZone = false
    private var isWeekdayTakenForMonth = false

    init(_ text: String) {
        words = MailDateReader.words(of: text)
    }

    mutating func read() -> MailDate? {
        var index = 0
        while index < words.count {
            // A complete date is followed by nothing we need.
            take(words[index], next: index + 1 < words.count ? words[index + 1] : nil, at: &index)
            index += 1
        }
        return result()
    }

    // MARK: Words

    /// No date needs more.
    private static let maximumOctets = 200

    /// The words, without comments (RFC 5322 §3.2.2) and commas; `T` of ISO 8601 parts words too.
    private static func words(of text: String) -> [[UInt8]] {
        var words: [[UInt8]] = []
        var word: [UInt8] = []
        var depth = 0
        for octet in text.utf8.prefix(maximumOctets) {
            if octet == UInt8(ascii: "(") { depth += 1 }
            if depth == 0, octet > 0x20, !separators.contains(octet) {
                word.append(octet)
            } else if !word.isEmpty {
                words.append(word)
                word = []
            }
            if octet == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
        }
        if !word.isEmpty { words.append(word) }
        return words.flatMap(dividedISO)
    }

    private static let separators = Array(",;\"".utf8)

    /// `2026-11-22T18:30:00-05:00` as date, time and zone; `18:30:00+0100` as time and zone.
    private static func dividedISO(_ word: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = word[...]
        if let mark = rest.firstIndex(of: UInt8(ascii: "T")), mark >= 8, isDigit(rest[mark - 1]),
            mark + 1 < rest.endIndex,
            isDigit(rest[mark + 1])
        {
            pieces.append(Array(rest[..<mark]))
            rest = rest[(mark + 1)...]
        }
        if let colon = rest.firstIndex(of: UInt8(ascii: ":")),
            let zone = rest[colon...].firstIndex(where: {
                $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || isLetter($0)
            })
        {
            pieces.append(Array(rest[..<zone]))
            rest = rest[zone...]
        }
        pieces.append(Array(rest))
        return pieces.filter { !$0.isEmpty }
    }

    private mutating func take(_ word: [UInt8], next: [UInt8]?, at index: inout Int) {
        if word.contains(UInt8(ascii: ":")), MailDateReader.isDigit(word[0]) {
            takeTime(word)
        } else if word[0] == UInt8(ascii: "+") || word[0] == UInt8(ascii: "-") && time != nil {
            takeNumericZone(word)
        } else if MailDateReader.isDigit(word[0]) {
            takeNumber(word)
        } else if MailDateReader.isLetter(word[0]) {
            takeName(word)
        }
    }

    // MARK: Time and zone

    private mutating func takeTime(_ word: [UInt8]) {
        guard time == nil else { return }
        let numbers = word.split(separator: UInt8(ascii: ":")).map {
            MailDateReader.number($0.prefix { MailDateReader.isDigit($0) })
        }
        guard numbers.count >= 2, let hour = numbers[0], let minute = numbers[1] else { return }
        let second = numbers.count > 2 ? numbers[2] ?? 0 : 0
        time = (hour, minute, second)
    }

    /// `zone = ("+" / "-") 4DIGIT`; QUIRK: also `+01:00`, `+100`, `+1`.
    private mutating func takeNumericZone(_ word: [UInt8]) {
        guard !hasZone else { return }
        let digits = word.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard digits.count <= 4, let value = MailDateReader.number(digits[...]) else { return }
        let minutes =
            digits.count <= 2 && word.first != nil && !digits.isEmpty && !isUnsigned(word)
            ? value * 60 : value / 100 * 60 + value % 100
        guard minutes < 24 * 60 else { return }
        offset = (word[0] == UInt8(ascii: "-") ? -minutes : minutes) * 60
        hasZone = true
    }

    private func isUnsigned(_ word: [UInt8]) -> Bool { word.first.map(MailDateReader.isDigit) ?? false }

    private mutating func takeName(_ word: [UInt8]) {
        let name = String(decoding: word.prefix { MailDateReader.isLetter($0) }, as: UTF8.self).lowercased()
        if month == nil || isWeekdayTakenForMonth, let number = MailDateReader.month(name) {
            // QUIRK: `mar. 3 janv.`: Tuesday in French, Spanish and Italian.
            isWeekdayTakenForMonth = name == "mar" && day == nil && month == nil
            month = number
            takeJoined(word.dropFirst(name.utf8.count))
        } else if name == "pm" || name == "am" {
            isAfternoon = name == "pm"
        } else if name == "dst", hasZone, let standard = offset {
            // QUIRK: `MET DST`, an hour more.
            offset = standard + 3600
        } else if time != nil, !hasZone {
            takeZoneName(name, rest: word.dropFirst(name.utf8.count))
        }
    }

    /// RFC 5322 §4.3: the zones of RFC 822; every other name says nothing and counts as -0000.
    private mutating func takeZoneName(_ name: String, rest: ArraySlice<UInt8>) {
        if let hours = MailDateReader.zones[name] {
            offset = hours * 3600
            hasZone = true
            // QUIRK: `GMT+0200`.
            if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), hours == 0 {
                hasZone = false
                takeNumericZone(Array(rest))
            }
        }
    }

    // MARK: Numbers

    /// `21-Nov-97`, `2026-11-22`, `11/22/2026`, `22.11.2026`, or one number by its place.
    private mutating func takeNumber(_ word: [UInt8]) {
        let pieces = word.split { [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains($0) }
        if pieces.count == 3, day == nil || month == nil {
            takeDate(pieces, separator: word[pieces[0].count])
            return
        }
        // QUIRK: `10.11.12` and `10.11` as a time of day.
        if pieces.count == 2 || pieces.count == 3, time == nil, day != nil, month != nil, year != nil,
            word.contains(UInt8(ascii: "."))
        {
            takeTime(word.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: ":") : $0 })
            return
        }
        let digits = word.prefix { MailDateReader.isDigit($0) }
        guard let value = MailDateReader.number(digits) else { return }
        takeValue(value, digits: digits.count, word: word)
        // QUIRK: `1st`, `22Nov`.
        let rest = word.dropFirst(digits.count)
        if let first = rest.first, MailDateReader.isLetter(first), rest.count >= 3 { takeName(Array(rest)) }
    }

    private mutating func takeValue(_ value: Int, digits: Int, word: [UInt8]) {
        if year == nil, digits == 4, day == nil || month == nil || time != nil || value > 31 {
            year = value
        } else if day == nil, (1...31).contains(value) {
            day = value
        } else if month == nil, (1...12).contains(value) {
            month = value
        } else if year == nil, digits >= 2 {
            year = MailDateReader.fullYear(value, digits: digits)
        } else if time == nil {
            looseTime.append(value)
            if looseTime.count == 3 { time = (looseTime[0], looseTime[1], looseTime[2]) }
        } else if !hasZone, digits <= 4, value / 100 < 15, value % 100 < 60 {
            // QUIRK: the plus sign of the zone was lost.
            offset = (value / 100 * 60 + value % 100) * 60
            hasZone = true
        }
    }

    /// Hour, minute and second that stand apart.
    private var looseTime: [Int] = []

    private mutating func takeJoined(_ rest: ArraySlice<UInt8>) {
        // `Nov-97`, `Nov.`
        let digits = rest.drop { !MailDateReader.isDigit($0) }
        if let value = MailDateReader.number(digits), !digits.isEmpty, year == nil {
            year = MailDateReader.fullYear(value, digits: digits.count)
        }
    }

    private mutating func takeDate(_ pieces: [ArraySlice<UInt8>], separator: UInt8) {
        let numbers = pieces.map { MailDateReader.number($0) }
        if numbers[1] == nil, let number = MailDateReader.month(String(decoding: pieces[1], as: UTF8.self).lowercased())
        {
            day = numbers[0]
            month = number
            year = numbers[2].map { MailDateReader.fullYear($0, digits: pieces[2].count) }
        } else if let first = numbers[0], let second = numbers[1], let third = numbers[2] {
            if pieces[0].count == 4 {
                (year, month, day) = (first, second, third)
            } else {
                // With slashes Americans write the month first, unless it cannot be one.
                let monthFirst = separator == UInt8(ascii: "/") && first <= 12 || second > 12
                (month, day) = monthFirst ? (first, second) : (second, first)
                year = MailDateReader.fullYear(third, digits: pieces[2].count)
            }
        }
    }

    /// RFC 5322 §4.3: two digits up to 49 are of this century, other years of fewer than four digits count from 1900.
    private static func fullYear(_ value: Int, digits: Int) -> Int {
        digits >= 4 ? value : digits <= 2 && value < 50 ? value + 2000 : value + 1900
    }

    // MARK: Result

    private func result() -> MailDate? {
        guard let day, let month, let year, (1...12).contains(month), (1...9999).contains(year), day >= 1,
            day <= MailDateReader.days(in: month, of: year)
        else { return nil }
        var clock = time ?? (0, 0, 0)
        if let isAfternoon, clock.hour <= 12 { clock.hour = clock.hour % 12 + (isAfternoon ? 12 : 0) }
        guard (0...24).contains(clock.hour), (0..<60).contains(clock.minute), (0...60).contains(clock.second) else {
            return nil
        }
        let days = MailDateReader.daysSince1970(year: year, month: month, day: day)
        let local = days * 86_400 + clock.hour * 3600 + clock.minute * 60 + clock.second
        let offset = offset ?? 0
        return MailDate(date: Date(timeIntervalSince1970: Double(local - offset)), offset: offset)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days from 1 January 1970, by eras of 400 years that start on 1 March.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func number(_ digits: some Collection<UInt8>) -> Int? {
        guard (1...9).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func isDigit(_ octet: UInt8) -> Bool { (0x30...0x39).contains(octet) }

    private static func isLetter(_ octet: UInt8) -> Bool { (0x61...0x7a).contains(octet | 0x20) || octet >= 0x80 }

    /// The number of a month by its name or the start of it, in lower case.
    private static func month(_ name: String) -> Int? {
        guard name.count >= 3 else { return nil }
        return months[String(name.prefix(4))] ?? months[String(name.prefix(3))]
    }

    /// RFC 5322 §3.3, and QUIRK: programs that take the words of their user's language.
    private static let months = [
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
        "dec": 12, "ene": 1, "gen": 1, "fév": 2, "fev": 2, "mär": 3, "mrz": 3, "maa": 3, "mrt": 3, "abr": 4, "avr": 4,
        "mai": 5, "mag": 5, "mei": 5, "maj": 5, "giu": 6, "juin": 6, "lug": 7, "juil": 7, "ago": 8, "aoû": 8, "aou": 8,
        "set": 9, "okt": 10, "ott": 10, "out": 10, "dic": 12, "dez": 12, "déc": 12,
    ]

    /// Hours east. RFC 5322 §4.3 fixes the American zones; the European ones mean one thing each.
    private static let zones = [
        "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
        "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2,
        "met": 1, "mest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9,
    ]
}
