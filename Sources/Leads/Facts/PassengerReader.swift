/// How many people travel: `party of 12`, `8 adults and 2 kids`, `my wife and I`.
enum PassengerReader {
    /// More is no passenger count but a year, a budget or a typing error.
    static let maximum = 2000

    /// The first count of people in a text.
    static func passengers(in text: TokenizedText) -> Finding<Int>? {
        var pair: Finding<Int>?
        var heads: Finding<Int>?
        for index in 0..<text.count {
            // "Taking 5 clients to dinner, there will be 7 of us": the sum outweighs its parts.
            if let total = whole(text, index) { return total }
            guard let found = labelled(text, index) ?? grouped(text, index) ?? sum(text, index) ?? us(text, index)
            else {
                continue
            }
            if let first = heads {
                // "(3 people) ... 2 more people"
                if found.range.lowerBound >= first.range.upperBound, isMore(text, found.range) {
                    heads = Finding(value: min(maximum, first.value + found.value), range: first.range)
                }
            } else if isCounted(text, found.range) {
                // "My fiance and I are getting married ... for 10 people": heads that are counted come first.
                heads = found
            } else if pair == nil {
                pair = found
            }
        }
        return heads ?? pair
    }

    /// `7 of us`, `9 of us total`, `22 in all`.
    private static func whole(_ text: TokenizedText, _ index: Int) -> Finding<Int>? {
        guard text[index]?.kind == .number || NumberWords.words[text.folded(index)] != nil,
            let (value, length) = range(text, index), plausible(value), value > 2
        else { return nil }
        for words in wholes {
            if let more = text.phrase(words, at: index + length), !text.isSign(index - 1, "$") {
                return Finding(value: value, range: index..<(index + length + more))
            }
        }
        return nil
    }

    private static let wholes = [
        ["of", "us"], ["in", "all"], ["people", "total"], ["total", "people"], ["passengers", "total"],
        ["people", "in", "total"], ["en", "total"],
        ["in", "the", "bridal", "party"], ["in", "our", "party"], ["in", "our", "group"], ["in", "the", "party"],
        ["in", "the", "group"],
        ["in", "my", "group"], ["in", "my", "party"], ["in", "the", "wedding", "party"], ["in", "the", "family"],
    ]

    private static func isMore(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        range.contains { ["more", "additional"].contains(text.tokens[$0].folded) }
    }

    private static func isCounted(_ text: TokenizedText, _ range: Range<Int>) -> Bool {
        range.contains { text.tokens[$0].kind == .number || NumberWords.words[text.tokens[$0].folded] != nil }
    }

    /// The count in an answer to the question itself: the first number, a sum of several, the upper end of a range.
    static func count(inAnswer answer: String) -> Int? {
        let text = TokenizedText(answer.prefix(200))
        if let found = passengers(in: text) { return found.value }
        for index in 0..<text.count {
            if let (value, length) = range(text, index), (1...maximum).contains(value) {
                // "3.5" is no head count; the part before the point is sure (D2).
                _ = length
                return value
            }
        }
        return nil
    }

    /// A number, or the upper end of `10-12`, `10 to 12`, `6 or 7`.
    private static func range(_ text: TokenizedText, _ index: Int) -> (value: Int, length: Int)? {
        guard let (first, length) = NumberWords.match(in: text, at: index) else { return nil }
        let joint = index + length
        let joins = text.isSign(joint, "-") || ["to", "or", "a", "o", "ou", "bis", "oder"].contains(text.folded(joint))
        if joins, let (second, more) = NumberWords.match(in: text, at: joint + 1), second > first, second <= maximum {
            return (second, length + 1 + more)
        }
        return (first, length)
    }

