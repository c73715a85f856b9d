import MailTypes

/// What an address list has said of one mailbox so far.
struct MailboxDraft {
    /// The words outside of angle brackets and comments, as they stood, quotes removed.
    private var phrase: [UInt8] = []
    /// The same words with their quotes: an address may be among them.
    private var written: [UInt8] = []
    private var hasSpace = false
    private var hasQuotes = false
    private var angle: [UInt8]?
    var comments: [[UInt8]] = []

    /// Whether a colon now would end a group's name: words, and no address yet.
    var mayNameGroup: Bool {
        guard angle == nil, !phrase.isEmpty || !comments.isEmpty else { return false }
        return hasQuotes || !written.contains(ASCII.at) && !ASCII.lowercased(written).hasSuffix("mailto")
    }

    mutating func addSpace() {
        hasSpace = !phrase.isEmpty
    }

    mutating func addAtom(_ atom: some Collection<UInt8>) {
        separate(isQuoted: false)
        phrase += atom
        written += atom
    }

    mutating func addQuoted(_ content: [UInt8]) {
        separate(isQuoted: true)
        hasQuotes = true
        phrase += content
        written.append(ASCII.quote)
        for octet in content {
            if octet == ASCII.quote || octet == ASCII.backslash { written.append(ASCII.backslash) }
            written.append(octet)
        }
        written.append(ASCII.quote)
    }

    private mutating func separate(isQuoted: Bool) {
        if hasSpace {
            phrase.append(ASCII.space)
            written.append(ASCII.space)
        }
        hasSpace = false
    }

    mutating func setAngle(_ address: [UInt8]) {
        // QUIRK: `"ann@x.example" <> <ann@x.example>`; the first address with something in it counts.
        if angle == nil || angle?.isEmpty == true { angle = address }
    }

    /// The mailbox, nil when nothing but white space was there.
    func mailbox() -> Mailbox? {
        if let angle { return Mailbox(displayName: name(of: phrase), rawAddress: address(of: angle)) }
        guard !written.isEmpty else {
            // A comment alone, as in an empty group: a name without an address.
            return comments.isEmpty ? nil : Mailbox(displayName: name(of: []), rawAddress: "")
        }
        return bareMailbox()
    }

    /// `addr-spec` without brackets. QUIRK: also `Ann Miller ann@x.example`.
    private func bareMailbox() -> Mailbox {
        let compact = MailboxDraft.withoutSpace(written)
        let whole = String(decoding: compact, as: UTF8.self)
        let words = written.split(whereSeparator: ASCII.isSpace)
        // RFC 822 §6.2.6 and still cron: `root (Cron Daemon)`, a local address with its owner's name.
        if !compact.contains(ASCII.at), words.count == 1, !comments.isEmpty {
            return Mailbox(displayName: name(of: []), rawAddress: whole)
        }
        // A word without an @ names somebody whose address the field does not tell.
        if !compact.contains(ASCII.at) { return Mailbox(displayName: name(of: phrase), rawAddress: "") }
        let holders = words.filter { $0.contains(ASCII.at) && $0.count > 1 }
        // White space around dots and the @ is obsolete syntax (RFC 5322 §4.4), between other words it is not.
        if words.count == 1 || hasQuotes && AddrSpec(whole) != nil || isObsoleteAddress(words) {
            return Mailbox(displayName: name(of: []), rawAddress: whole)
        }
        guard holders.count == 1, let word = holders.first else {
            return Mailbox(displayName: name(of: phrase), rawAddress: "")
        }
        let rest = words.filter { $0 != word }.joined(separator: [ASCII.space])
        return Mailbox(
            displayName: name(of: rest.filter { $0 != ASCII.quote }), rawAddress: String(decoding: word, as: UTF8.self)
        )
    }

    private func isObsoleteAddress(_ words: [ArraySlice<UInt8>]) -> Bool {
        let dot = UInt8(ascii: ".")
        return written.contains(ASCII.at)
            && zip(words, words.dropFirst()).allSatisfy { left, right in
                [dot, ASCII.at].contains(left.last ?? 0) || [dot, ASCII.at].contains(right.first ?? 0)
            }
    }

    /// The address between angle brackets: white space dropped, and the route `@a,@b:` (RFC 5322 §4.4).
    private func address(of octets: [UInt8]) -> String {
        var text = MailboxDraft.withoutSpace(octets)[...]
        if text.first == ASCII.at, let colon = text.firstIndex(of: ASCII.colon) { text = text[(colon + 1)...] }
        return HeaderText.text(of: Array(text))
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
        let name = HeaderText.decodeWords(Array(ASCII.trimmed(words[...])))
        let comment = comments.map { HeaderText.decodeWords(Array(ASCII.trimmed($0[...]))) }.filter { !$0.isEmpty }
            .joined(separator: " ")
        if name.isEmpty { return comment.isEmpty ? nil : comment }
        return comment.isEmpty ? name : "\(name) (\(comment))"
    }
}
