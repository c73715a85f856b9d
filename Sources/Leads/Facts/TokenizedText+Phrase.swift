extension TokenizedText {
    /// How many tokens a phrase takes at a place, skipping hyphens and full stops between its words; nil when it does
    /// not stand there.
    func phrase(_ words: [String], at index: Int) -> Int? {
        var place = index
        for (number, word) in words.enumerated() {
            if number > 0, isSign(place, "-") || isSign(place, ".") || isSign(place, "/") { place += 1 }
            guard let token = self[place], token.kind != .lineEnd, token.folded == word else { return nil }
            place += 1
        }
        return place - index
    }
}