    /// `passengers: 6`, `pax 4`, `# of people = 10`, `party size is 8`.
    private static func labelled(_ text: TokenizedText, _ index: Int) -> Finding<Int>? {
        var place = index
        if [
            "pax", "passengers", "pasajeros", "headcount", "ppl", "passagers", "passagiere", "passeggeri",
            "passageiros",
        ].contains(text.folded(index)) {
            place += 1
        } else if ["party", "group"].contains(text.folded(index)), text.folded(index + 1) == "size" {
            place += 2
        } else if [
            "people", "guests", "personas", "persons", "riders", "travelers", "personnes", "personen", "persone",
            "pessoas",
        ].contains(text.folded(index)), [":", "=", "-"].contains(text.folded(index + 1)) {
            place += 1
        } else if ["party", "group"].contains(text.folded(index)),
            ["is", "will", "total", "totals"].contains(text.folded(index + 1))
        {
            // "Bridal party is 14", but "the party is 7 to 11"
            place += 1
            if text.folded(index + 2) == "be" { place += 1 }
            if joinsClock(text, place + 1) { return nil }
        } else {
            return nil
        }
        var steps = 0
        while steps < 3,
            [":", "-", "=", "is", "are", "of", "count", "would", "be", "son", "about"].contains(text.folded(place))
        {
            place += 1
            steps += 1
        }
        guard steps > 0 || text.folded(index) == "pax", let (value, length) = range(text, place), plausible(value),
            !text.isSign(place + length, ":"), !text.isSign(place + length, "/")
        else { return nil }
        return Finding(value: value, range: index..<(place + length))
    }

    private static func joinsClock(_ text: TokenizedText, _ index: Int) -> Bool {
        DayPart.match(in: text, at: index + 1) != nil || [":", "-", "to", "/"].contains(text.folded(index + 1))
    }

    /// `party of 12`, `a group of about ten`, `family of five`.
    private static func grouped(_ text: TokenizedText, _ index: Int) -> Finding<Int>? {
        guard groups.contains(text.folded(index)), ["of", "de"].contains(text.folded(index + 1)) else { return nil }
        var place = index + 2
        while place < index + 5, fillers.contains(text.folded(place)) { place += 1 }
        guard let (value, length) = range(text, place), plausible(value) else { return nil }
        return Finding(value: value, range: index..<(place + length))
    }

    /// `8 adults and 2 kids`, `12 people`, `my wife and I and our 2 kids`.
    private static func sum(_ text: TokenizedText, _ index: Int) -> Finding<Int>? {
        guard var (total, end) = term(text, index) ?? family(text, index) else { return nil }
        // "4 personas, 2 adultos y 2 niños" tells the four apart.
        let isWhole = general.contains(text.folded(end - 1))
        // Each term is bounded, and so is their number.
        for _ in 0..<5 {
            var next = end
            if isWhole, [",", "(", ":", "-"].contains(text.folded(next)) { break }
            if text.isSign(next, ",") || text.isSign(next, "(") { next += 1 }
            if ["and", "plus", "y", "with", "et", "und", "e", "mas", "mit", "avec", "con", "&", "+", "/"].contains(
                text.folded(next))
            {
                next += 1
            }
            // "2 adults 2 children"
            guard next > end || text[next]?.kind == .number, let (more, after) = term(text, next) ?? someone(text, next)
            else { break }
            total = min(maximum, total + more)
            end = after
        }
        return plausible(total) ? Finding(value: total, range: index..<end) : nil
    }

    /// `me`, `my husband`: one head behind a joint.
    private static func someone(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        if ["me", "myself"].contains(text.folded(index))
            || text.folded(index) == "i" && !text.isSign(index - 1, "(") && !text.isSign(index - 1, ",")
        {
            return (1, index + 1)
        }
        guard owners.contains(text.folded(index)) else { return nil }
        if ["parents", "grandparents"].contains(text.folded(index + 1)) { return (2, index + 2) }
        return partners.contains(text.folded(index + 1)) ? (1, index + 2) : nil
    }

