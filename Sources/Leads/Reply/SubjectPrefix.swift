/// The prefixes that mail programs put before a subject when they answer or forward.
package enum SubjectPrefix {
    /// `Fwd:`, `WG:`, `TR:`, `RV:` and their kin stand first.
    package static func isForward(_ subject: String) -> Bool {
        guard let first = prefixes(of: subject).first else { return false }
        return forwards.contains(first)
    }

    /// `Re:`, `AW:`, `Antw:`, `SV:`, `回复:` stand first.
    package static func isReply(_ subject: String) -> Bool {
        guard let first = prefixes(of: subject).first else { return false }
        return replies.contains(first)
    }

    /// The subject without prefixes and list tags, folded: what two messages of one conversation share.
    package static func bare(_ subject: String) -> String {
        var rest = Substring(FoldedText(subject).string)
        while let next = dropPrefix(rest)?.rest { rest = next }
        return TextLines.trim(rest)
    }

    private static func prefixes(of subject: String) -> [String] {
        var found: [String] = []
        var rest = Substring(FoldedText(subject, limit: 200).string)
        while found.count < 8, let next = dropPrefix(rest) {
            if let name = next.name { found.append(name) }
            rest = next.rest
        }
        return found
    }

    /// One prefix or bracketed tag from the front; nil when none stands there.
    private static func dropPrefix(_ text: Substring) -> (name: String?, rest: Substring)? {
        let text = text.drop { $0 == " " }
        if text.first == "[", let end = text.firstIndex(of: "]"), text.distance(from: text.startIndex, to: end) < 40 {
            return (nil, text[text.index(after: end)...])
        }
        guard let colon = text.prefix(16).firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        var name = text[..<colon]
        // `Re[2]:`, `Re(3):` count the answers.
        if let bracket = name.firstIndex(where: { $0 == "[" || $0 == "(" || $0 == "^" }) { name = name[..<bracket] }
        let label = TextLines.trim(name)
        guard replies.contains(label) || forwards.contains(label) else { return nil }
        return (label, text[text.index(after: colon)...])
    }

    private static let replies: Set<String> = [
        "re", "aw", "antw", "antwort", "rép", "rep", "réf", "ref", "res", "resp", "rif", "r", "sv", "vs", "vá", "odp",
        "ынт",
        "отв", "ответ", "回复", "回覆", "答复", "返信", "re²", "ynt", "atb", "bls", "ang", "ha", "σχετ", "bel",
    ]
    private static let forwards: Set<String> = [
        "fw", "fwd", "wg", "tr", "rv", "enc", "i", "vb", "vl", "vid", "doorst", "pd", "podaj dalej", "пересл", "转发",
        "轉寄",
        "轉發", "転送", "fs", "továbbítás", "ilt", "videresendt", "weitergeleitet", "inoltra", "renv", "reenv", "пер",
        "fyi fwd",
    ]
}
