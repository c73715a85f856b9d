/// What a message's new text says about who wrote it.
enum TextSigns {
    /// Octets of a text that are looked at: notes are short, and their telling words come early.
    private static let longest = 4000

    /// The signs in a text.
    ///
    /// - Parameters:
    ///   - text: the writer's own words, without quotations.
    ///   - isBare: nothing but the text speaks for a robot. Small print below a person's wish is weak then: companies
    ///     hang "do not reply if you are not the recipient" on everything their people send.
    ///   - hasReturn: whether the text states the end of an absence; asked only when that matters.
    static func read(_ text: String, isBare: Bool = false, hasReturn: () -> Bool) -> SignBalance {
        let folded = PhraseTable<TextIdea>.fold(text, limit: longest)
        var balance = SignBalance()
        guard !folded.isEmpty else { return balance }
        let hits = table.find(in: folded)
        let ideas = Dictionary(hits.map { ($0.idea, $0.phrase) }) { first, _ in first }
        let wish = hits.first { $0.idea == .request }?.start
        let isSmallPrint = { (idea: TextIdea) in
            guard isBare, let wish, let machine = hits.first(where: { $0.idea == idea })?.start else { return false }
            return wish < machine
        }
        addAbsence(ideas, hasReturn, &balance)
        addAcknowledgement(ideas, &balance)
        if let words = ideas[.automatic] {
            balance.add(.machine, isSmallPrint(.automatic) ? .weak : .strong, .text, "text \"\(words)\"")
        }
        if let words = ideas[.receipt] { balance.add(.machine, .strong, .text, "text \"\(words)\"") }
        addStatement(hits, &balance)
        if let words = ideas[.footer] {
            balance.add(.mailing, isSmallPrint(.footer) ? .weak : .medium, .footer, "small print \"\(words)\"")
        }
        addPerson(ideas, text, &balance)
        return balance
    }

    private static func addAbsence(_ ideas: [TextIdea: String], _ hasReturn: () -> Bool, _ balance: inout SignBalance) {
        if let words = ideas[.absence] ?? ideas[.departure] {
            balance.add(.answeringRobot, .medium, .text, "text \"\(words)\"")
        } else if let words = ideas[.absenceHint] {
            // Languages that put their verbs last write the dates between "I am" and "away".
            // Who asks for something while travelling writes a letter, whatever day it names.
            let isNote = ideas[.oneself] != nil && ideas[.request] == nil && hasReturn()
            balance.add(.answeringRobot, isNote ? .medium : .weak, .text, "text \"\(words)\"")
        } else {
            return
        }
        if let words = ideas[.absencePromise] { balance.add(.answeringRobot, .weak, .footer, "text \"\(words)\"") }
    }

    /// An acknowledgement thanks, confirms and promises; one of its parts must be an office's, not any writer's.
    private static func addAcknowledgement(_ ideas: [TextIdea: String], _ balance: inout SignBalance) {
        if let words = ideas[.filed] { balance.add(.answeringRobot, .medium, .text, "text \"\(words)\"") }
        let found =
            [ideas[.welcome] ?? ideas[.thanks]].compactMap { $0 }
            + [TextIdea.received, .promise, .speed, .deadline, .reference].compactMap { ideas[$0] }
        let isOffice = [TextIdea.received, .deadline, .welcome, .reference].contains { ideas[$0] != nil }
        let isPair = ideas[.received] != nil && (ideas[.welcome] != nil || ideas[.reference] != nil)
        guard isOffice, found.count >= 3 || isPair else { return }
        let weight: Sign.Weight = found.count >= 4 ? .strong : .medium
        balance.add(.answeringRobot, weight, .text, "acknowledgement: \"\(found.joined(separator: "\", \""))\"")
    }

    /// Programs' own affairs: a calendar's answer, a job board's applicant, an account's invoice. Of an account's words one
    /// is weak, for a client may ask for an invoice.
    private static func addStatement(_ hits: [PhraseTable<TextIdea>.Found], _ balance: inout SignBalance) {
        for idea in [TextIdea.calendar, .applicant] {
            guard let hit = hits.first(where: { $0.idea == idea }) else { continue }
            balance.add(.machine, .medium, .text, "text \"\(hit.phrase)\"")
        }
        var accounts: [String] = []
        for hit in hits where hit.idea == .account && !accounts.contains(hit.phrase) {
            accounts.append(hit.phrase)
            if accounts.count == 2 { break }
        }
        guard !accounts.isEmpty else { return }
        let weight: Sign.Weight = accounts.count > 1 ? .medium : .weak
        balance.add(.machine, weight, .text, "text \"\(accounts.joined(separator: "\", \""))\"")
    }

    private static func addPerson(_ ideas: [TextIdea: String], _ text: String, _ balance: inout SignBalance) {
        if let words = ideas[.request] { balance.add(.person, .medium, .request, "asks \"\(words)\"") }
        if let words = ideas[.ride] { balance.add(.person, .weak, .ride, "speaks of \"\(words)\"") }
        // The Greek question mark looks like a semicolon and is one in what people type.
        if text.unicodeScalars.contains(where: isQuestionMark) {
            balance.add(.person, .weak, .question, "a question")
        }
    }

    private static func isQuestionMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "?", "？", "¿", "؟", "\u{37e}": true
        default: false
        }
    }

    private static let table = PhraseTable<TextIdea>([
        (.absence, AbsencePhrases.stated), (.absenceHint, AbsencePhrases.hinted), (.oneself, AbsencePhrases.oneself),
        (.absencePromise, AbsencePhrases.promised), (.departure, AbsencePhrases.departed),
        (.thanks, AcknowledgementPhrases.thanks), (.welcome, AcknowledgementPhrases.welcome),
        (.speed, AcknowledgementPhrases.speed), (.received, AcknowledgementPhrases.received),
        (.promise, AcknowledgementPhrases.promise), (.deadline, AcknowledgementPhrases.deadline),
        (.reference, AcknowledgementPhrases.reference),
        (.filed, AcknowledgementPhrases.filed), (.automatic, MachinePhrases.automatic),
        (.receipt, MachinePhrases.receipt), (.footer, MachinePhrases.footer),
        (.calendar, StatementPhrases.calendar), (.account, StatementPhrases.account),
        (.applicant, StatementPhrases.applicant), (.request, PersonPhrases.request), (.ride, PersonPhrases.ride),
    ])
}