    /// `me, my wife and three kids`, `my husband and 2 kids`: heads that open a sum with a counted one in it.
    private static func family(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        guard var (total, end) = someone(text, index), !["and", "&", ",", "y", "me"].contains(text.folded(index - 1))
        else { return nil }
        // "with my wife and 2 kids": the writer comes along.
        let isAlong = companions.contains(text.folded(index - 1))
        if isAlong { total += 1 }
        var isSum = false
        for _ in 0..<4 {
            var next = end
            if text.isSign(next, ",") { next += 1 }
            if joints.contains(text.folded(next)) { next += 1 }
            if let (more, after) = counted(text, next) { return (total + more, after) }
            guard let (more, after) = someone(text, next) else { break }
            isSum = true
            (total, end) = (total + more, after)
        }
        return isSum && (isAlong || ["me", "myself"].contains(text.folded(index))) ? (total, end) : nil
    }

    /// Nouns for everybody.
    private static let general: Set<String> = [
        "people", "persons", "passengers", "pax", "guests", "personas", "pasajeros", "personnes", "personen", "persone",
        "pessoas", "ppl",
        "passagers", "passagiere", "passeggeri", "passageiros", "members", "travelers",
    ]

    /// One summand and where it ends.
    private static func term(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        if let pair = pair(text, index) { return pair }
        if let counted = counted(text, index) { return counted }
        // "with my husband": the writer comes along.
        if owners.contains(text.folded(index)), partners.contains(text.folded(index + 1)),
            companions.contains(text.folded(index - 1))
        {
            return (2, index + 2)
        }
        return nil
    }

    private static let joints: Set<String> = [
        "and", "plus", "y", "with", "et", "und", "e", "mas", "mit", "avec", "con", "&", "+", "/", "com", "n",
    ]
    private static let companions: Set<String> = ["with", "con", "mit", "avec", "com"]
    private static let owners: Set<String> = [
        "my", "our", "his", "her", "their", "mi", "mis", "minha", "meu", "meine", "meiner", "meinem", "meinen", "ma",
        "mon", "mia", "mio", "su", "nuestra", "nuestro",
    ]

    /// A number and its noun: `2 kids`.
    private static func counted(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        var start = index
        if ["our", "my", "the", "his", "her", "nuestros", "mis"].contains(text.folded(start)) { start += 1 }
        guard let (value, length) = range(text, start), plausible(value), !isClock(text, start) else { return nil }
        var place = start + length
        var multiplier = 1
        if text.folded(place) == "dozen" {
            multiplier = 12
            place += 1
        }
        // "a 60-person firm", "a 14-passenger van"
        if text.isSign(place, "-"),
            ["person", "passenger", "people", "seat", "pax", "man"].contains(text.folded(place + 1))
        {
            return nil
        }
        if text.isSign(place, "-") { place += 1 }
        // "one wheelchair passenger", "7 family members"
        if text.isWord(place), !nouns.contains(text.folded(place)),
            ["passenger", "passengers", "members", "guests"].contains(text.folded(place + 1))
        {
            place += 1
        }
        if text.isSign(place, "+") { place += 1 }
        if text.folded(place) == "or", ["so", "more"].contains(text.folded(place + 1)) { place += 2 }
        var skipped = 0
        while skipped < 2, adjectives.contains(text.folded(place)) {
            place += 1
            skipped += 1
        }
        let noun = text.folded(place)
        if ["couples", "parejas", "paare", "coppie", "casais"].contains(noun) {
            return (min(maximum, value * 2), place + 1)
        }
        guard nouns.contains(noun), !isCapacity(text, place + 1) else { return nil }
        return (min(maximum, value * multiplier), place + 1)
    }

