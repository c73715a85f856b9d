/// The header block that mail programs print above a message they quote or forward.
struct QuotedHeader: Sendable {
    /// Its fields as a message without text.
    let message: WrappedMessage
    /// Index of the first line of the text below it.
    let end: Int

    /// The block that starts at `start`; nil when the line opens none.
    ///
    /// A trip is often written as `From: JFK`, `To: Midtown`, `Date: May 4`; only an address, a subject or the word
    /// for "sent" makes such lines a mail header.
    /// - Parameters:
    ///   - isBelowDivider: a divider above already says that a message follows: any known field will do, and empty
    ///     lines may stand between the fields.
    ///   - isQuoted: read below the quotation marks.
    static func read(
        _ lines: [TextLine], at start: Int, isBelowDivider: Bool = false, isQuoted: Bool = false
    ) -> QuotedHeader? {
        guard start < lines.count else { return nil }
        var reader = Reader(lines: lines, index: start, isBelowDivider: isBelowDivider, isQuoted: isQuoted)
        return reader.read()
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
        var message = WrappedMessage()
        var fields: Set<QuotedField> = []
        var hasAddress = false
        var last: QuotedField?

        /// Lines of the longest header block believed; `To` alone may take several.
        static let mostLines = 40

        mutating func read() -> QuotedHeader? {
            guard let first = QuotedField.read(text(index)) else { return nil }
            if !isBelowDivider, first.field == .cc || first.field == .replyTo || first.value.isEmpty { return nil }
            let limit = min(lines.count, index + Reader.mostLines)
            while index < limit {
                let line = text(index)
                if TextLine.isInvisible(line) {
                    guard let next = nextField() else { break }
                    index = next
                } else if isQuoted, lines[index].look != .quoted {
                    break
                } else {
                    take(line)
                    index += 1
                }
            }
            guard isHeader else { return nil }
            while index < lines.count, TextLine.isInvisible(text(index)) { index += 1 }
            return QuotedHeader(message: message, end: index)
        }

        /// QUIRK: BlackBerry puts empty lines between the fields below `-----Original Message-----`.
        private func nextField() -> Int? {
            guard isBelowDivider, !fields.contains(.subject) || !fields.contains(.from) else { return nil }
            var next = index
            while next < lines.count, next < index + 4, TextLine.isInvisible(text(next)) { next += 1 }
            guard next < lines.count, QuotedField.read(text(next)) != nil else { return nil }
            return next
        }

        private func text(_ index: Int) -> Substring {
            isQuoted || lines[index].look == .quoted ? lines[index].unquoted : lines[index].text
        }

        private mutating func take(_ line: Substring) {
            if line.contains("@") { hasAddress = true }
            guard let (field, value) = QuotedField.read(line), !fields.contains(field) || field == .to else {
                continueLast(line)
                return
            }
            fields.insert(field)
            last = field
            set(field, value)
            takeInline(line)
        }

        /// QUIRK: HTML without line breaks prints `From: a@b.c Date: … To: …` in one line.
        private mutating func takeInline(_ line: Substring) {
            guard fields == [.from], line.contains("@") else { return }
            let words = line.split(separator: " ").dropFirst(2)
            for word in words where word.hasSuffix(":") {
                if let field = QuotedField.read(word + " x")?.field { fields.insert(field) }
            }
        }

        private mutating func continueLast(_ line: Substring) {
            guard last == .subject, let subject = message.subject else { return }
            message.subject = subject + " " + TextLines.trim(line)
        }

        private mutating func set(_ field: QuotedField, _ value: String) {
            switch field {
            case .from: if message.from == nil { message.from = value }
            case .to: if message.to == nil { message.to = value }
            case .date, .sent: if message.date == nil { message.date = value }
            case .subject: message.subject = value
            case .cc, .replyTo: break
            }
        }

        private var isHeader: Bool {
            if isBelowDivider { return fields.contains(.from) || fields.count >= 2 }
            guard fields.count >= 2 else { return false }
            if fields.contains(.from) {
                return hasAddress || fields.contains(.sent) || fields.contains(.subject) && fields.count >= 3
            }
            return hasAddress && (fields.contains(.date) || fields.contains(.sent)) && fields.contains(.to)
        }
    }
}
