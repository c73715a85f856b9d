/// The language of a text by its script and its most common words.
enum LanguageReader {
    /// ISO 639-1; nil when too little shows it.
    static func language(of text: TokenizedText) -> String? {
        var scripts: [String: Int] = [:]
        var counts: [String: Int] = [:]
        var words = 0
        for token in text.tokens where token.kind == .word {
            words += 1
            if let script = script(of: token.folded) { scripts[script, default: 0] += 1 }
            for language in stopWords[token.folded] ?? [] { counts[language, default: 0] += 1 }
        }
        if scripts["ja"] ?? 0 > 0 { return "ja" }
        if let best = scripts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value * 3 > words {
            return best.key
        }
        let ranked = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = ranked.first, first.value > (ranked.dropFirst().first?.value ?? 0) || first.key == "en" else {
            return nil
        }
        return first.value >= 2 || words <= 6 ? first.key : nil
    }

    private static func script(of word: String) -> String? {
        guard let scalar = word.unicodeScalars.first(where: { !$0.isASCII }) else { return nil }
        if word.unicodeScalars.contains(where: { (0x3040...0x30ff).contains($0.value) }) { return "ja" }
        switch scalar.value {
        case 0x400...0x4ff: return "ru"
        case 0x4e00...0x9fff: return "zh"
        case 0xac00...0xd7af: return "ko"
        case 0x600...0x6ff: return "ar"
        case 0x590...0x5ff: return "he"
        case 0x370...0x3ff: return "el"
        default: return nil
        }
    }

    private static let stopWords: [String: [String]] = {
        var table: [String: [String]] = [:]
        for (language, list) in lists {
            for word in list.split(separator: " ") { table[String(word), default: []].append(language) }
        }
        return table
    }()

    private static let lists: [(String, String)] = [
        (
            "en",
            """
            the and to for of you we is are in on at with have need would like my our your please i from pick up this that be can \
            will it me us pax confirm pickup drop passengers name phone vehicle date hi hello thanks thank looking limo ride how much what quote airport tomorrow tonight people car
            """
        ),
        (
            "es",
            """
            el la los las de que y en un una por para con no se su mi es del al lo como mas pero nos necesito quiero hola gracias \
            favor tengo somos cuanto cuesta precio somos recoger personas manana noche necesitamos buenos buenas dias estamos quisiera
            """
        ),
        (
            "fr",
            """
            le la les des de du et en un une pour avec pas est nous vous je que qui sur dans au aux bonjour merci votre notre \
            besoin aimerais voudrais personnes cordialement depuis
            """
        ),
        (
            "de",
            """
            der die das und ist nicht ein eine einen fur mit auf von zu im ich wir sie bitte uns vom zum zur am wie den dem hallo \
            danke guten tag brauchen mochten personen vielen grusse
            """
        ),
        (
            "it",
            """
            il lo la gli le di che e un una per con non sono del della nel alla vorrei buongiorno grazie siamo persone \
            avrei bisogno vostro nostro cordiali saluti dal al
            """
        ),
        (
            "pt",
            """
            o os as um uma de do da dos das em no na para com nao por que e ola obrigado obrigada preciso gostaria somos pessoas \
            nos voces bom dia precisamos ao
            """
        ),
        (
            "nl",
            "de het een en van in is op te voor met niet aan wij we ik naar graag bedankt personen zijn hebben ons onze goedendag dank u nodig",
        ),
        (
            "pl",
            "i w na z do nie sie jest to o od dla po ze prosze dziekuje mam chcialbym potrzebuje osob dzien dobry nas bedzie oraz",
        ),
        (
            "sv",
            "och att det i en ett som pa for med av den till inte vi jag har ar hej tack skulle vilja personer fran oss behover var",
        ),
    ]
}
