/// The words by which people are counted.
enum HeadWords {
    /// Nouns for the whole party.
    static let everybody: Set<String> = [
        "people", "persons", "passengers", "pax", "guests", "personas", "pasajeros", "personnes", "personen",
        "persone", "pessoas", "ppl", "passagers", "passagiere", "passeggeri", "passageiros", "members", "travelers",
        "individuals", "humans", "souls", "ones", "psgr", "psgrs", "pass", "passanger", "passangers", "person",
        "persona",
        "personne", "osob",
    ]

    /// Whether a word names people that a number may count.
    static func isNoun(_ word: String) -> Bool {
        if everybody.contains(word) || nouns.contains(word) || persons.contains(word) || pairs.contains(word) {
            return true
        }
        return word.utf8.count >= 6 && endings.contains { word.hasSuffix($0) } && !things.contains(word)
    }

    /// English names people by what they do: `dancers`, `teammates`, `accountants`.
    private static let endings = [
        "ers", "ors", "ists", "ees", "mates", "men", "ians", "ants", "eers", "kids", "moms", "dads",
    ]
    /// What ends like people but is none.
    private static let things: Set<String> = [
        "coolers", "containers", "strollers", "walkers", "trailers", "dollars", "numbers", "monitors", "corners",
        "centers", "towers", "servers", "flowers", "dinners", "rollers", "letters", "quarters", "orders", "offers",
        "carriers", "meters", "metres", "kilometers", "doors", "floors", "elevators", "summers", "winters", "covers",
        "papers", "stickers", "banners", "suitors", "hangers", "speakers", "burgers", "beers", "cruisers",
        "sprinters", "steamers", "boosters", "scooters", "wheelers", "chargers", "fritters", "appetizers", "posters",
        "dozens", "chofers", "dressers", "recliners", "freezers", "washers", "dryers", "amplifiers", "heaters",
        "planters",
        "lockers", "cylinders", "colors", "restaurants", "elephants", "plants", "grants", "warrants", "transfers",
        "drivers",
        "chauffeurs", "trees", "coffees", "degrees", "fees", "committees", "employers", "specimen", "stamen",
        "yards", "harbors", "motors", "factors", "errors", "mirrors", "tractors", "vendors", "hoppers", "loungers",
        "choppers", "platters", "coasters", "folders", "counters", "seaters", "layovers", "stopovers", "stayovers",
        "hors", "boarders",
    ]
    private static let nouns: Set<String> = [
        "kind", "ejecutivos", "empleados", "colegas", "invitadas", "viajeros", "turistas", "estudiantes", "alumnos",
        "familiares", "pple", "pessoa", "crianca", "bambino", "bambina", "anziani", "teenager", "associate",
        "deacons", "choir", "cast", "nonnas", "passenger", "people", "persons", "person", "ppl", "pax", "guests",
        "guest", "adults", "adult", "kids", "kid", "children", "child", "ladies", "girls", "guys", "friends",
        "executives", "colleagues", "students", "babies", "toddler", "infant", "baby", "teens", "clients",
        "bridesmaids", "folks", "individuals", "boys", "pasajeros", "pasajero", "personas", "persona", "adultos",
        "adulto", "ninos", "nino", "invitados", "amigos", "amigas", "chicas", "chicos", "bebe", "grandkids",
        "personnes", "personne", "personen", "persone", "pessoas", "osob", "osoby", "personer", "coaches", "dudes",
        "ninas", "nina", "mujeres", "hombres", "senoras", "senores", "muchachas", "muchachos", "jovenes",
        "erwachsene", "erwachsenen", "kinder", "kindern", "gaste", "gasten", "passagiere", "passagieren",
        "fahrgaste", "leute", "mitarbeiter", "adultes", "enfant", "invites", "voyageurs", "amis", "collegues",
        "adulti", "bambini", "ospiti", "passeggeri", "amici", "criancas", "convidados", "passageiros", "chaperones",
        "parents", "relatives", "cousins", "associates", "analysts", "fans", "veterans", "residents", "nurses",
        "gals", "fellas", "buddies", "freinds", "frends", "freids", "firends", "grandparents", "grandchildren",
        "sons", "peeps", "lads", "bridesmaid", "peple", "pepole", "peopel", "passanger", "persones", "personnel",
        "athletes", "scouts", "pilgrims", "monks", "nuns", "delegates", "heads", "poeple", "folk", "pass", "psgr",
        "psgrs", "pasgrs", "humans", "souls", "bodies", "reps", "others", "nieces", "nephews", "aunts", "uncles",
        "moms",
        "dads", "mothers", "fathers", "kiddos", "tweens", "grads", "freshmen", "besties", "grandmas", "girlies",
        "hijos", "hijas", "companeros", "maestros", "novios", "primos", "tios", "colaboradores", "socios",
        "padrinos", "damas", "kollegen", "freunde", "freunden", "collaborateurs", "colleghi", "familienmitglieder",
        "frauen", "manner", "erw",
    ]
    /// One head with an article before it, or in a list.
    static let persons: Set<String> = [
        "wife", "husband", "girlfriend", "boyfriend", "fiance", "fiancee", "partner", "mother", "mom", "father",
        "dad", "son", "daughter", "friend", "colleague", "boss", "sister", "brother", "baby", "newborn",
        "grandmother", "grandfather", "grandma", "grandpa", "aunt", "uncle", "cousin", "nephew", "niece", "roommate",
        "spouse", "bf", "gf", "mum", "coworker", "assistant", "toddler", "kid", "grandson", "granddaughter",
        "esposa", "esposo", "marido", "mujer", "mama", "papa", "madre", "padre", "hijo", "hija", "hermano",
        "hermana", "novia", "novio", "abuela", "abuelo", "frau", "mann", "tochter", "sohn", "mutter", "vater",
        "freundin", "freund", "femme", "mari", "fille", "fils", "mere", "pere", "moglie", "marito", "figlia",
        "figlio", "mulher", "filha", "filho", "mae", "pai", "bride", "groom", "buddy", "pal", "bestie", "date",
        "nanny", "nurse", "aide", "caregiver", "caretaker", "client", "guest", "companion", "mommy", "daddy",
        "grandmom", "granddad", "stepmom", "stepdad", "stepson", "stepdaughter", "godson", "goddaughter",
        "grandchild", "child", "infant", "teen", "teenager", "adult", "neighbor", "neighbour", "associate",
        "manager", "ceo", "cfo", "secretary", "girl", "boy", "man", "woman", "person", "passenger", "officiant",
        "photographer", "deacon", "priest", "rabbi", "minister", "grandson", "coach", "pastor", "coordinator", "bebe",
        "amigo", "amiga", "suegra", "suegro", "cunado",
        "cunada", "sobrino", "sobrina", "tio", "tia", "prima", "primo", "hijito", "nino", "nina", "colega", "jefe",
        "kollege", "kollegin", "kind", "bruder", "schwester", "ami", "amie", "frere", "soeur", "enfant", "amico",
        "amica", "fratello", "sorella", "bambino", "bambina", "irmao", "irma",
    ]
    /// Two heads each.
    static let twos: Set<String> = [
        "couples", "parejas", "paare", "coppie", "casais", "pairs",
    ]
    /// Two heads.
    static let pairs: Set<String> = [
        "parents", "grandparents", "padres", "abuelos", "eltern", "grosseltern", "suegros", "newlyweds",
    ]

