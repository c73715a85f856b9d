import MailTypes

/// Reads address lists as they are written, not only as RFC 5322 §3.4 and §4.4 allow them.
///
/// `address = mailbox / group`, `mailbox = name-addr / addr-spec`, `name-addr = [display-name] angle-addr`,
/// `group = display-name ":" [group-list] ";"`. Groups are flattened. One pass; every octet belongs to one token.
struct AddressListReader {
    private let input: [UInt8]
    private var index = 0
    private var mailboxes: [Mailbox] = []
    private var draft = MailboxDraft()
    /// Whether a quote, a comment was seen to have no end: no later one has, and none is looked for again.
    private var hasOpenQuote = false
    private var hasOpenComment = false

    /// The mailboxes of a raw field body.
    static func read(_ body: ArraySlice<UInt8>) -> [Mailbox] {
        var reader = AddressListReader(input: HeaderText.inOneCharset(HeaderText.unfolded(joiningPairs(body))))
        reader.readAll()
        return reader.mailboxes
    }

    /// QUIRK: some programs fold between a backslash and the character it quotes; the fold is no part of the pair.
    private static func joiningPairs(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard body.contains(ASCII.backslash) else { return body }
        var output: [UInt8] = []
        output.reserveCapacity(body.count)
        var index = body.startIndex
        while index < body.endIndex {
            output.append(body[index])
            index += 1
            guard output.last == ASCII.backslash, index < body.endIndex,
                body[index] == ASCII.cr || body[index] == ASCII.lf
            else { continue }
            while index < body.endIndex, ASCII.isSpace(body[index]) { index += 1 }
        }
        return output[...]
    }

    private init(input: [UInt8]) {
        self.input = input
    }

    private mutating func readAll() {
        while index < input.count {
            let octet = input[index]
            switch octet {
            case ASCII.openParenthesis: readComment()
            case ASCII.quote where isStrayQuote: index += 1
            case ASCII.quote:
                if let content = quotedString() { draft.addQuoted(content) }
            case ASCII.less: readAngle()
            case ASCII.greater where draft.hasAddress:
                // QUIRK: brackets closed twice, or closed without having been opened.
                index += 1
            case ASCII.backslash where quotesNext:
                // QUIRK: directories write `Doe\\, John` without quotes around it (obs-phrase has no such pair).
                draft.addAtom(input[(index + 1)...(index + 1)])
                index += 2
            case ASCII.comma, ASCII.semicolon: finish()
            case ASCII.colon: readColon()
            case _ where ASCII.isSpace(octet):
                draft.addSpace()
                index += 1
            default: readAtom()
            }
        }
        finish()
    }

    /// QUIRK: a quote at the end of a word that none opened (`Ann" <ann@x.example>`, `5'10" tall`) opens nothing.
    private var isStrayQuote: Bool {
        guard index > 0, !AddressListReader.isSpecial(input[index - 1]), input[index - 1] != ASCII.backslash else {
            return false
        }
        guard index + 1 < input.count else { return true }
        return ASCII.isSpace(input[index + 1]) || input[index + 1] == ASCII.less
    }

    /// Whether the backslash here stands before one of the specials, which it then makes text.
    private var quotesNext: Bool {
        index + 1 < input.count && AddressListReader.isSpecial(input[index + 1]) && !ASCII.isSpace(input[index + 1])
    }

    /// A colon ends the name of a group; in what is no name (`mailto:x@y`, `[IPv6:...]`) it is part of the address.
    private mutating func readColon() {
        index += 1
        if draft.mayNameGroup {
            // The comments of a group say nothing of its members.
            draft = MailboxDraft()
        } else {
            draft.addAtom([ASCII.colon])
        }
    }

    private mutating func finish() {
        index += 1
        mailboxes += draft.mailboxes()
        draft = MailboxDraft()
    }

