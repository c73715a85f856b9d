/// Finds many phrases in one text in one pass.
///
/// The first three octets of every phrase (two of the shortest) lead to a bucket of candidates, which are then compared.
/// The number of comparisons at one position is bounded by the rules, never by the text: time is linear in what a
/// stranger sends.
package struct PhraseMatcher: Sendable {
    /// One place where one phrase stands.
    package struct Hit: Hashable, Sendable {
        /// Index of the phrase as given to `init`.
        package let phrase: Int
        /// First octet of it in the text.
        package let start: Int
        /// Octet after it.
        package let end: Int
    }

    private let phrases: [[UInt8]]
    private let buckets: [Int32: [Int]]
    private let present: [UInt64]
    /// Phrases of two octets, such as `ab`, by these.
    private let pairs: [Int32: [Int]]

    /// - Parameter phrases: folded as `FoldedText` folds; those of one octet never match.
    package init(_ phrases: [String]) {
        var stored: [[UInt8]] = []
        var buckets: [Int32: [Int]] = [:]
        var pairs: [Int32: [Int]] = [:]
        var present = [UInt64](repeating: 0, count: PhraseMatcher.filterSize / 64)
        for phrase in phrases {
            let octets = Array(phrase.utf8)
            if octets.count >= 3 {
                let key = PhraseMatcher.key(octets[0], octets[1], octets[2])
                buckets[key, default: []].append(stored.count)
                let slot = PhraseMatcher.slot(key)
                present[slot / 64] |= 1 << UInt64(slot % 64)
            } else if octets.count == 2 {
                pairs[PhraseMatcher.key(0, octets[0], octets[1]), default: []].append(stored.count)
            }
            stored.append(octets)
        }
        self.phrases = stored
        self.buckets = buckets
        self.present = present
        self.pairs = pairs
    }

    /// The number of phrases given to `init`.
    package var count: Int { phrases.count }

    /// Every occurrence of every phrase, in the order of the text.
    ///
    /// When `wholeWords`, a phrase that begins or ends with a letter or digit matches at a word's edge only, in scripts
    /// that put blanks between words.
    package func hits(in text: FoldedText, wholeWords: Bool = false) -> [Hit] {
        hits(in: text.octets, wholeWords: wholeWords)
    }

    /// The same in folded octets.
    package func hits(in octets: [UInt8], wholeWords: Bool = false) -> [Hit] {
        var hits: [Hit] = []
        search(octets) { bucket, start in
            append(bucket, in: octets, at: start, wholeWords, to: &hits)
            return true
        }
        return hits
    }

    /// Whether any phrase stands anywhere in folded octets, at a word's edge or not.
    package func isAnywhere(in octets: [UInt8]) -> Bool {
        var isFound = false
        search(octets) { bucket, start in
            isFound = bucket.contains { matches(phrases[$0], in: octets, at: start) }
            return !isFound
        }
        return isFound
    }

    /// Gives each place where a phrase may begin with its candidates, until `take` says that it has enough.
    private func search(_ octets: [UInt8], _ take: (_ bucket: [Int], _ start: Int) -> Bool) {
        for start in octets.indices.dropLast() {
            if !pairs.isEmpty, let bucket = pairs[PhraseMatcher.key(0, octets[start], octets[start + 1])],
                !take(bucket, start)
            {
                return
            }
            guard start + 2 < octets.count else { break }
            let key = PhraseMatcher.key(octets[start], octets[start + 1], octets[start + 2])
            let slot = PhraseMatcher.slot(key)
            guard present[slot / 64] & (1 << UInt64(slot % 64)) != 0, let bucket = buckets[key] else { continue }
            if !take(bucket, start) { return }
        }
    }

    private func append(_ bucket: [Int], in octets: [UInt8], at start: Int, _ wholeWords: Bool, to hits: inout [Hit]) {
        for index in bucket where matches(phrases[index], in: octets, at: start) {
            let end = start + phrases[index].count
            if wholeWords, !PhraseMatcher.isWhole(octets, start, end) { continue }
            hits.append(Hit(phrase: index, start: start, end: end))
        }
    }

    private func matches(_ phrase: [UInt8], in octets: [UInt8], at start: Int) -> Bool {
        guard start + phrase.count <= octets.count else { return false }
        var offset = 3
        while offset < phrase.count {
            if octets[start + offset] != phrase[offset] { return false }
            offset += 1
        }
        return true
    }

    private static func isWhole(_ octets: [UInt8], _ start: Int, _ end: Int) -> Bool {
        if start > 0, isLetter(octets, at: start), isLetter(octets, at: start - 1) { return false }
        if end < octets.count, isLetter(octets, at: end - 1), isLetter(octets, at: end) { return false }
        return true
    }

    /// Whether the character an octet belongs to makes words told apart by blanks: ASCII, Latin, Greek, Cyrillic, Korean
    /// excepted, which glues its particles on, as Chinese and Japanese glue everything.
    private static func isLetter(_ octets: [UInt8], at index: Int) -> Bool {
        let octet = octets[index]
        if octet < 0x80 { return (0x61...0x7a).contains(octet) || (0x30...0x39).contains(octet) }
        var lead = index
        while lead > 0, index - lead < 3, octets[lead] & 0xc0 == 0x80 { lead -= 1 }
        return (0xc3...0xd4).contains(octets[lead])
    }

    /// Bits of the filter that most positions fail at: 64 Ki bits, 8 KiB.
    private static let filterSize = 1 << 16

    private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int32 {
        Int32(first) << 16 | Int32(second) << 8 | Int32(third)
    }

    private static func slot(_ key: Int32) -> Int {
        Int((UInt32(truncatingIfNeeded: key) &* 2_654_435_761) >> 16)
    }
}