    static let writers: Set<String> = ["me", "myself", "yo", "ich", "mich", "moi", "io", "eu"]
    static let pronouns: Set<String> = ["he", "she", "ella", "el", "him", "her", "lui", "lei", "elle", "er", "sie"]
    /// Whose: before a person.
    static let owners: Set<String> = [
        "my", "our", "his", "her", "their", "mi", "mis", "minha", "meu", "mein", "meine", "meiner", "meinem", "meinen",
        "unser", "unsere", "ma", "mon", "mes", "mia", "mio", "su", "sus", "nuestra", "nuestro", "nuestros", "nossa",
        "nosso",
    ]
    /// One for each of those counted before.
    static let partners: Set<String> = [
        "wives", "husbands", "spouses", "dates", "partners", "girlfriends", "boyfriends", "esposas", "parejas",
    ]
    /// Two in one noun; `a couple of` is a number.
    static let couples: Set<String> = ["casal", "pareja", "paar", "coppia", "ehepaar", "matrimonio"]
    /// Which or how many: one, before a person.
    static let singles: Set<String> = [
        "a", "an", "the", "another", "one", "un", "una", "ein", "eine", "une", "um", "uma",
    ]
    /// Before a number.
    static let articles: Set<String> = [
        "our", "my", "the", "his", "her", "their", "nos", "unsere", "unseren", "meine", "nossos", "nuestras",
        "nuestros", "mis", "sus", "another",
    ]
    static let joints: Set<String> = [
        "and", "plus", "y", "with", "et", "und", "e", "mas", "mit", "avec", "con", "&", "+", "/", "com", "n", "nd",
        "including", "w", "sowie",
    ]
    static let companions: Set<String> = ["with", "con", "mit", "avec", "com", "bringing", "w"]
    static let ranges: Set<String> = ["to", "or", "a", "o", "ou", "bis", "oder", "maybe", "possibly"]
    static let groups: Set<String> = [
        "party", "group", "family", "crew", "team", "total", "grupo", "familia", "bunch", "gang", "gruppe", "groupe",
        "gruppo", "delegation", "squad", "famille", "famiglia", "equipo",
    ]
    /// Behind a number these make one word of a capacity or a size.
    static let units: Set<String> = ["person", "passenger", "people", "seat", "pax", "man", "seater"]
    /// Nouns that may take another noun before them.
    static let tails: Set<String> = [
        "passenger", "passengers", "members", "guests", "people", "guys", "kids", "friends",
    ]
    /// Words after which the noun belongs to something else.
    static let breaks: Set<String> = [
        "and", "or", "for", "to", "at", "with", "from", "plus", "hour", "hours", "pm", "am", "o'clock", "of", "other",
        "by", "in", "on", "if", "the", "that", "when", "then", "is", "are", "so",
    ]
    static let adjectives: Set<String> = [
        "adult", "senior", "young", "younger", "youngest", "teenage", "other", "more", "total", "wedding", "drunk",
        "grown", "little", "small", "old", "older", "elderly", "vip", "international", "business", "of", "our", "my",
        "additional", "his", "her", "their", "these", "corporate", "extra", "female", "male", "high", "school", "best",
        "hungry", "rowdy", "lovely",
        "crazy", "tired", "large", "big", "great", "good", "close", "college", "bridal", "office",
        "foreign", "visiting", "out",
    ]
    /// Before a number that is not exact.
    static let fillers: Set<String> = [
        "about", "around", "approximately", "approx", "roughly", "maybe", "up", "to", "at", "least", "like",
        "probably", "only", "just", "a", "unos", "unas", "aproximadamente", "como", "the", "all", ".", "gonna", "be",
        "now", "uh", "um", "say", "exactly", "possibly", "is", ":", "some", "another", "etwa", "ca", "environ", "circa",
    ]
    static let carAdjectives: Set<String> = [
        "executive", "luxury", "party", "mini", "stretch", "mercedes", "sprinter", "limo", "black", "shuttle",
        "passenger",
    ]
    static let cars: Set<String> = [
        "van", "vans", "bus", "buses", "limo", "limos", "limousine", "suv", "suvs", "sprinter", "sprinters", "vehicle",
        "vehicles", "coach", "coaches", "minibus", "shuttle", "stretch", "sedan", "car", "cars", "escalade", "transit",
        "minivan", "seat", "seats", "seater", "hummer", "suburban", "motorcoach", "limosina", "limusina", "carro",
        "transporte", "transport", "transportation", "ride", "minibuses", "capacity",
    ]
    /// What may follow a bare number of heads; other words are what it counts.
    static let followers: Set<String> = [
        "for", "to", "from", "going", "on", "at", "and", "with", "in", "this", "next", "tomorrow", "so", "but",
        "please", "need", "needing", "leaving", "coming", "who", "that", "or", "if", "we", "i", "total", "mas", "para",
        "que", "y", "el", "de", "desde", "a", "now", "traveling", "travelling", "n", "plus", "would", "looking",
        "wanting", "want", "including", "flying", "arriving", "going", "und", "et", "e", "im", "am", "pour", "per",
        "por", "con",
        "thanks", "thx", "pls", "will", "altogether", "heading", "the", "all", "not",
    ]
    /// What a number counts that is no people.
    static let measures: Set<String> = [
        "am", "pm", "a", "p", "o'clock", "hours", "hour", "hrs", "hr", "h", "dollars", "miles", "minutes", "mins",
        "min",
        "days", "day", "weeks", "week", "nights", "night", "horas", "dias", "stops", "trips", "months", "years", "year",
        "different", "th", "st", "nd", "rd", "bags", "suitcases", "maletas", "pieces", "rooms", "blocks", "bucks", "k",
        "percent", "times", "tickets", "games", "holes", "locations", "addresses", "noon", "tonight", "tomorrow",
    ]
}
