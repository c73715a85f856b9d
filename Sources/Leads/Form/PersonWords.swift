/// Names of persons among the words of a mailer's sentence.
enum PersonWords {
    /// The name that a sentence's opening words end in: `a new inquiry from Jane Doe`.
    static func name(endingIn text: some StringProtocol) -> String? {
        let words = text.split(separator: " ").suffix(mostWords + 1).map { String($0) }
        var run: [String] = []
        for word in words.reversed() {
            guard isNameWord(word), !nouns.contains(FormLabels.key(of: word)) else { break }
            run.insert(word, at: 0)
        }
        while let first = run.first, particles.contains(first.lowercased()) { run.removeFirst() }
        // Small letters: the whole opening of the sentence, or what stands behind `from`.
        if run.isEmpty {
            let start = words.lastIndex {
                nouns.contains(FormLabels.key(of: $0)) || particles.contains($0.lowercased())
            }
            run = Array(words[(start.map { $0 + 1 } ?? 0)...])
            guard run.count <= 3, start != nil || words.count <= 3 else { return nil }
        }
        var name = run.joined(separator: " ").drop { "'“„«:,-–".contains($0) }.trimmed
        if name.hasSuffix("様") { name = String(name.dropLast()).trimmed }
        if name.filter({ $0 == "\"" }).count == 1 || name.first == "\"" && name.last == "\"" {
            name = name.filter { $0 != "\"" }.trimmed
        }
        while let last = name.last, "'”»,".contains(last) { name.removeLast() }
        return name.isEmpty || name.count > longestName ? nil : name
    }

    /// The name that a subject opens with: `Jane Doe is requesting information`.
    static func name(opening text: String) -> String? {
        let words = text.split(separator: " ").prefix(mostWords + 1).map(String.init)
        guard let verb = words.firstIndex(where: { verbs.contains($0.lowercased()) }), verb > 0 else { return nil }
        let name = words[..<verb].joined(separator: " ")
        return isName(name) ? name : nil
    }

    /// Whether a line is nothing but a name.
    static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ").map(String.init)
        return (2...4).contains(words.count) && text.count <= longestName && !text.contains(where: \.isNumber)
            && words.allSatisfy { isNameWord($0) && !$0.contains(where: { ":!?@/".contains($0) }) }
            && !words.contains { nouns.contains(FormLabels.key(of: $0)) }
    }

    private static let mostWords = 6
    private static let longestName = 80

    private static func isNameWord(_ word: String) -> Bool {
        if particles.contains(word.lowercased()) { return true }
        guard let first = word.unicodeScalars.first(where: { LatinFolding.isLetter($0) }) else { return false }
        return !first.properties.isLowercase && !word.hasSuffix(":")
    }

    private static let particles: Set<String> = [
        "de", "da", "di", "do", "dos", "das", "del", "della", "la", "le", "van", "von", "der", "den", "ter", "bin",
        "al",
        "el", "y", "e", "af", "av", "fra", "od", "od:", "от",
    ]
    private static let verbs: Set<String> = [
        "is", "has", "wants", "would", "sent", "requested", "asked", "says", "inquired",
    ]
    private static let nouns: Set<String> = [
        "nachricht", "anfrage", "mitteilung", "kontaktanfrage", "kontaktformular", "message", "inquiry", "enquiry",
        "request", "submission", "lead", "contact", "form", "formular", "website", "from", "by", "booking", "quote",
        "reservation", "mensaje", "consulta", "solicitud", "contacto", "messaggio", "richiesta", "contatto", "mensagem",
        "contato", "bericht", "aanvraag", "wiadomosc", "zapytanie", "meddelande", "forfragan", "новое", "сообщение",
        "new", "neue", "nouveau", "nuevo", "nuovo", "nova", "user", "visitor", "customer", "client", "mail", "email",
        "e mail", "you", "hi", "hello", "dear", "guest", "demande", "lead", "the", "a", "sie", "wir",
    ]
}
