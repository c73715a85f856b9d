import MIME

/// Who writes: by what the text says, by the signature and by the name in From.
enum NameReader {
    /// The best of the three sources; a full name is better than half of one.
    static func name(in text: TokenizedText, signature: SignatureBlock, from: Mailbox?) -> (
        value: String, evidence: String
    )? {
        let stated = stated(in: text)
        let shown = from.flatMap(displayName)
        let candidates: [(String, String)] = [
            stated.map { ($0.value, text.text(max(0, $0.range.lowerBound - 3)..<$0.range.upperBound)) },
            shown.map { ($0, "From: \($0)") }, signature.name.map { ($0, "signed \($0)") },
        ].compactMap { $0 }
        let full =
            candidates.first { isFull($0.0) }
            ?? candidates.first { $0.0.split(separator: " ").count >= 2 && !isCouple($0.0) }
        guard let best = full ?? candidates.first else { return nil }
        return (value: best.0, evidence: best.1)
    }

    /// Two words that are no initials, of one person.
    private static func isFull(_ name: String) -> Bool {
        !isCouple(name)
            && name.split(separator: " ").filter { $0.filter(\.isLetter).count >= 2 }.count >= 2
    }

    /// `Yesenia y Rafael`, `Tom & Ann`: two given names.
    private static func isCouple(_ name: String) -> Bool {
        name.split(separator: " ").contains {
            ["y", "and", "&", "und", "et", "e", "+"].contains(LatinFolding.fold($0))
        }
    }

    /// `my name is`, `this is ... from`, `me llamo`.
    static func stated(in text: TokenizedText) -> Finding<String>? {
        for index in 0..<text.count {
            for (words, isSure) in introductionsByWord[text.folded(index)] ?? [] {
                guard let length = text.phrase(words, at: index) else { continue }
                let start = index + length
                guard let range = nameRun(text, from: start, isSure: isSure), isSure || isIntroduction(text, range)
                else { continue }
                return Finding(value: text.text(range), range: range)
            }
        }
        return nil
    }

    private static let introductionsByWord = Dictionary(grouping: introductions) { $0.0.first ?? "" }

    private static let introductions: [([String], Bool)] = [
        (["my", "name", "is"], true), (["my", "name's"], true), (["name", "is"], true), (["me", "llamo"], true),
        (["mi", "nombre", "es"], true), (["this", "is"], false), (["i", "am"], false), (["i'm"], false),
        (["im"], false), (["soy"], false), (["it's"], false), (["its"], false),
        (["je", "m'appelle"], true), (["mein", "name", "ist"], true), (["ich", "heisse"], true),
        (["mi", "chiamo"], true), (["meu", "nome", "e"], true), (["le", "habla"], false), (["les", "habla"], false),
        (["habla"], false), (["le", "escribe"], false), (["les", "escribe"], false), (["le", "saluda"], false),
        (["les", "saluda"], false),
        (["mon", "nom", "est"], true), (["je", "suis"], false), (["mi", "nombre"], true),
        (["name", "here", "is"], true),
        (["you're", "speaking", "with"], false), (["je", "m'appelle"], true), (["ich", "bin"], false),
        (["sono"], false), (["sou", "a"], false), (["sou", "o"], false), (["hier", "ist"], false),
    ]

    /// Up to four words that look like a name; in lower case only after `my name is`.
    private static func nameRun(_ text: TokenizedText, from start: Int, isSure: Bool) -> Range<Int>? {
        var place = start
        // A caller hesitates before the name.
        while ["uh", "um", "uhm", "er"].contains(text.folded(place)), place < start + 2 { place += 1 }
        let start = place
        if ["dr", "mr", "mrs", "ms", "miss", "prof"].contains(text.folded(place)) {
            place += 1
            if text.isSign(place, ".") { place += 1 }
        }
        let first = place
        while place < text.count, place - first < 4, let token = text[place],
            token.kind == .word || token.folded == "-" && place > first && !token.isSpaced,
            token.isCapitalized || token.folded == "-"
                || particles.contains(token.folded) && (text[place + 1]?.isCapitalized ?? false)
                || isSure && place - first < 2 && !isOther(token.folded),
            !isOther(token.folded),
            // "Stokes S T O K E S" is spelled out.
            !(token.folded.utf8.count == 1
                && text[place + 1].map { $0.folded.utf8.count == 1 && $0.kind == .word } ?? false)
        {
            place += 1
            // A middle initial's full stop.
            if text.isSign(place, "."), text.tokens[place - 1].folded.utf8.count == 1,
                text[place + 1]?.isCapitalized ?? false
            {
                place += 1
            }
        }
        guard place > first, text[first]?.isCapitalized ?? false || isSure else { return nil }
        return start..<place
    }

    private static func isOther(_ word: String) -> Bool {
        others.contains(word)
            || TripDayReader.months[word] != nil && word != "may" && word != "april" && word != "june"
                && word != "august"
                && word != "jan"
            || TripDayReader.weekdays[word] != nil
    }

