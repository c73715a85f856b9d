import MailTypes

/// What an address list has said of one mailbox so far.
struct MailboxDraft {
    /// The words outside of angle brackets and comments, as they stood, quotes removed.
    private var phrase: [UInt8] = []
    /// The same words with their quotes: an address may be among them.
    private var written: [UInt8] = []
    private var hasSpace = false
    private var hasQuotes = false
    private var hasEncodedWords = false
    private var hasAt = false
    private var angle: [UInt8]?
    /// How much of the phrase stood before the brackets.
    private var phraseAtAngle = 0
    var comments: [[UInt8]] = []

    /// Whether a colon now would end a group's name: words, and no address yet.
    var mayNameGroup: Bool {
        guard angle == nil, !phrase.isEmpty || !comments.isEmpty else { return false }
        return hasQuotes || !hasAt && !ASCII.lowercased(written.suffix(6)).hasSuffix("mailto")
    }

    /// Whether an address was seen, so that a `>` can only be one too many.
    var hasAddress: Bool { angle != nil || hasAt }

    /// Whether brackets with something in them were seen.
    var hasAngleAddress: Bool { angle?.isEmpty == false }

    mutating func addSpace() {
        hasSpace = !phrase.isEmpty
    }

    mutating func addAtom(_ atom: some Collection<UInt8>) {
        separate()
        phrase += atom
        written += atom
        hasAt = hasAt || atom.contains(ASCII.at)
    }

    /// An encoded word is never part of an address (RFC 2047 §5 (3)), whatever it holds.
    mutating func addEncodedWord(_ word: ArraySlice<UInt8>) {
        separate()
        hasEncodedWords = true
        phrase += word
        // `=40` is the same sign to the Q encoding; base64 has none.
        for octet in word { written += octet == ASCII.at ? Array("=40".utf8) : [octet] }
    }

    mutating func addQuoted(_ content: [UInt8]) {
        separate()
        hasQuotes = true
        hasAt = hasAt || content.contains(ASCII.at)
        phrase += content
        written.append(ASCII.quote)
        for octet in content {
            if octet == ASCII.quote || octet == ASCII.backslash { written.append(ASCII.backslash) }
            written.append(octet)
        }
        written.append(ASCII.quote)
    }

    private mutating func separate() {
        if hasSpace {
            phrase.append(ASCII.space)
            written.append(ASCII.space)
        }
        hasSpace = false
    }

    mutating func setAngle(_ address: [UInt8]) {
        // QUIRK: `"ann@x.example" <> <ann@x.example>`; the first address with something in it counts.
        guard !hasAngleAddress else { return }
        angle = address
        phraseAtAngle = phrase.count
    }

    /// Takes the words behind the brackets out, as the start of the next mailbox.
    mutating func divided() -> MailboxDraft {
        var next = MailboxDraft()
        next.addAtom(ASCII.trimmed(phrase[phraseAtAngle...]))
        phrase.removeSubrange(phraseAtAngle...)
        return next
    }

    /// The mailbox: none when nothing but white space was there, several where the commas between them are missing.
    func mailboxes() -> [Mailbox] {
        if let angle { return angleMailboxes(angle) }
        guard !written.isEmpty else {
            // A comment alone, as in an empty group: a name without an address.
            return comments.isEmpty ? [] : [Mailbox(displayName: name(of: []), rawAddress: "")]
        }
        return bareMailboxes()
    }

    private func angleMailboxes(_ angle: [UInt8]) -> [Mailbox] {
        // QUIRK: `<ann@x.example bob@y.example>`.
        let words = angle.split(whereSeparator: ASCII.isSpace).map { String(decoding: $0, as: UTF8.self) }
        if words.count > 1, words.allSatisfy({ AddrSpec($0) != nil }) {
            return words.map { Mailbox(displayName: name(of: phrase), rawAddress: $0) }
        }
        return [Mailbox(displayName: name(of: phrase), rawAddress: address(of: angle))]
    }

