/// One word, number or sign of a text, with its place.
struct Token: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case word, number, sign, lineEnd
    }

    var kind: Kind
    /// Lower case, without the accents of Latin letters; `’` is `'`.
    var folded: String
    /// Octets of the text.
    var range: Range<Int>
    /// Whether something blank (or nothing) stands before it.
    var isSpaced: Bool
    /// Whether the first letter is upper case.
    var isCapitalized: Bool
    /// Whether it has letters and all of them are upper case.
    var isUpper: Bool
}
