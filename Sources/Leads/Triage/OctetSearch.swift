extension StringProtocol {
    /// At most so many scalars from the front.
    func opening(_ count: Int) -> Substring { Substring(Substring(self).unicodeScalars.prefix(count)) }

    /// Whether `phrase` stands in the text, compared octet by octet.
    ///
    /// The library's own search compares characters by canonical equivalence through a searcher made anew for every
    /// call: a hundred times the cost, on every line of every message.
    func contains(_ phrase: String) -> Bool { firstRange(of: phrase) != nil }

    /// Where `phrase` first stands, compared octet by octet. Its cost is the text's length times the phrase's at worst:
    /// for short phrases.
    func firstRange(of phrase: String) -> Range<Index>? {
        let octets = utf8
        let wanted = phrase.utf8
        guard let first = wanted.first else { return startIndex..<startIndex }
        var rest = octets[...]
        while let start = rest.firstIndex(of: first) {
            rest = octets[start...]
            if rest.starts(with: wanted) { return start..<octets.index(start, offsetBy: wanted.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