    /// `addr-spec` without brackets. QUIRK: also `Ann Miller ann@x.example`.
    private func bareMailboxes() -> [Mailbox] {
        let compact = MailboxDraft.withoutSpace(written)
        let words = written.split(whereSeparator: ASCII.isSpace)
        guard compact.contains(ASCII.at) else {
            // RFC 822 §6.2.6 and still cron: `root (Cron Daemon)`, a local address with its owner's name.
            if words.count == 1, !comments.isEmpty, !hasEncodedWords {
                return [Mailbox(displayName: name(of: []), rawAddress: String(decoding: compact, as: UTF8.self))]
            }
            // A word without an @ names somebody whose address the field does not tell.
            return [encodedMailbox ?? Mailbox(displayName: name(of: phrase), rawAddress: "")]
        }
        let whole = MailboxDraft.unwrapped(String(decoding: compact, as: UTF8.self))
        // White space around dots and the @ is obsolete syntax (RFC 5322 §4.4), between other words it is not.
        if words.count == 1 || hasQuotes && AddrSpec(whole) != nil || isObsoleteAddress(words) {
            return [Mailbox(displayName: name(of: []), rawAddress: whole)]
        }
        return dividedMailboxes(words) ?? [Mailbox(displayName: name(of: phrase), rawAddress: "")]
    }

    /// QUIRK: `Ann ann@x.example Bob bob@y.example`: each address ends a mailbox, the words before it are its name.
    /// nil when a word with an @ is no address.
    private func dividedMailboxes(_ words: [ArraySlice<UInt8>]) -> [Mailbox]? {
        let holders = words.indices.filter { words[$0].contains(ASCII.at) && words[$0].count > 1 }
        guard let last = holders.last else { return nil }
        let addresses = holders.map { MailboxDraft.unwrapped(String(decoding: words[$0], as: UTF8.self)) }
        guard holders.count == 1 || addresses.allSatisfy({ AddrSpec($0) != nil }) else { return nil }
        var start = words.startIndex
        return zip(holders, addresses).map { place, address in
            let after = place == last ? words[(place + 1)...] : []
            let rest = (words[start..<place] + after).joined(separator: [ASCII.space])
            start = place + 1
            return Mailbox(displayName: name(of: rest.filter { $0 != ASCII.quote }), rawAddress: address)
        }
    }

    /// QUIRK: web forms encode the whole of `Ann <ann@x.example>` as one word.
    private var encodedMailbox: Mailbox? {
        guard hasEncodedWords, let text = name(of: phrase), text.utf8.contains(ASCII.at) else { return nil }
        if let address = AddrSpec(text) { return Mailbox(address: address) }
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<"),
            let address = AddrSpec(String(text[text.index(after: open)...].dropLast()))
        else { return nil }
        let shown = ASCII.trimmed(Array(text[..<open].utf8).filter { $0 != ASCII.quote }[...])
        return Mailbox(displayName: shown.isEmpty ? nil : String(decoding: shown, as: UTF8.self), address: address)
    }

    private func isObsoleteAddress(_ words: [ArraySlice<UInt8>]) -> Bool {
        let dot = UInt8(ascii: ".")
        return zip(words, words.dropFirst()).allSatisfy { left, right in
            [dot, ASCII.at].contains(left.last ?? 0) || [dot, ASCII.at].contains(right.first ?? 0)
        }
    }

    /// The address between angle brackets: white space dropped, and the route `@a,@b:` (RFC 5322 §4.4).
    private func address(of octets: [UInt8]) -> String {
        var text = MailboxDraft.withoutSpace(octets)[...]
        if text.first == ASCII.at, let colon = text.firstIndex(of: ASCII.colon) { text = text[(colon + 1)...] }
        return MailboxDraft.unwrapped(HeaderText.text(of: text))
    }

    /// QUIRK: Outlook and scripts put quotes or apostrophes around a whole address.
    private static func unwrapped(_ text: String) -> String {
        guard let first = text.utf8.first, first == ASCII.quote || first == ASCII.apostrophe, text.utf8.count > 2,
            text.utf8.last == first
        else { return text }
        let inner = String(text.dropFirst().dropLast())
        return AddrSpec(inner) == nil ? text : inner
    }

    /// Without white space, but for that in quotes.
    private static func withoutSpace(_ octets: [UInt8]) -> [UInt8] {
        var isQuoted = false
        var isEscaped = false
        return octets.filter { octet in
            let keeps = isQuoted || !ASCII.isSpace(octet)
            if octet == ASCII.quote, !isEscaped { isQuoted.toggle() }
            isEscaped = octet == ASCII.backslash && !isEscaped
            return keeps
        }
    }

    /// The display name: words, then comments in parentheses; comments alone are the name.
    private func name(of words: [UInt8]) -> String? {
        let name = HeaderText.decodeWords(ASCII.trimmed(words[...]))
        guard !comments.isEmpty else { return name.isEmpty ? nil : name }
        let comment = comments.map { HeaderText.decodeWords(ASCII.trimmed($0[...])) }.filter { !$0.isEmpty }
            .joined(separator: " ")
        if name.isEmpty { return comment.isEmpty ? nil : comment }
        return comment.isEmpty ? name : "\(name) (\(comment))"
    }
}
