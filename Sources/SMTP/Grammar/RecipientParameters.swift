/// The parameters of RCPT: what reports the sender asks for about one recipient (RFC 3461 §4).
package struct RecipientParameters: Equatable, Sendable {
    /// The words of NOTIFY in upper case; empty: not given.
    package var notify: [String] = []
    /// ORCPT as it came.
    package var original: String?

    package init(notify: [String] = [], original: String? = nil) {
        self.notify = notify
        self.original = original
    }

    package var isEmpty: Bool { notify.isEmpty && original == nil }

    static func read(_ parameters: [ESMTPParameter]) throws(CommandFault) -> RecipientParameters {
        var result = RecipientParameters()
        var seen: Set<String> = []
        for parameter in parameters {
            guard seen.insert(parameter.keyword).inserted else { throw CommandFault(.badParameter) }
            switch (parameter.keyword, parameter.value) {
            case ("NOTIFY", let value?): result.notify = try notify(value)
            case ("ORCPT", let value?):
                guard isOriginalRecipient(value) else { throw CommandFault(.badParameter) }
                result.original = value
            case ("NOTIFY", nil), ("ORCPT", nil): throw CommandFault(.badParameter)
            // RFC 5321 §4.1.1.11: 555 for what is not recognised.
            default: throw CommandFault(.unknownParameter)
            }
        }
        return result
    }

    // notify-esmtp-value = "NEVER" / 1#notify-list-element; each word once, and NEVER alone (RFC 3461 §4.1)
    private static func notify(_ value: String) throws(CommandFault) -> [String] {
        let words = value.uppercased().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let isList =
            words.allSatisfy { ["SUCCESS", "FAILURE", "DELAY"].contains($0) } && Set(words).count == words.count
        guard words == ["NEVER"] || isList else { throw CommandFault(.badParameter) }
        return words
    }

    // original-recipient-address = addr-type ";" xtext, at most 500 characters (RFC 3461 §4.2). utf-8 addresses may hold
    // more than xtext does (RFC 6533 §3).
    private static func isOriginalRecipient(_ value: String) -> Bool {
        guard value.utf8.count <= 500, let semicolon = value.firstIndex(of: ";") else { return false }
        let type = value[..<semicolon]
        let isAtom = type.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"()<>@,;:\\\".[]".utf8.contains($0) }
        guard !type.isEmpty, isAtom else { return false }
        let address = String(value[value.index(after: semicolon)...])
        return !address.isEmpty && (type.lowercased() == "utf-8" || XText.isValid(address))
    }
}
