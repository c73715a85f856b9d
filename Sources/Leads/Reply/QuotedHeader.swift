/// The header block that mail programs print above a message they quote or forward.
struct QuotedHeader: Sendable {
    /// Its fields as a message without text.
    let message: WrappedMessage
    /// Index of the first line of the text below it.
    let end: Int

    /// The block that starts at `start`; nil when the line opens none.
    ///
    /// A trip is often written as `From: JFK`, `To: Midtown`, `Date: May 4`, `Subject: wedding`; only an address, the
    /// word for "sent" with a date, or a mail's own date beside a subject makes such lines a mail header.
    /// - Parameters:
    ///   - isAnnounced: the message's subject says that something was forwarded: a subject among the fields is enough.
    ///   - isBelowDivider: a divider above already says that a message follows: any known field will do, and empty
    ///     lines may stand between the fields.
    ///   - isQuoted: read below the quotation marks.
    static func read(
        _ lines: [TextLine], at start: Int, isBelowDivider: Bool = false, isQuoted: Bool = false,
        isAnnounced: Bool = false
    ) -> QuotedHeader? {
        guard start < lines.count else { return nil }
        var reader = Reader(
            lines: lines, index: start, isBelowDivider: isBelowDivider, isQuoted: isQuoted, isAnnounced: isAnnounced)
        return reader.read()
    }

    /// A block in a language whose labels we do not know, below markup that says it is one: the writer is who stands
    /// first with an address.
    static func readUnknown(_ lines: [TextLine], at start: Int) -> QuotedHeader? {
        var message = WrappedMessage()
        var index = start
        while index < lines.count, index < start + Reader.mostLines, lines[index].look == .text {
            let line = lines[index].text.prefix(TextLine.longestFolded)
            guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { break }
            if message.from == nil, line.contains("@") {
                message.from = TextLines.trim(line[line.index(after: colon)...])
            }
            index += 1
        }
        guard index > start else { return nil }
        while index < lines.count, lines[index].look == .empty { index += 1 }
        return QuotedHeader(message: message, end: index)
    }

    /// Index of the first line after the paragraph at `start`: no line of a paragraph that is no header opens one.
    static func paragraphEnd(_ lines: [TextLine], from start: Int) -> Int {
        var index = start
        while index < lines.count, index < start + Reader.mostLines, lines[index].look == .text { index += 1 }
        return index
    }

    private struct Reader {
        let lines: [TextLine]
        var index: Int
        let isBelowDivider: Bool
        let isQuoted: Bool
        let isAnnounced: Bool
        var message = WrappedMessage()
        var fields: Set<QuotedField> = []
        /// An address stands in a field of persons.
        var hasAddress = false
        /// A field says when, in digits.
        var hasDate = false
        var last: QuotedField?
        /// Octets of the line read last: a long one may go on in the next.
        var lastLength = 0

        init(lines: [TextLine], index: Int, isBelowDivider: Bool, isQuoted: Bool, isAnnounced: Bool) {
            self.lines = lines
            self.index = index
            self.isBelowDivider = isBelowDivider
            self.isQuoted = isQuoted
            self.isAnnounced = isAnnounced
        }

        /// Lines of the longest header block believed; `To` alone may take several.
        static let mostLines = 40
        /// Octets from which a line may have been folded by the mail program.
        static let foldedLength = 60

        mutating func read() -> QuotedHeader? {
            guard let first = QuotedField.read(text(index)) else { return nil }
            let mayOpen = first.field != .cc && first.field != .replyTo && first.field != .other
            if !isBelowDivider, !mayOpen || first.value.isEmpty { return nil }
            let limit = min(lines.count, index + Reader.mostLines)
            var lastField = lastFieldLine(from: index, limit)
            while index < limit {
                let line = text(index)
                if TextLine.isInvisible(line) {
                    guard let next = nextField() else { break }
                    index = next
                    lastField = lastFieldLine(from: index, limit)
                } else if isQuoted ? lines[index].look != .quoted : isEnd(lines[index]) {
                    break
                } else {
                    guard index <= lastField || continues(line) else { break }
                    take(line)
                    index += 1
                }
            }
            guard isHeader else { return nil }
            while index < lines.count, TextLine.isInvisible(text(index)) { index += 1 }
            // QUIRK: Zoho prints its divider below the fields once more.
            if index < lines.count, lines[index].look == .forwardDivider, isBelowDivider { index += 1 }
            while index < lines.count, TextLine.isInvisible(text(index)) { index += 1 }
            return QuotedHeader(message: message, end: index)
        }

