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

    /// The phrases that begin with the same octets.
    private struct Bucket: Sendable {
        let key: Int32
        var phrases: [Int]
    }

    private let phrases: [[UInt8]]
    /// Sorted by their place in `slots`.
    private let buckets: [Bucket]
    /// For each slot of a key where its buckets begin, and one more where the last end.
    private let slots: [Int32]
    /// How far a key's hash is shifted to become a slot.
    private let shift: UInt32
    /// Phrases of two octets, such as `ab`, by these.
    private let pairs: [Int32: [Int]]

    /// - Parameter phrases: folded as `FoldedText` folds; those of one octet never match.
    package init(_ phrases: [String]) {
        var byKey: [Int32: [Int]] = [:]
        var pairs: [Int32: [Int]] = [:]
        for (index, phrase) in phrases.enumerated() {
            let octets = Array(phrase.utf8.prefix(3))
            if octets.count == 3 {
                byKey[PhraseMatcher.key(octets[0], octets[1], octets[2]), default: []].append(index)
            } else if octets.count == 2 {
                pairs[PhraseMatcher.key(0, octets[0], octets[1]), default: []].append(index)
            }
        }
        var bits: UInt32 = 8
        while 1 << bits < byKey.count * PhraseMatcher.slotsPerKey { bits += 1 }
        let shift = 32 - bits
        let buckets = byKey.map { Bucket(key: $0, phrases: $1) }
            .sorted { PhraseMatcher.slot($0.key, shift) < PhraseMatcher.slot($1.key, shift) }
        var slots = [Int32](repeating: 0, count: (1 << Int(bits)) + 1)
        for bucket in buckets { slots[PhraseMatcher.slot(bucket.key, shift) + 1] += 1 }
        for slot in slots.indices.dropFirst() { slots[slot] += slots[slot - 1] }
        self.phrases = phrases.map { Array($0.utf8) }
        self.buckets = buckets
        self.slots = slots
        self.shift = shift
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
            let slot = PhraseMatcher.slot(key, shift)
            // Most slots are empty: nothing is compared at most places.
            for place in Int(slots[slot])..<Int(slots[slot + 1]) where buckets[place].key == key {
                if !take(buckets[place].phrases, start) { return }
            }
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

    /// Slots for each key, so that nearly all that hold none are empty.
    private static let slotsPerKey = 8

    private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int32 {
        Int32(first) << 16 | Int32(second) << 8 | Int32(third)
    }

    private static func slot(_ key: Int32, _ shift: UInt32) -> Int {
        Int((UInt32(truncatingIfNeeded: key) &* 2_654_435_761) >> shift)
    }
}
