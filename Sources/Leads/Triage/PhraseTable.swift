/// Phrases sorted by the idea they tell, found all in one pass over a text.
///
/// Phrases are written as people write them; case, accents and typographic marks are folded away here.
struct PhraseTable<Idea: Hashable & Sendable>: Sendable {
    /// One phrase that stands in a text.
    struct Found: Sendable {
        let idea: Idea
        /// The phrase as it is listed, folded.
        let phrase: String
        /// First octet of it in the folded text, and the octet after it.
        let start: Int
        let end: Int
    }

    private let phrases: [String]
    private let ideas: [Idea]
    private let matcher: PhraseMatcher

    init(_ groups: [(Idea, [String])]) {
        var phrases: [String] = []
        var ideas: [Idea] = []
        for (idea, texts) in groups {
            for text in texts {
                phrases.append(PhraseTable.fold(text, limit: .max).string)
                ideas.append(idea)
            }
        }
        self.phrases = phrases
        self.ideas = ideas
        matcher = PhraseMatcher(phrases)
    }

    /// Every phrase in a text that was folded by `fold`, at word's edges, in the order of the text.
    func find(in text: FoldedText) -> [Found] {
        matcher.hits(in: text, wholeWords: true).map { hit in
            Found(idea: ideas[hit.phrase], phrase: phrases[hit.phrase], start: hit.start, end: hit.end)
        }
    }

    /// The first phrase of each idea in a text.
    func ideas(in text: FoldedText) -> [Idea: String] {
        var found: [Idea: String] = [:]
        for hit in find(in: text) where found[hit.idea] == nil { found[hit.idea] = hit.phrase }
        return found
    }

    /// The folding that texts need before they are searched.
    static func fold(_ text: some StringProtocol, limit: Int) -> FoldedText {
        FoldedText(text, limit: limit, withoutAccents: true)
    }
}