        private func isEnd(_ line: TextLine) -> Bool {
            line.look == .forwardDivider || line.look == .originalDivider
        }

        /// The last line of the paragraph that a field starts: lines between fields belong to the block.
        private func lastFieldLine(from start: Int, _ limit: Int) -> Int {
            var found = start
            var index = start
            while index < limit, !TextLine.isInvisible(text(index)) {
                if QuotedField.read(text(index)) != nil { found = index }
                index += 1
            }
            return found
        }

        /// Whether a line below the last field is that field's rest and not the first of the text.
        private func continues(_ line: Substring) -> Bool {
            if line.first == " " || line.first == "\t" { return true }
            if last == .to || last == .cc { return line.contains("@") && lastLength >= Reader.foldedLength }
            return last == .subject && lastLength >= Reader.foldedLength
        }

        /// QUIRK: BlackBerry puts empty lines between the fields below `-----Original Message-----`.
        private func nextField() -> Int? {
            guard isBelowDivider, !fields.contains(.subject) || !fields.contains(.from) else { return nil }
            var next = index
            while next < lines.count, next < index + 4, TextLine.isInvisible(text(next)) { next += 1 }
            guard next < lines.count, let field = QuotedField.read(text(next))?.field, !fields.contains(field) else {
                return nil
            }
            return next
        }

        private func text(_ index: Int) -> Substring {
            isQuoted || lines[index].look == .quoted ? lines[index].unquoted : lines[index].text
        }

        private mutating func take(_ line: Substring) {
            lastLength = line.utf8.count
            guard let (field, value) = QuotedField.read(line),
                !fields.contains(field) || field == .to || field == .other
            else {
                continueLast(line)
                return
            }
            fields.insert(field)
            last = field
            note(field, value)
            set(field, value)
            takeInline(line)
        }

        private mutating func note(_ field: QuotedField, _ value: some StringProtocol) {
            switch field {
            case .from, .to, .cc, .replyTo: if value.utf8.contains(UInt8(ascii: "@")) { hasAddress = true }
            case .date, .sent:
                if value.unicodeScalars.contains(where: { $0.properties.numericType == .decimal }) {
                    hasDate = true
                }
            case .subject, .other: break
            }
        }

        /// QUIRK: HTML without line breaks prints `From: a@b.c Date: … To: …` in one line.
        private mutating func takeInline(_ line: Substring) {
            guard fields == [.from], line.contains("@") else { return }
            let words = line.prefix(1000).split(separator: " ").dropFirst(2)
            for word in words where word.hasSuffix(":") {
                if let field = QuotedField.read(word + " x")?.field { fields.insert(field) }
            }
        }

        private mutating func continueLast(_ line: Substring) {
            if let last { note(last, line) }
            guard last == .subject, let subject = message.subject else { return }
            message.subject = subject + " " + TextLines.trim(line)
        }

        private mutating func set(_ field: QuotedField, _ value: String) {
            switch field {
            case .from: if message.from == nil { message.from = value }
            case .to: if message.to == nil { message.to = value }
            case .date, .sent: if message.date == nil { message.date = value }
            case .subject: message.subject = value
            case .cc, .replyTo, .other: break
            }
        }

        private var isHeader: Bool {
            let named = fields.subtracting([.other])
            if isBelowDivider { return fields.contains(.from) || named.count >= 2 }
            guard named.count >= 2 else { return false }
            guard fields.contains(.from) else { return hasAddress && hasDate && fields.contains(.to) }
            if hasAddress || fields.contains(.sent) && hasDate { return true }
            guard fields.contains(.subject), named.count >= 3 else { return false }
            return isAnnounced || isMailDate && !isPlace
        }

        /// A day with its year or a time, as mail programs print it.
        private var isMailDate: Bool {
            hasDate && message.date.map { DateEvidence(FoldedText($0)).isStrong } == true
        }

        /// `From: JFK`, `From: 12 Elm St`: nobody is called so.
        private var isPlace: Bool {
            guard let from = message.from?.unicodeScalars else { return true }
            return from.split(separator: " ").contains { $0.first?.properties.numericType != nil }
                || from.count <= Reader.longestCode && from.allSatisfy { $0.properties.isUppercase }
        }

        /// Letters of an airport's code.
        private static let longestCode = 4
    }
}
