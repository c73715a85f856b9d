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
        var reader = AddressListReader(input: HeaderText.unfolded(body))
        reader.readAll()
        return reader.mailboxes
    }

    private init(input: [UInt8]) {
        self.input = input
    }

    private mutating func readAll() {
        while index < input.count {
            let octet = input[index]
            switch octet {
            case ASCII.openParenthesis: readComment()
            case ASCII.quote:
                if let content = quotedString() { draft.addQuoted(content) }
            case ASCII.less: readAngle()
            case ASCII.comma, ASCII.semicolon: finish()
            case ASCII.colon: readColon()
            case _ where ASCII.isSpace(octet):
                draft.addSpace()
                index += 1
            default: draft.addAtom(atom())
            }
        }
        finish()
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
        if let mailbox = draft.mailbox() { mailboxes.append(mailbox) }
        draft = MailboxDraft()
    }

    /// Text up to the next special; encoded words are taken whole, whatever specials they hold.
    private mutating func atom() -> ArraySlice<UInt8> {
        let start = index
        if input[index] == ASCII.equals, let word = EncodedWord(in: input, at: index) {
            index = word.end
            return input[start..<index]
        }
        if input[index] == UInt8(ascii: "[") { return domainLiteral() }
        index += 1
        while index < input.count, !AddressListReader.isSpecial(input[index]) {
            if input[index] == ASCII.equals, index + 1 < input.count, input[index + 1] == ASCII.question { break }
            index += 1
        }
        return input[start..<index]
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
        case ASCII.openParenthesis, ASCII.quote, ASCII.less, ASCII.comma, ASCII.semicolon, ASCII.colon,
            UInt8(ascii: "["):
            true
        default: ASCII.isSpace(octet)
        }
    }

    /// `angle-addr`, with the route of obsolete syntax left out and comments taken for the name.
    private mutating func readAngle() {
        index += 1
        var address: [UInt8] = []
        while index < input.count, input[index] != ASCII.greater {
            switch input[index] {
            case ASCII.openParenthesis: readComment()
            case ASCII.quote:
                let start = index
                _ = quotedString()
                address += input[start..<index]
            case ASCII.comma where !address.isEmpty && address.first != ASCII.at && address.contains(ASCII.at):
                // QUIRK: the closing bracket was forgotten and the next address follows.
                draft.setAngle(address)
                return
            case ASCII.less:
                // QUIRK: `<<ann@x.example>>`.
                index += 1
            default:
                address.append(input[index])
                index += 1
            }
        }
        while index < input.count, input[index] == ASCII.greater { index += 1 }
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