    /// `my wife and I`, `me and my husband`: two, and the place after.
    private static func pair(_ text: TokenizedText, _ index: Int) -> (Int, Int)? {
        for words in couples where text.phrase(words, at: index) != nil {
            return (2, index + words.count)
        }
        guard text.folded(index) == "my", partners.contains(text.folded(index + 1)), text.folded(index + 2) == "and",
            ["i", "me", "myself"].contains(text.folded(index + 3))
        else {
            if ["me", "myself", "i"].contains(text.folded(index)), text.folded(index + 1) == "and",
                text.folded(index + 2) == "my", partners.contains(text.folded(index + 3))
            {
                return (2, index + 4)
            }
            return nil
        }
        return (2, index + 4)
    }

    /// `there will be 6 of us`, `we are 12`, `somos 8`, `just me`, `6 of us`.
    private static func us(_ text: TokenizedText, _ index: Int) -> Finding<Int>? {
        if text.folded(index) == "zu", let count = german[text.folded(index + 1)] {
            return Finding(value: count, range: index..<(index + 2))
        }
        for words in alone where text.phrase(words, at: index) != nil {
            return Finding(value: 1, range: index..<(index + words.count))
        }
        if let (value, length) = range(text, index), plausible(value) {
            let place = index + length
            if text.folded(place) == "of", ["us", "them", "people"].contains(text.folded(place + 1)) {
                return Finding(value: value, range: index..<(place + 2))
            }
            if text.folded(place) == "en" && text.folded(place + 1) == "total"
                || text.phrase(["in", "total"], at: place) != nil
                || text.phrase(["in", "all"], at: place) != nil || text.phrase(["au", "total"], at: place) != nil
                || text.phrase(["in", "tutto"], at: place) != nil || text.phrase(["no", "total"], at: place) != nil,
                !text.isSign(index - 1, "$")
            {
                return Finding(value: value, range: index..<(place + 2))
            }
            if text.folded(place) == "total", !text.isSign(index - 1, "$"), text.folded(place + 1) != "hours" {
                return Finding(value: value, range: index..<(place + 1))
            }
        }
        let opens = (openingsByWord[text.folded(index)] ?? []).lazy.compactMap { text.phrase($0, at: index) }.first
        guard let opens else { return nil }
        var place = index + opens
        // "we are 4 couples", "somos un grupo de 12"
        if let found = sum(text, place) ?? grouped(text, place + 1) { return found }
        while place < index + opens + 2, fillers.contains(text.folded(place)) { place += 1 }
        guard let (value, length) = range(text, place), plausible(value), value < 100, !isClock(text, place),
            !measures.contains(text.folded(place + length)), !text.isSign(place + length, "/"),
            !text.isSign(place + length, "-"),
            !ordinals.contains(text.folded(place + length)), !isCapacity(text, place + length + 1)
        else { return nil }
        return Finding(value: value, range: index..<(place + length))
    }

    private static let openingsByWord = Dictionary(grouping: openings) { $0.first ?? "" }

    /// Words after which a bare number counts heads: `we are 12`, `limo for 8`.
    private static let openings = [
        ["we", "are"], ["we're"], ["somos"], ["seremos"], ["seriamos"], ["there", "are"], ["there", "will", "be"],
        ["transport", "for"],
        ["transportation", "for"], ["limo", "for"], ["limousine", "for"], ["van", "for"], ["suv", "for"],
        ["bus", "for"], ["car", "for"],
        ["sedan", "for"], ["sprinter", "for"], ["we", "will", "be"], ["we'll", "be"], ["we", "have"], ["there's"],
        ["total", "of"], ["nous", "sommes"], ["nous", "serons"], ["on", "est"], ["on", "sera"], ["wir", "sind"],
        ["siamo", "in"],
        ["siamo"], ["saremo", "in"], ["saremo"], ["seremos"], ["vamos", "a", "ser"], ["vamos"], ["minibus", "for"],
        ["coach", "for"], ["ride", "for"],
        ["shuttle", "for"], ["carro", "para"], ["limosina", "para"], ["limusina", "para"], ["transporte", "para"],
        ["van", "para"],
    ]

