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
        let scalars = Substring(line).unicodeScalars.drop {
            $0 == " " || $0 == "\t" || $0 == "*" || $0 == "_" || $0 == "\u{a0}"
        }
        guard let colon = scalars.prefix(longestLabel + 1).firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return nil
        }
        var label = ""
        for scalar in scalars[..<colon] where !isDecoration(scalar) { label.unicodeScalars.append(scalar) }
        guard let field = QuotedFieldLabels.byLabel[FoldedText(label).string] else { return nil }
        let value = scalars[scalars.index(after: colon)...].drop(while: isDecoration)
        return (field, TextLines.trim(Substring(value)))
    }

    private static func isDecoration(_ scalar: Unicode.Scalar) -> Bool { scalar == "*" || scalar == "_" }

    /// Scalars of the longest label with its decoration.
    private static let longestLabel = 24
}
