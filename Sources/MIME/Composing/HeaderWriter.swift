import MailTypes

/// Writes header fields, folded at 78 octets (RFC 5322 §2.1.1, §2.2.3), encoded where they are not ASCII (RFC 2047).
struct HeaderWriter {
    private(set) var octets: [UInt8] = []
    private var column = 0

    /// RFC 5322 §2.1.1: lines should have at most 78 octets and must have at most 998.
    static let preferredOctets = 78
    static let maximumOctets = 998

    /// A field for people: any text, encoded words where needed.
    mutating func unstructured(_ name: FieldName, _ text: String) throws(ComposeError) {
        try begin(name)
        let words =
            EncodedWordWriter.isPlain(text)
            ? EncodedWordWriter.clean(text).split(separator: " ", omittingEmptySubsequences: true).map(String.init)
            : EncodedWordWriter.words(for: text, firstColumn: column)
        for word in words { try add(word, of: name) }
        end()
    }

    /// A field for programs: tokens that are not changed and stand apart by a space or a fold.
    mutating func structured(_ name: FieldName, _ tokens: [String]) throws(ComposeError) {
        try begin(name)
        for token in tokens { try add(EncodedWordWriter.clean(token), of: name) }
        end()
    }

    /// An address list (RFC 5322 §3.4). An address that is not ASCII is written in UTF-8 (RFC 6532 §3.2).
    mutating func mailboxes(_ name: FieldName, _ mailboxes: [Mailbox]) throws(ComposeError) {
        try begin(name)
        for (index, mailbox) in mailboxes.enumerated() {
            guard let address = mailbox.address else { throw .missingAddress(name.rawName) }
            let comma = index + 1 < mailboxes.count ? "," : ""
            guard let display = mailbox.displayName, !EncodedWordWriter.clean(display).isEmpty else {
                try add(address.description + comma, of: name)
                continue
            }
            for word in EncodedWordWriter.phrase(display, firstColumn: column) { try add(word, of: name) }
            try add("<\(EncodedWordWriter.clean(address.description))>\(comma)", of: name)
        }
        end()
    }

    private mutating func begin(_ name: FieldName) throws(ComposeError) {
        guard name.isWritable, name.rawName.utf8.count < HeaderWriter.preferredOctets else {
            throw .fieldName(name.rawName)
        }
        octets += name.rawName.utf8
        octets.append(ASCII.colon)
        column = name.rawName.utf8.count + 1
    }

    private mutating func add(_ word: String, of name: FieldName) throws(ComposeError) {
        let count = word.utf8.count
        guard count < HeaderWriter.maximumOctets - 1 else { throw .tooLong(name.rawName) }
        let isFirst = octets.last == ASCII.colon
        if column + 1 + count > HeaderWriter.preferredOctets,
            !isFirst || column + 1 + count > HeaderWriter.maximumOctets
        {
            octets += [ASCII.cr, ASCII.lf]
            column = 0
        }
        octets.append(ASCII.space)
        octets += word.utf8
        column += 1 + count
    }

    private mutating func end() {
        octets += [ASCII.cr, ASCII.lf]
        column = 0
    }
}
