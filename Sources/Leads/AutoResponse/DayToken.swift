/// A word, number or mark of a folded text, for reading dates.
struct DayToken: Sendable {
    enum Kind: Hashable, Sendable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Character)
    }

    let kind: Kind
    let start: Int
    let end: Int

    var number: (value: Int, digits: Int)? {
        guard case .number(let value, let digits) = kind else { return nil }
        return (value, digits)
    }

    var word: String? {
        guard case .word(let word) = kind else { return nil }
        return word
    }

    var mark: Character? {
        guard case .mark(let mark) = kind else { return nil }
        return mark
    }

    /// The tokens of a text, blanks left out. Numbers of more than four digits belong to no date and become marks.
    static func tokens(in text: FoldedText) -> [DayToken] {
        var scanner = Scanner()
        for character in text.string {
            scanner.take(character)
        }
        scanner.flush()
        return scanner.tokens
    }

    /// Splits a text as it comes.
    private struct Scanner {
        var tokens: [DayToken] = []
        private var run = ""
        private var isNumber = false
        private var start = 0
        private var offset = 0

        mutating func take(_ character: Character) {
            let width = character.utf8.count
            defer { offset += width }
            if character.isASCII, character.isNumber {
                if !isNumber { flush() }
                begin()
                isNumber = true
                run.append(character)
            } else if isNumber, DayToken.units.contains(character) {
                flush()
                tokens.append(DayToken(kind: .mark(character), start: offset, end: offset + width))
            } else if character.isLetter {
                if isNumber { flush() }
                begin()
                run.append(character)
            } else {
                flush()
                if character != " " {
                    tokens.append(DayToken(kind: .mark(character), start: offset, end: offset + width))
                }
            }
        }

        private mutating func begin() {
            if run.isEmpty { start = offset }
        }

        mutating func flush() {
            defer {
                run = ""
                isNumber = false
            }
            guard !run.isEmpty else { return }
            let kind: Kind =
                if !isNumber {
                    .word(run)
                } else if run.count <= 4, let value = Int(run) {
                    .number(value, digits: run.count)
                } else {
                    .mark("#")
                }
            tokens.append(DayToken(kind: kind, start: start, end: start + run.utf8.count))
        }
    }

    /// Year, month and day behind a number in Chinese, Japanese and Korean.
    private static let units: Set<Character> = ["年", "月", "日", "号", "號", "년", "월", "일"]
}
