import MailTypes

/// The parameters of MAIL and RCPT by which a sender asks for reports (RFC 3461 §4), as they go over the wire.
enum ReportRequest {
    /// RFC 3461 §4.2: a value of ORCPT has at most 500 characters; of ENVID, §4.4, at most 100.
    private static let longestOriginal = 500
    private static let longestEnvelopeID = 100

    /// What stands behind MAIL FROM.
    static func mail(_ request: SenderRequest?, reversePath: ReversePath) -> String {
        guard let request else { return "" }
        var text = ""
        // RFC 3461 §5.2.1 (c): a report on a report goes nowhere; how much it would hold is nobody's question.
        if let extent = request.extent, reversePath.mailbox != nil { text += " RET=\(extent.rawValue)" }
        if let id = request.envelopeID, id.utf8.count <= longestEnvelopeID, !id.isEmpty, XText.isValid(id) {
            text += " ENVID=\(id)"
        }
        return text
    }

    /// What stands behind RCPT TO.
    static func recipient(_ recipient: AddrSpec, _ request: SenderRequest?, reversePath: ReversePath) -> String {
        guard let asked = request?.recipients.first(where: { $0.address == recipient }) else { return "" }
        var text = ""
        let words = asked.notify.filter { ["NEVER", "SUCCESS", "FAILURE", "DELAY"].contains($0) }
        // RFC 3461 §4.1: NEVER stands alone; a message without a sender may have nothing else.
        if reversePath.mailbox == nil || words.contains("NEVER") {
            text += words.isEmpty ? "" : " NOTIFY=NEVER"
        } else if !words.isEmpty {
            text += " NOTIFY=\(words.joined(separator: ","))"
        }
        if let original = asked.original, isOriginal(original) { text += " ORCPT=\(original)" }
        return text
    }

    // original-recipient-address = addr-type ";" xtext
    private static func isOriginal(_ value: String) -> Bool {
        guard value.utf8.count <= longestOriginal, let semicolon = value.firstIndex(of: ";") else { return false }
        let type = value[..<semicolon]
        let isAtom = !type.isEmpty && type.utf8.allSatisfy { MailGrammar.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        let rest = String(value[value.index(after: semicolon)...])
        return isAtom && !rest.isEmpty && XText.isValid(rest)
    }
}
