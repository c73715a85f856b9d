/// A text cut into tokens in one pass: what all extractors work on. They look a bounded number of tokens ahead, so
/// reading is linear in the text.
struct TokenizedText: Sendable {
    /// What is read of one text: an inquiry longer than this has said what it wants long before its end.
    static let maximumOctets = 32 * 1024

    let octets: [UInt8]
    private(set) var tokens: [Token] = []

    init(_ text: some StringProtocol) {
        octets = Array(text.utf8.prefix(TokenizedText.maximumOctets))
        cut(String(decoding: octets, as: UTF8.self))
    }

    var count: Int { tokens.count }

    /// The token at a place, nil outside the text: patterns look around without counting.
    subscript(index: Int) -> Token? {
        tokens.indices.contains(index) ? tokens[index] : nil
    }

    /// The folded text at a place, empty outside.
    func folded(_ index: Int) -> String {
        tokens.indices.contains(index) ? tokens[index].folded : ""
    }

    /// The original text of a run of tokens, its blanks included.
    func text(_ range: Range<Int>) -> String {
        let inside = range.clamped(to: 0..<tokens.count)
        guard !inside.isEmpty else { return "" }
        let octetRange = tokens[inside.lowerBound].range.lowerBound..<tokens[inside.upperBound - 1].range.upperBound
        return String(decoding: octets[octetRange.clamped(to: 0..<octets.count)], as: UTF8.self)
    }

    /// The value of a number token of at most nine digits.
    func number(_ index: Int) -> Int? {
        guard let token = self[index], token.kind == .number, token.folded.utf8.count <= 9 else { return nil }
        return Int(token.folded)
    }

    /// Whether a sign stands at a place.
    func isSign(_ index: Int, _ sign: String) -> Bool {
        guard let token = self[index] else { return false }
        return token.kind == .sign && token.folded == sign
    }

    func isWord(_ index: Int) -> Bool { self[index]?.kind == .word }

    func isLineEnd(_ index: Int) -> Bool { self[index].map { $0.kind == .lineEnd } ?? true }

    /// Who writes in capitals throughout writes no names with them: such words count as small.
    private mutating func lower() {
        let words = tokens.indices.filter { tokens[$0].kind == .word && tokens[$0].folded.utf8.count > 1 }
        let upper = words.count { tokens[$0].isUpper }
        guard words.count >= TokenizedText.shoutedWords, upper * 10 >= words.count * 8 else { return }
        for index in tokens.indices { (tokens[index].isCapitalized, tokens[index].isUpper) = (false, false) }
    }

    /// Fewer words in capitals are a heading.
    private static let shoutedWords = 8

    private mutating func cut(_ text: String) {
        var scalars = TokenScanner(text)
        while let token = scalars.next() { tokens.append(token) }
        lower()
    }
}
