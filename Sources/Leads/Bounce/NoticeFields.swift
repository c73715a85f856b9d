/// The per-recipient fields of a delivery report (RFC 3464 §2.3) that stand in a text: printed by a gateway, or left
/// over when the report's MIME structure is broken or was forwarded.
struct NoticeFields: Sendable, Hashable {
    var finalRecipient: String?
    var originalRecipient: String?
    var action: String?
    var status: String?
    /// The text behind the code.
    var statusComment = ""
    var diagnosticCode: String?
    var diagnosticType: String?
    var remoteMTA: String?

    /// The groups in a text's lines, quotation marks passed over.
    static func read(_ lines: [Substring]) -> [NoticeFields] {
        var reader = Reader()
        for line in lines { reader.take(line) }
        return reader.finish()
    }

    private struct Reader {
        var groups: [NoticeFields] = []
        var current = NoticeFields()
        var last: String?

        mutating func take(_ line: Substring) {
            guard line.utf8.count < 2000 else { return }
            let isQuoted = line.utf8.first == UInt8(ascii: ">")
            let text = isQuoted ? Substring(line.utf8.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }) : line
            if last == "diagnostic-code", let first = text.utf8.first, first == 0x20 || first == 0x09 {
                current.diagnosticCode?.append(" " + TextLines.trim(text))
                return
            }
            last = nil
            guard let colon = text.utf8.prefix(24).firstIndex(of: UInt8(ascii: ":")) else { return }
            let name = text[..<colon].lowercased()
            guard Reader.names.contains(name) else { return }
            set(name, TextLines.trim(text[text.index(after: colon)...]))
            last = name
        }

        mutating func finish() -> [NoticeFields] {
            close()
            return groups
        }

        private static let names: Set<String> = [
            "final-recipient", "original-recipient", "action", "status", "diagnostic-code", "remote-mta",
        ]

        private mutating func set(_ name: String, _ value: String) {
            let typed = Reader.typed(value)
            switch name {
            case "final-recipient":
                if current.finalRecipient != nil { close() }
                current.finalRecipient = typed.value
            case "original-recipient":
                if current.originalRecipient != nil { close() }
                current.originalRecipient = typed.value
            case "action":
                if current.action != nil { close() }
                current.action = value.prefix { $0.isLetter }.lowercased()
            case "status":
                if current.status != nil { close() }
                current.status = String(value.prefix { $0.isNumber || $0 == "." })
                current.statusComment = String(value.dropFirst(current.status?.count ?? 0))
            case "diagnostic-code":
                current.diagnosticCode = typed.value
                current.diagnosticType = typed.type
            default: current.remoteMTA = typed.value
            }
        }

        private mutating func close() {
            if current.finalRecipient != nil || current.originalRecipient != nil { groups.append(current) }
            current = NoticeFields()
        }

        private static func typed(_ value: String) -> (type: String?, value: String) {
            guard let semicolon = value.firstIndex(of: ";") else { return (nil, value) }
            let type = value[..<semicolon].lowercased().filter { !$0.isWhitespace }
            return (type, TextLines.trim(value[value.index(after: semicolon)...]))
        }
    }
}