    /// `this is Dana from Acme`, `I'm Rosa and I need`: the name ends where such words follow.
    private static func isIntroduction(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        guard let next = text[range.upperBound] else { return true }
        if next.kind == .lineEnd || [",", ".", "!", "(", "-", ";", "—"].contains(next.folded) { return true }
        return [
            "from", "with", "at", "and", "calling", "here", "again", "the", "assistant", "writing", "of", "y", "de",
            "i", "the", "we", "looking", "your", "an", "a", "executive", "over", "need", "needing",
            "um", "uh", "desde", "estoy", "para", "necesito", "llamo", "quiero", "quisiera", "und", "et", "e", "just",
            "trying",
            "hoping", "my", "up", "le", "les", "con", "na", "um", "uh", "desde",
            "estoy", "para",
            "y", "necesito", "llamo", "quiero", "quisiera", "und", "et", "e", "para", "just", "trying", "hoping", "my",
            "up",
        ].contains(next.folded)
    }

    /// A display name that is a person's.
    static func displayName(_ mailbox: Mailbox) -> String? {
        guard var name = mailbox.displayName?.trimmed, !name.isEmpty, !name.contains("@") else { return nil }
        name = name.filter { $0 != "\"" }.trimmed
        for suffix in [" via ", " (via ", " - ", " | ", " ("] {
            if let range = name.firstRange(of: suffix) { name = name[..<range.lowerBound].trimmed }
        }
        let parts = name.split(separator: ",").map { $0.trimmed }
        // "Doe, Jane" as Outlook writes it.
        if parts.count == 2, parts.allSatisfy({ $0.split(separator: " ").count <= 2 && !$0.isEmpty }),
            !titles.contains(LatinFolding.fold(parts[1]).filter { $0 != "." })
        {
            name = "\(parts[1]) \(parts[0])"
        } else if parts.count == 2 {
            name = parts[0]
        }
        let words = name.split(separator: " ")
        guard (1...5).contains(words.count),
            words.allSatisfy({ !companyWords.contains(LatinFolding.fold($0).filter { $0 != "." && $0 != "," }) }),
            name.unicodeScalars.contains(where: LatinFolding.isLetter),
            !name.unicodeScalars.contains(where: LatinFolding.isDigit)
        else { return nil }
        return name
    }

    private static let titles: Set<String> = ["phd", "md", "esq", "jr", "sr", "cpa", "mba", "dds", "ii", "iii"]
    static let companyWords: Set<String> = [
        "inc", "llc", "corp", "ltd", "co", "company", "group", "team", "office", "sales", "info", "admin", "support",
        "travel", "events",
        "reservations", "bookings", "booking", "hotel", "services", "service", "agency", "website", "web", "form",
        "noreply", "no-reply", "wordpress",
        "notifications", "mailer", "contact", "desk", "department", "accounts", "concierge", "limo", "limousine",
        "transportation", "tours", "gmbh",
        "voicemail", "voice", "fax", "customer", "unknown", "caller", "llp", "bank", "church", "school", "university",
        "hospital",
        "partners", "law", "firm", "florist", "catering", "productions", "studio", "studios", "entertainment",
        "marketing", "media",
        "digital", "solutions", "consulting", "weddings", "bridal", "reception", "accounting", "billing", "hr",
        "dispatch", "ops",
        "operations", "charters", "chauffeurs", "livery", "transport", "global", "worldwide", "vacations",
        "cruises",
        "resort", "inn", "club", "association", "foundation", "society", "seo", "leads", "promo", "newsletter", "desk",
        "front",
        "section", "protocol", "production", "flight", "buzon", "voz", "correo", "affiliates", "affiliate",
        "dispatcher", "guest", "relations",
        "procurement", "planning", "committee", "unit", "ministry", "ministries", "academy", "embassy", "consulate",
        "mission", "airlines",
        "jets", "aviation", "logistics", "rentals", "realty", "insurance", "boosters", "varsity", "athletics", "pta",
        "hoa",
        "the", "wireless", "messages", "system", "alert", "pbx", "phone", "mail", "inquiry", "inquiries", "dept",
        "department",
    ]
    private static let particles: Set<String> = [
        "de", "la", "del", "van", "von", "der", "da", "di", "bin", "al", "el", "los", "las", "y",
    ]
    private static let others: Set<String> = [
        "from", "with", "and", "i", "i'm", "we", "calling", "looking", "the", "a", "an", "at", "here", "for", "in",
        "interested", "trying", "my", "our", "is",
        "getting", "writing", "planning", "need", "needing", "to", "not", "so", "very", "just", "organizing",
        "arranging", "hosting", "traveling", "travelling", "flying", "wondering",
        "hoping", "reaching", "sorry", "sure", "also", "still", "on", "it", "that", "this", "because", "but", "y", "un",
        "una", "necesito", "estoy", "quiero", "tengo", "me", "you",
        "call", "phone", "cell", "wedding", "prom", "urgent", "regarding", "about", "actually", "coming", "booking",
        "as", "limo", "airport", "ceo", "executive", "assistant", "am", "asking", "available", "having", "inquiring",
        "going", "again", "para", "con", "por", "de",
    ]
}