    /// `zu viert`
    private static let german = [
        "zweit": 2, "dritt": 3, "viert": 4, "funft": 5, "sechst": 6, "siebt": 7, "acht": 8, "neunt": 9, "zehnt": 10,
    ]

    private static func plausible(_ value: Int) -> Bool { (1...maximum).contains(value) }

    /// `7:30`, `7 pm`, `$7`: no heads.
    private static func isClock(_ text: TokenizedText, _ index: Int) -> Bool {
        text.isSign(index + 1, ":") || text.isSign(index - 1, ":") && text.number(index - 2) != nil
            || text.isSign(index - 1, "$") || text.isSign(index - 1, "/") && !(text[index]?.isSpaced ?? true)
            || text.isSign(index - 1, "#")
    }

    /// `14 passenger van` tells the size of the car, not of the party.
    private static func isCapacity(_ text: TokenizedText, _ index: Int) -> Bool {
        var place = index
        if ["executive", "luxury", "party", "mini", "stretch", "mercedes", "sprinter", "limo", "black"].contains(
            text.folded(place))
        {
            place += 1
        }
        return cars.contains(text.folded(place)) || cars.contains(text.folded(index))
    }

    private static let groups: Set<String> = [
        "party", "group", "family", "crew", "team", "total", "grupo", "familia", "bunch",
    ]
    private static let fillers: Set<String> = [
        "about", "around", "approximately", "approx", "roughly", "maybe", "up", "to", "at", "least", "like", "probably",
        "only", "just", "a", "unos", "unas", "aproximadamente", "como", "the", "all", ".",
    ]
    private static let adjectives: Set<String> = [
        "adult", "senior", "young", "teenage", "other", "more", "total", "wedding", "drunk", "grown", "little", "small",
        "vip", "international", "business", "of", "our", "my", "elderly", "additional", "corporate", "extra", "female",
        "male", "high", "school",
    ]
    private static let nouns: Set<String> = [
        "kind", "ejecutivos", "empleados", "colegas", "invitadas", "viajeros", "turistas", "estudiantes", "alumnos",
        "familiares", "pple", "pessoa", "crianca", "bambino", "bambina", "anziani", "teenager", "associate", "elders",
        "deacons", "choir", "cast", "crewmembers", "ppl.", "nonnas",
        "passengers", "passenger", "people", "persons", "person", "ppl", "pax", "guests", "guest", "adults", "adult",
        "kids", "kid", "children", "child", "travelers", "travellers", "riders", "ladies", "women", "men", "girls",
        "guys", "friends", "seniors", "executives", "colleagues", "employees", "attendees", "students", "infants",
        "babies", "toddlers", "toddler", "infant", "baby", "teens", "teenagers", "clients", "coworkers", "bridesmaids",
        "groomsmen",
        "folks", "individuals", "members", "boys", "partners", "directors", "pasajeros", "pasajero", "personas",
        "persona", "adultos",
        "adulto", "ninos", "nino", "invitados", "amigos", "amigas", "chicas", "chicos", "bebe", "grandkids",
        "personnes", "personne", "personen", "persone", "pessoas", "osob", "osoby", "personer", "passagers", "players",
        "coaches", "dudes", "musicians", "teachers",
        "gentlemen", "investors",
        "ninas", "nina", "mujeres", "hombres", "senoras", "senores", "muchachas", "muchachos", "jovenes", "erwachsene",
        "erwachsenen",
        "kinder", "kindern", "gaste", "gasten", "passagiere", "passagieren", "fahrgaste", "leute", "mitarbeiter",
        "adultes",
        "enfants", "enfant", "invites", "voyageurs", "amis", "collegues", "adulti", "bambini", "ospiti", "passeggeri",
        "amici",
        "criancas", "convidados", "passageiros", "chaperones", "parents", "relatives", "cousins", "attendants",
        "pallbearers",
        "mourners", "associates", "analysts", "managers", "tourists", "golfers", "fans", "veterans", "residents",
        "campers",
        "nurses", "doctors", "engineers", "gals", "fellas", "buddies", "freinds", "frends", "freids", "firends",
        "friend's", "sisters", "brothers", "grandparents",
        "grandchildren",
        "daughters", "sons", "peeps", "lads", "bridesmaid", "peple", "pepole", "peopel", "passanger", "persones",
        "personnel",
        "singers", "athletes", "wrestlers", "swimmers", "dancers", "cheerleaders", "scouts", "pilgrims", "monks",
        "nuns",
        "delegates", "speakers", "visitors", "couples", "heads", "passangers", "passenegers", "poeple",
    ]
    private static let partners: Set<String> = [
        "wife", "husband", "girlfriend", "boyfriend", "fiance", "fiancee", "partner", "mother", "mom", "father", "dad",
        "son", "daughter", "friend", "colleague", "boss", "sister", "brother", "baby", "newborn", "grandmother",
        "grandfather",
        "grandma", "grandpa", "aunt", "uncle", "cousin", "nephew", "niece", "roommate", "spouse", "bf", "gf", "mum",
        "dog sitter",
        "coworker", "assistant", "toddler", "kid", "grandson", "granddaughter", "mother-in-law", "esposa", "esposo",
        "marido", "mujer", "mama", "papa", "madre", "padre", "hijo", "hija", "hermano", "hermana",
        "novia", "novio", "abuela", "abuelo", "frau", "mann", "tochter", "sohn", "mutter", "vater", "freundin",
        "freund", "femme", "mari", "fille", "fils", "mere", "pere", "moglie", "marito", "figlia", "figlio", "mulher",
        "filha", "filho", "mae", "pai",
    ]
    private static let couples = [
        ["wife", "and", "i"], ["husband", "and", "i"], ["two", "of", "us"], ["both", "of", "us"],
        ["ella", "y", "yo"], ["el", "y", "yo"], ["ma", "femme", "et", "moi"], ["mon", "mari", "et", "moi"],
        ["meine", "frau", "und", "ich"],
        ["mein", "mann", "und", "ich"], ["mia", "moglie", "e", "io"], ["mio", "marito", "e", "io"],
        ["minha", "esposa", "e", "eu"], ["mi", "novia", "y", "yo"],
        ["mi", "mama", "y", "yo"], ["mi", "hija", "y", "yo"], ["mi", "hijo", "y", "yo"], ["mi", "mujer", "y", "yo"],
        ["minha", "mulher", "e", "eu"], ["meu", "marido", "e", "eu"],
        ["the", "pair", "of", "us"], ["myself", "and", "one", "other"], ["bride", "and", "groom"],
        ["mi", "esposa", "y", "yo"], ["mi", "esposo", "y", "yo"], ["mi", "marido", "y", "yo"],
    ]
    private static let alone = [
        ["just", "me"], ["just", "myself"], ["only", "me"], ["by", "myself"], ["traveling", "alone"],
        ["travelling", "alone"],
        ["solo", "yo"], ["solo", "traveler"], ["just", "one"],
    ]
    private static let measures: Set<String> = [
        "am", "pm", "a", "p", "o'clock", "hours", "hour", "hrs", "hr", "h", "dollars", "miles", "minutes", "mins",
        "days",
        "day", "weeks", "nights", "night", "horas", "dias", "cars", "car", "vehicles", "suvs", "sedans", "vans",
        "buses",
        "limos", "stops", "trips", "months", "years", "different",
    ]
    private static let ordinals: Set<String> = ["th", "st", "nd", "rd"]
    private static let cars: Set<String> = [
        "van", "vans", "bus", "buses", "limo", "limos", "limousine", "suv", "suvs", "sprinter", "sprinters", "vehicle",
        "vehicles", "coach", "coaches", "minibus", "shuttle", "stretch", "sedan", "car", "cars", "escalade", "transit",
        "minivan",
    ]
}