    /// Text up to the next special; encoded words are taken whole, whatever specials they hold.
    private mutating func readAtom() {
        let start = index
        if input[index] == ASCII.equals, let word = EncodedWord(in: input, at: index) {
            index = word.end
            draft.addEncodedWord(input[start..<index])
            return
        }
        if input[index] == UInt8(ascii: "[") {
            draft.addAtom(domainLiteral())
            return
        }
        index += 1
        while index < input.count, !AddressListReader.isSpecial(input[index]), input[index] != ASCII.backslash {
            if input[index] == ASCII.equals, index + 1 < input.count, input[index + 1] == ASCII.question { break }
            index += 1
        }
        draft.addAtom(input[start..<index])
    }

    private mutating func domainLiteral() -> ArraySlice<UInt8> {
        let start = index
        // QUIRK: brackets without end are text; none that is a literal is longer.
        let end = input[start...].prefix(80).firstIndex(of: UInt8(ascii: "]"))
        index = end.map { $0 + 1 } ?? start + 1
        return input[start..<index]
    }

    private static func isSpecial(_ octet: UInt8) -> Bool {
        switch octet {
        case ASCII.openParenthesis, ASCII.quote, ASCII.less, ASCII.greater, ASCII.comma, ASCII.semicolon,
            ASCII.colon, UInt8(ascii: "["):
            true
        default: ASCII.isSpace(octet)
        }
    }

    /// `angle-addr`, with the route of obsolete syntax left out and comments taken for the name.
    private mutating func readAngle() {
        index += 1
        var address: [UInt8] = []
        var hasAt = false
        while index < input.count, input[index] != ASCII.greater {
            switch input[index] {
            case ASCII.openParenthesis: readComment()
            case ASCII.quote:
                let start = index
                _ = quotedString()
                address += input[start..<index]
            case ASCII.comma where address.first != ASCII.at && hasAt,
                ASCII.semicolon where address.first != ASCII.at && hasAt:
                // QUIRK: the closing bracket was forgotten and the next address follows, or one pair of brackets
                // stands around several addresses.
                setAngle(address)
                return
            case ASCII.less:
                // QUIRK: `<<ann@x.example>>`.
                index += 1
            default:
                hasAt = hasAt || input[index] == ASCII.at
                address.append(input[index])
                index += 1
            }
        }
        while index < input.count, input[index] == ASCII.greater { index += 1 }
        setAngle(address)
    }

    /// QUIRK: `<ann@x.example> <bob@y.example>`: two mailboxes whose comma was forgotten.
    private mutating func setAngle(_ address: [UInt8]) {
        if draft.hasAngleAddress, !address.isEmpty {
            let next = draft.divided()
            mailboxes += draft.mailboxes()
            draft = next
        }
        draft.setAngle(address)
    }

    /// A comment, comments in it included, without its outer parentheses and backslashes (§3.2.2).
    ///
    /// QUIRK: without its end only the parenthesis is dropped; what follows is read as if it were not there.
    private mutating func readComment() {
        let start = index
        var output: [UInt8] = []
        var depth = 0
        while !hasOpenComment, index < input.count {
            let octet = input[index]
            index += 1
            if octet == ASCII.backslash, index < input.count {
                output.append(input[index])
                index += 1
                continue
            }
            if octet == ASCII.openParenthesis {
                depth += 1
                if depth == 1 { continue }
            } else if octet == ASCII.closeParenthesis {
                depth -= 1
                if depth == 0 {
                    draft.comments.append(output)
                    return
                }
            }
            output.append(octet)
        }
        hasOpenComment = true
        index = start + 1
    }

    /// The content of a quoted string without its backslashes (§3.2.4); nil when it has no end.
    ///
    /// QUIRK: without its closing quote only the quote itself is dropped; what follows is read as if it were not there.
    private mutating func quotedString() -> [UInt8]? {
        let start = index
        var output: [UInt8] = []
        index += 1
        while !hasOpenQuote, index < input.count {
            let octet = input[index]
            index += 1
            if octet == ASCII.quote { return output }
            if octet == ASCII.backslash, index < input.count {
                output.append(input[index])
                index += 1
            } else {
                output.append(octet)
            }
        }
        hasOpenQuote = true
        index = start + 1
        return nil
    }
}
