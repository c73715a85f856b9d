/// Phrases of which any may stand in a text: one pass, however many there are.
struct PhraseList: Sendable {
    private let matcher: PhraseMatcher
    /// The phrases by the octets they begin with, for `opens`.
    private let byStart: [UInt16: [[UInt8]]]

    /// - Parameter phrases: folded as the texts are in which they are looked for, two octets or longer.
    init(_ phrases: [String]) {
        matcher = PhraseMatcher(phrases)
        byStart = Dictionary(grouping: phrases.map { Array($0.utf8) }.filter { $0.count >= 2 }) { octets in
            PhraseList.start(octets[0], octets[1])
        }
    }

    /// Whether any of the phrases stands in a folded text.
    func isIn(_ folded: String) -> Bool { matcher.isAnywhere(in: Array(folded.utf8)) }

    /// The same of folded octets.
    func isIn(_ octets: [UInt8]) -> Bool { matcher.isAnywhere(in: octets) }

    /// Whether a folded text begins with any of the phrases.
    func opens(_ folded: some StringProtocol) -> Bool {
        let octets = Array(folded.utf8.prefix(PhraseList.longestOpening))
        guard octets.count >= 2, let bucket = byStart[PhraseList.start(octets[0], octets[1])] else { return false }
        return bucket.contains { octets.starts(with: $0) }
    }

    /// No phrase is longer.
    private static let longestOpening = 200

    private static func start(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }
}
