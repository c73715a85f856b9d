/// A person's wish to get no more mail.
///
/// | phrase | is a request |
/// |---|---|
/// | the whole text: `unsubscribe`, `stop` | always |
/// | clear: "stop emailing me" | unless taken back before it: "I don't want to ...", "if you wish to ..." |
/// | open: "remove me" | when its sentence ends there or speaks of lists or mail, and not of cars or hours |
/// | list: "from your mailing list" | when "remove" or its like stands before it |
/// | any of them | not about the ride itself: "stop emailing the driver", "no me manden más la van" |
/// | short: a stray "unsubscribe" | in a short text without a mailing's small print, unless taken back |
package enum StopRequest {
    /// The words of a text that ask for it; nil when none do.
    ///
    /// - Parameter newText: the writer's own words: a quoted footer asks for nothing.
    package static func find(in newText: String) -> String? {
        let folded = PhraseTable<Kind>.fold(newText, limit: longestText + 1)
        guard !folded.isEmpty, folded.octets.count <= longestText else { return nil }
        if folded.octets.count <= shortText, let words = wholeRequest(folded) { return words }
        // The small print of a mailing has the word too.
        let isShort = folded.octets.count <= shortText && smallPrint.find(in: folded).isEmpty
        for hit in table.find(in: folded) where !isReversed(folded, before: hit.start) {
            switch hit.idea {
            case .clear: if !isOfRide(folded, behind: hit.end) { return hit.phrase }
            case .open: if isAboutMail(folded, hit) { return hit.phrase }
            case .list: if removes(folded, before: hit.start) { return hit.phrase }
            case .short: if isShort { return hit.phrase }
            case .business: continue
            }
        }
        return nil
    }

    /// A subject that is nothing but the request: what mail programs send for `List-Unsubscribe` (RFC 2369 §3.2).
    package static func isSubject(_ subject: String?) -> Bool {
        guard let subject else { return false }
        return wholeRequest(PhraseTable<Kind>.fold(SubjectPrefix.bare(subject), limit: shortText)) != nil
    }

    /// What a text orders, accepts or asks a price for; nil when it does none of it.
    ///
    /// A stop suppresses somebody for good, so words of business in the same text make a stop request doubtful.
    static func business(in newText: String) -> String? {
        let folded = PhraseTable<Kind>.fold(newText, limit: longestText)
        return orders.find(in: folded).first { hit in
            let before = folded.octets[max(0, hit.start - refusalReach)..<hit.start]
            let words = before.split { $0 == 0x20 || $0 == UInt8(ascii: ",") }
            return !words.suffix(3).contains { refusals.contains(String(decoding: $0, as: UTF8.self)) }
        }?.phrase
    }

    /// Octets in which three words before an order stand.
    private static let refusalReach = 40

    private enum Kind: Hashable, Sendable {
        case clear, open, list, short, business
    }

    /// Octets of a text in which a stray "unsubscribe" is still a request.
    private static let shortText = 160
    /// Octets of the longest text in which a clear request is looked for.
    private static let longestText = 4000
    /// Octets before and behind a phrase that can belong to its sentence.
    private static let sentenceReach = 120

    private static func wholeRequest(_ text: FoldedText) -> String? {
        var octets = text.octets[...]
        while let last = octets.last, marks.contains(last) { octets.removeLast() }
        while let first = octets.first, marks.contains(first) { octets.removeFirst() }
        let words = String(decoding: octets, as: UTF8.self)
        if alone.contains(words) { return words }
        // "STOP STOP STOP"
        let parts = octets.split { marks.contains($0) }
        guard let word = parts.first, parts.allSatisfy({ $0.elementsEqual(word) }) else { return nil }
        let once = String(decoding: word, as: UTF8.self)
        return alone.contains(once) ? once : nil
    }

    /// "I do not want to unsubscribe", "if you wish to unsubscribe from this list".
    private static func isReversed(_ text: FoldedText, before start: Int) -> Bool {
        var before = text.octets[max(0, start - sentenceReach)..<start]
        while before.last == 0x20 { before.removeLast() }
        return reversals.contains { word in
            guard before.count >= word.count, before.suffix(word.count).elementsEqual(word) else { return false }
            let edge = before.endIndex - word.count
            return edge == before.startIndex || before[edge - 1] == 0x20 || marks.contains(before[edge - 1])
        }
    }

    /// What follows an open phrase up to the end of its sentence decides what is to end.
    private static func isAboutMail(_ text: FoldedText, _ hit: PhraseTable<Kind>.Found) -> Bool {
        let rest = text.octets[hit.end..<min(text.octets.count, hit.end + sentenceReach)]
        let sentence = rest.prefix { !sentenceEnds.contains($0) }
        let words = FoldedText(String(decoding: sentence, as: UTF8.self))
        if words.isEmpty { return !isLimited(FoldedText(String(decoding: rest, as: UTF8.self))) }
        if isLimited(words) { return false }
        let opening = FoldedText(String(decoding: sentence.prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self))
        return opening.isEmpty || courtesies.contains(opening.string)
            || !objects.hits(in: words, wholeWords: true).isEmpty
    }

    /// "Stop emailing the driver": the first words behind a clear phrase are what is to end. "About my ride" is not.
    private static func isOfRide(_ text: FoldedText, behind end: Int) -> Bool {
        let rest = text.octets[end..<min(text.octets.count, end + sentenceReach)]
        let clause = rest.prefix { !sentenceEnds.contains($0) && $0 != UInt8(ascii: ",") }
        let words = clause.split(separator: 0x20).prefix(3).map { String(decoding: $0, as: UTF8.self) }
        guard !words.contains(where: topics.contains) else { return false }
        return isLimited(FoldedText(words.joined(separator: " ")))
    }

    /// Words that open what a mail is about.
    private static let topics: Set<String> = [
        "about", "regarding", "concerning", "for", "re", "email", "emails", "mail", "mails", "e-mails", "correos",
        "sobre", "uber", "zu", "wegen", "mensajes", "messages", "au", "su", "over",
    ]

    /// "Please remove ava@client.example from your mailing list": what is to go stands before the list, in its sentence.
    private static func removes(_ text: FoldedText, before start: Int) -> Bool {
        let reach = text.octets[max(0, start - sentenceReach)..<start]
        // Dots of addresses end no sentence.
        let words = FoldedText(
            String(decoding: reach.reversed().prefix { $0 != UInt8(ascii: "?") }.reversed(), as: UTF8.self))
        return !removals.hits(in: words, wholeWords: true).isEmpty && !isLimited(words)
    }

    private static func isLimited(_ words: FoldedText) -> Bool { !limits.hits(in: words, wholeWords: true).isEmpty }

    private static let marks = Set(".!?,;:*\"'()[]<> -_#".utf8)
    private static let sentenceEnds = Set(".!?;".utf8)
    private static let courtesies: Set<String> = [
        "please", "pls", "thanks", "thank you", "now", "asap", "immediately", "at once", "bitte", "danke",
    ]

    private static let table = PhraseTable<Kind>([
        (.clear, StopPhrases.clear), (.open, StopPhrases.open), (.list, StopPhrases.lists),
        (.short, StopPhrases.short),
    ])
    private static let smallPrint = PhraseTable<Kind>([(.short, MachinePhrases.footer)])
    private static let orders = PhraseTable<Kind>([(.business, StopPhrases.business)])
    private static let refusals = StopPhrases.refusals
    private static let alone = Set(folded(StopPhrases.alone))
    private static let reversals = folded(StopPhrases.reversals).map { Array($0.utf8) }
    private static let objects = PhraseMatcher(folded(StopPhrases.objects))
    private static let removals = PhraseMatcher(folded(StopPhrases.removals))
    private static let limits = PhraseMatcher(folded(StopPhrases.limits))

    private static func folded(_ texts: [String]) -> [String] {
        texts.map { PhraseTable<Kind>.fold($0, limit: .max).string }
    }
}
