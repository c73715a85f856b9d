/// Finds the charset of one octet a character whose letters make the likeliest text.
enum LetterTrial {
    /// A charset that the octets may be in, and how much of what is not ASCII is letters of one of its languages.
    struct Guess {
        let name: String
        let score: Double
    }

    /// The likeliest charset of another script than the Latin; nil where the octets are no such text.
    static func script(of sample: ArraySlice<UInt8>) -> Guess? {
        // Words of Western languages have one accented letter at a time, those of other scripts are made of such octets.
        let upper = ASCII.countOfUpper(sample)
        guard upper >= 4, countOfRuns(in: sample) * 3 >= upper else { return nil }
        return best(of: scripts, sample)
    }

    /// The likeliest charset of a language in Latin letters; nil where Windows-1252 is as good as any.
    static func latinCharset(of sample: ArraySlice<UInt8>) -> String? {
        guard let western = score(sample, as: "WINDOWS-1252", western, signs: 1) else { return nil }
        if let other = best(of: latin, sample), other.score > western + 0.1 { return other.name }
        if let other = best(of: outdated, sample), other.score > western + 0.4 { return other.name }
        return nil
    }

    /// How many octets above 127 stand behind two others.
    private static func countOfRuns(in sample: ArraySlice<UInt8>) -> Int {
        var runs = 0
        var inRun = 0
        for octet in sample {
            inRun = octet >= 0x80 ? inRun + 1 : 0
            if inRun >= 3 { runs += 1 }
        }
        return runs
    }

    private static func best(of candidates: [(name: String, languages: [Letters])], _ sample: ArraySlice<UInt8>)
        -> Guess?
    {
        var best: Guess?
        for candidate in candidates {
            guard let score = score(sample, as: candidate.name, candidate.languages) else { continue }
            if score > best?.score ?? 0.25 { best = Guess(name: candidate.name, score: score) }
        }
        return best
    }

    /// How many of the characters above ASCII are letters of the language they fit best.
    private static func score(
        _ sample: ArraySlice<UInt8>, as name: String, _ languages: [Letters], signs: Double = 0.5
    ) -> Double? {
        guard let text = SingleOctetCharset.named(name)?.decode(sample) else { return nil }
        let upper = text.unicodeScalars.filter { $0.value >= 0x80 }
        guard !upper.isEmpty else { return nil }
        return languages.map { letters in
            upper.reduce(0) { $0 + letters.weight(of: $1, signs: signs) } / Double(upper.count)
        }.max()
    }

    /// The letters of a language, and the signs that every text may hold.
    private struct Letters {
        private let set: Set<Unicode.Scalar>
        private static let signs = Set("“”‘’–—…€«»„".unicodeScalars)

        init(_ letters: String) {
            set = Set(letters.unicodeScalars)
        }

        /// Capitals count for less, since few words have one, and mostly signs for less than these.
        func weight(of scalar: Unicode.Scalar, signs: Double) -> Double {
            if set.contains(scalar) { return 1 }
            if Letters.signs.contains(scalar) { return signs }
            if let small = scalar.properties.lowercaseMapping.unicodeScalars.first, set.contains(small) { return 0.7 }
            return scalar.properties.isAlphabetic ? 0 : -0.3
        }
    }

    private static let cyrillic = [Letters("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїє")]

    /// The most frequent letters of each script, and the charsets that hold it.
    private static let scripts: [(name: String, languages: [Letters])] = [
        ("WINDOWS-1251", cyrillic), ("KOI8-U", cyrillic), ("ISO-8859-5", cyrillic), ("CP866", cyrillic),
        ("MAC-CYRILLIC", cyrillic), ("WINDOWS-1253", [Letters("αοιετσνηυρπκμλςάίόέήύώδγθωβφχξ")]),
        ("WINDOWS-1255", [Letters("יוהלאתרמבשנעםדחקפכטגןצזסך")]),
        ("WINDOWS-1256", [Letters("اليمونرتبةعدسفهكقحجشصطخىأإ")]),
        ("ISO-8859-6", [Letters("اليمونرتبةعدسفهكقحجشصطخىأإ")]),
        ("CP874", [Letters("านรกอเยลมวงทสดตคบปหแะไจพขชซณถธผฟศโใำฐญษ่้ิัีู็์ึืุ๊๋")]),
    ]

    private static let western = [
        "äöüß", "éèêàâçîôûëïùœ", "ñáéíóúü¿¡", "àèéìòù", "ãõçáéíóúâêôà", "åäöéæøü", "ëïéèöü", "ðþæöáéíóúý", "°´·£§©®™ºª",
    ].map { Letters($0) }

    private static let latin: [(name: String, languages: [Letters])] = [
        ("WINDOWS-1250", central), ("ISO-8859-2", central), ("WINDOWS-1254", [Letters("çğıöşüâîİ")]),
    ]

    /// Of the time before Unicode: hardly met any more, so that they need more to be believed.
    private static let outdated = [(name: "MACINTOSH", languages: western), (name: "CP850", languages: western)]

    private static let central = [
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćžšđ",
    ].map { Letters($0) }
}
