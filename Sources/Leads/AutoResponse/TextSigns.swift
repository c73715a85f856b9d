/// What a message's new text says about who wrote it.
enum TextSigns {
    /// Octets of a text that are looked at: notes are short, and their telling words come early.
    private static let longest = 4000

    /// The signs in a text.
    ///
    /// - Parameter text: the writer's own words, without quotations.
    static func read(_ text: String) -> SignBalance {
        let folded = PhraseTable<TextIdea>.fold(text, limit: longest)
        var balance = SignBalance()
        guard !folded.isEmpty else { return balance }
        let ideas = table.ideas(in: folded)
        addAbsence(ideas, &balance)
        addAcknowledgement(ideas, &balance)
        if let words = ideas[.automatic] { balance.add(.machine, .strong, .text, "text \"\(words)\"") }
        if let words = ideas[.receipt] { balance.add(.machine, .strong, .text, "text \"\(words)\"") }
        if let words = ideas[.footer] { balance.add(.mailing, .medium, .footer, "small print \"\(words)\"") }
        addPerson(ideas, text, &balance)
        return balance
    }

    private static func addAbsence(_ ideas: [TextIdea: String], _ balance: inout SignBalance) {
        let promise = ideas[.absencePromise]
        if let words = ideas[.absence] ?? ideas[.departure] {
            balance.add(.answeringRobot, .medium, .text, "text \"\(words)\"")
            if let promise { balance.add(.answeringRobot, .weak, .footer, "text \"\(promise)\"") }
        } else if let words = ideas[.absenceHint] {
            balance.add(.answeringRobot, .weak, .text, "text \"\(words)\"")
            if let promise { balance.add(.answeringRobot, .weak, .footer, "text \"\(promise)\"") }
        }
    }

    /// An acknowledgement thanks, confirms and promises in one; what only a robot says of its deadline must be there.
    private static func addAcknowledgement(_ ideas: [TextIdea: String], _ balance: inout SignBalance) {
        if let words = ideas[.filed] { balance.add(.answeringRobot, .medium, .text, "text \"\(words)\"") }
        let parts: [TextIdea] = [.thanks, .received, .promise, .deadline]
        let found = parts.compactMap { ideas[$0] }
        guard ideas[.received] != nil || ideas[.deadline] != nil, found.count >= 3 else { return }
        let weight: Sign.Weight = found.count == parts.count ? .strong : .medium
        balance.add(.answeringRobot, weight, .text, "acknowledgement: \"\(found.joined(separator: "\", \""))\"")
    }

    private static func addPerson(_ ideas: [TextIdea: String], _ text: String, _ balance: inout SignBalance) {
        if let words = ideas[.request] { balance.add(.person, .medium, .request, "asks \"\(words)\"") }
        if let words = ideas[.ride] { balance.add(.person, .weak, .ride, "speaks of \"\(words)\"") }
        // The Greek question mark looks like a semicolon and is one in what people type.
        if text.unicodeScalars.contains(where: { "?？¿؟\u{37e}".unicodeScalars.contains($0) }) {
            balance.add(.person, .weak, .question, "a question")
        }
    }

    private static let table = PhraseTable<TextIdea>([
        (.absence, AbsencePhrases.stated), (.absenceHint, AbsencePhrases.hinted),
        (.absencePromise, AbsencePhrases.promised), (.departure, AbsencePhrases.departed),
        (.thanks, AcknowledgementPhrases.thanks), (.received, AcknowledgementPhrases.received),
        (.promise, AcknowledgementPhrases.promise), (.deadline, AcknowledgementPhrases.deadline),
        (.filed, AcknowledgementPhrases.filed), (.automatic, MachinePhrases.automatic),
        (.receipt, MachinePhrases.receipt), (.footer, MachinePhrases.footer),
        (.request, PersonPhrases.request), (.ride, PersonPhrases.ride),
    ])
}
