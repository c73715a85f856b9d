/// The fields of the header that mail programs print above a message they quote or forward.
package enum QuotedField: Hashable, Sendable, CaseIterable {
    case from, to, cc, date, sent, subject, replyTo
    /// A field that says nothing here (`Importance`, `Attachments`): it may stand in the block, never open one.
    case other

    /// The field a printed line starts with, and what stands after its colon; nil for any other line.
    ///
    /// `*From:* Someone`, `Sujet :  x` and `发件人：x` are all read.
    package static func read(_ line: some StringProtocol) -> (field: QuotedField, value: String)? {
        guard line.utf8.prefix(longestLabel * 4).contains(where: { $0 == 0x3a || $0 == 0xef }) else { return nil }
        let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "*" || $0 == "_" || $0 == "\u{a0}" }
        var length = 0
        var index = trimmed.startIndex
        while index < trimmed.endIndex, length < longestLabel, trimmed[index] != ":", trimmed[index] != "：" {
            index = trimmed.index(after: index)
            length += 1
        }
        guard index < trimmed.endIndex, trimmed[index] == ":" || trimmed[index] == "：" else { return nil }
        let label = FoldedText(String(trimmed[..<index].filter { $0 != "*" && $0 != "_" })).string
        guard let field = QuotedFieldLabels.byLabel[label] else { return nil }
        let value = trimmed[trimmed.index(after: index)...].drop { $0 == "*" || $0 == "_" }
        return (field, TextLines.trim(value))
    }

    /// Characters of the longest label with its decoration.
    private static let longestLabel = 24
}
