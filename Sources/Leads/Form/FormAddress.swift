import MailTypes

/// The addresses in an answer, as visitors type them.
enum FormAddress {
    /// The addresses in order; where there is none, those that are spelled out: `jane (at) example (dot) com`.
    static func addresses(in answer: String) -> [AddrSpec] {
        let found = TextAddresses.addresses(in: answer, limit: 3)
        if !found.isEmpty || answer.contains("@") || answer.utf8.count > longestSpelling { return found }
        var plain =
            answer.lowercased() == answer ? answer : answer.replacing("AT", with: "at").replacing("DOT", with: "dot")
        for (words, sign) in spellings { plain = plain.replacing(words, with: sign) }
        return TextAddresses.addresses(in: plain, limit: 1)
    }

    /// Longer answers are sentences.
    private static let longestSpelling = 120

    private static let spellings = [
        (" (at) ", "@"), ("(at)", "@"), (" [at] ", "@"), ("[at]", "@"), (" {at} ", "@"), ("{at}", "@"), (" at ", "@"),
        (" @ ", "@"), (" (dot) ", "."), ("(dot)", "."), (" [dot] ", "."), ("[dot]", "."), (" {dot} ", "."),
        ("{dot}", "."), (" dot ", "."), (" (punkt) ", "."), (" (point) ", "."), (" (punto) ", "."), (" (arroba) ", "@"),
        (" arroba ", "@"),
    ]

    /// The name before the address in `Jane Doe <jane@example.com>`; the whole where there is no address.
    static func displayName(of sender: String) -> String? {
        var name = sender[...]
        if let sign = sender.lastIndex(of: "@") {
            let front = sender[..<sign]
            guard let open = front.lastIndex(where: { "<([（＜".contains($0) }) else { return nil }
            name = front[..<open]
        }
        let clean = name.trimmed
        let isQuoted =
            clean.count >= 2 && clean.first == "\"" && clean.last == "\""
            && !clean.dropFirst().dropLast().contains("\"")
        let bare = isQuoted ? clean.dropFirst().dropLast().trimmed : clean
        return bare.isEmpty || nobodies.contains(FormLabels.key(of: bare)) ? nil : bare
    }

    /// What mailers print for a visitor who is not logged in.
    private static let nobodies: Set<String> = [
        "anonymous", "anonymous user", "guest", "visitor", "unknown", "not logged in", "anonym", "anonyme", "anonimo",
        "gast", "invite", "invitado", "ospite", "convidado",
    ]
}
