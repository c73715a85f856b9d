/// Whether a text tells a moment as mail programs print it: with a year or a full numeric date, or with a clock time.
struct DateEvidence: Sendable {
    /// There is a year, a numeric date of three parts or a time of day.
    let isStrong: Bool

    init(_ text: FoldedText) {
        var runs: [Int] = []
        var separators: [UInt8] = []
        var isStrong = false
        var count = 0
        var index = 0
        let octets = text.octets
        while index <= octets.count, !isStrong {
            let width = index < octets.count ? DateEvidence.digitWidth(octets, index) : 0
            if width > 0 {
                count += 1
                index += width
                continue
            }
            if count > 0 {
                runs.append(count)
                separators.append(index < octets.count ? octets[index] : 0)
                let isYear = count == 4 && DateEvidence.isYear(octets[index - 4])
                if isYear || DateEvidence.endsStrong(runs, separators) { isStrong = true }
                count = 0
            } else if let last = separators.last, last != 0, last != 0x20, index < octets.count, octets[index] != 0x20 {
                runs.removeAll()
                separators.removeAll()
            }
            index += 1
        }
        self.isStrong = isStrong
    }

    /// Octets of the digit at `index`, Latin or Arabic; 0 when there is none.
    private static func digitWidth(_ octets: [UInt8], _ index: Int) -> Int {
        if (0x30...0x39).contains(octets[index]) { return 1 }
        guard index + 1 < octets.count else { return 0 }
        if octets[index] == 0xd9, (0xa0...0xa9).contains(octets[index + 1]) { return 2 }
        if octets[index] == 0xdb, (0xb0...0xb9).contains(octets[index + 1]) { return 2 }
        return 0
    }

    /// Whether a number of four digits that begins so is a year: of the Common Era, of Thailand's, or in Arabic digits.
    private static func isYear(_ first: UInt8) -> Bool {
        first == UInt8(ascii: "1") || first == UInt8(ascii: "2") || first >= 0x80
    }

    /// `16:12`, `16.12`, `3/9/27`.
    private static func endsStrong(_ runs: [Int], _ separators: [UInt8]) -> Bool {
        guard let last = runs.last else { return false }
        guard last <= 2, runs.count >= 2, let between = separators.dropLast().last else { return false }
        return between == UInt8(ascii: ":") || between == UInt8(ascii: ".") || between == UInt8(ascii: "/")
            || between == UInt8(ascii: "-") && runs.count >= 3
    }
}
