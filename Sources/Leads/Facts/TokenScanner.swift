/// Cuts a text into tokens, scalar by scalar.
struct TokenScanner {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var offset = 0
    private var isSpaced = true

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func next() -> Token? {
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" { return lineEnd() }
            if scalar.properties.isWhitespace || LatinFolding.isInvisible(scalar) {
                advance()
                isSpaced = true
                continue
            }
            if LatinFolding.isDigit(scalar) { return take(.number) { LatinFolding.isDigit($0) } }
            if LatinFolding.isLetter(scalar) { return word() }
            return sign()
        }
        return nil
    }

    private mutating func advance() {
        offset += UTF8.width(scalars[index])
        index += 1
    }

    private mutating func lineEnd() -> Token {
        let start = offset
        if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { advance() }
        advance()
        isSpaced = true
        return Token(
            kind: .lineEnd, folded: "\n", range: start..<offset, isSpaced: true, isCapitalized: false, isUpper: false
        )
    }

    private mutating func sign() -> Token {
        let start = offset
        let folded = String(LatinFolding.sign(scalars[index]))
        advance()
        return finish(.sign, folded, start, isCapitalized: false, isUpper: false)
    }

    private mutating func take(_ kind: Token.Kind, while belongs: (Unicode.Scalar) -> Bool) -> Token {
        let start = offset
        var folded = ""
        while index < scalars.count, belongs(scalars[index]) {
            LatinFolding.append(scalars[index], to: &folded)
            advance()
        }
        return finish(kind, folded, start, isCapitalized: false, isUpper: false)
    }

    /// Letters with single apostrophes between them: `O'Hare`, `we’re`.
    private mutating func word() -> Token {
        let start = offset
        let isCapitalized = scalars[index].properties.isUppercase
        var isUpper = true
        var folded = ""
        while index < scalars.count {
            let scalar = scalars[index]
            if LatinFolding.isLetter(scalar) {
                if !scalar.properties.isUppercase { isUpper = false }
                LatinFolding.append(scalar, to: &folded)
            } else if LatinFolding.sign(scalar) == "'", index + 1 < scalars.count,
                LatinFolding.isLetter(scalars[index + 1])
            {
                folded.append("'")
                if TokenScanner.elided.contains(folded), !scalars[index + 1].properties.isUppercase || !isCapitalized {
                    advance()
                    break
                }
            } else {
                break
            }
            advance()
        }
        return finish(.word, folded, start, isCapitalized: isCapitalized, isUpper: isUpper)
    }

    /// What French and Italian put before a vowel is a word of its own: `l'aéroport`, `dall'hotel`.
    private static let elided: Set<String> = ["l'", "d'", "qu'", "all'", "dall'", "dell'", "nell'", "sull'", "un'"]

    private mutating func finish(
        _ kind: Token.Kind, _ folded: String, _ start: Int, isCapitalized: Bool, isUpper: Bool
    ) -> Token {
        defer { isSpaced = false }
        return Token(
            kind: kind, folded: folded, range: start..<offset, isSpaced: isSpaced, isCapitalized: isCapitalized,
            isUpper: isUpper
        )
    }
}
