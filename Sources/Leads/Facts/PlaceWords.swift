/// Words in places, and words that end them.
enum PlaceWords {
    /// What one goes to is no place, but where it is held may follow.
    static let occasions: Set<String> = [
        "dialysis", "chemo", "therapy", "treatment", "checkup", "class", "crucero",
        "game", "concert", "show", "wedding", "prom", "party", "dinner", "appointment", "event", "lunch", "funeral",
        "ceremony", "reception",
        "conference", "meeting", "flight", "play", "opera", "festival", "birthday", "brunch", "boda", "fiesta", "cena",
        "concierto",
    ]

    /// Words that end a place.
    static let stops: Set<String> = [
        "all'", "alla", "dall'", "nell'", "dalla", "dal", "between", "visiting", "w", "w/", "pickups", "u", "r",
        "to", "from", "for", "then", "with", "we", "i", "i'm", "i'll", "please", "returning", "return", "who", "which",
        "is",
        "are", "was", "going",
        "heading", "headed", "before", "after", "until", "till", "around", "about", "our", "my", "and", "or", "but",
        "that", "will",
        "would", "can", "could", "there", "they", "he", "she", "it", "so", "because", "if", "when", "where", "as",
        "thanks",
        "thank", "this", "next", "every", "each", "approximately", "arriving", "departing", "leaving", "landing",
        "flight", "drop",
        "dropoff", "pick", "pickup", "picked", "dropping", "take", "taking", "bring", "back", "again", "later", "early",
        "morning",
        "afternoon", "evening", "night", "total", "passengers", "people", "needing", "need", "party", "looking", "how",
        "what", "let",
        "do", "you", "your", "us", "me", "them", "has", "have", "using", "via", "hasta", "para", "a", "al", "y", "con",
        "somos", "por",
        "el", "las", "hacia", "que", "nuestra", "nuestro", "manana", "gracias", "budget", "total", "stopping", "stop",
        "one", "round", "be",
        "whats", "what's", "hows", "lmk", "pls", "plz", "asap", "getting", "get", "came", "come", "coming", "also",
        "just", "maybe", "not", "no", "yes", "since", "only",
        "hours", "service",
        "departure", "arrival", "luggage", "bags", "cost", "price", "quote", "rate", "starting", "wait", "waiting",
        "both", "ready", "ending", "finishing", "und", "fur", "mit", "um", "bis", "nach", "wir", "ich", "bitte", "uhr",
        "am",
        "im", "von", "vom", "zum", "zur", "et", "avec", "nous", "je", "svp", "merci", "vers", "pour", "siamo", "grazie",
        "verso", "fino", "alle", "com", "ate", "obrigado", "obrigada", "e", "per", "und", "sind", "personen",
        "personnes",
        "persone", "pessoas", "personas", "luego", "despues", "must", "should", "want", "wants", "plus", "than",
        "while",
        "driver", "depart", "depart", "departs", "leaves", "lands", "arrives", "scheduled", "standing", "daily",
        "weekly",
        "instead", "either", "today", "tomorrow", "tonight", "were", "we're", "we'll", "we'd", "i'd", "i've", "it's",
        "uh", "um", "erm", "we've", "there's", "whenever", "depending",
        "noon", "midnight", "except", "unless", "per", "any", "thx", "ty", "tks", "regards", "sharp", "promptly",
    ]

    /// Capitalized words that open a sentence or a signature after a place.
    static let openers: Set<String> = [
        "hi", "hello", "thanks", "thank", "please", "best", "regards", "sincerely", "date", "time", "passengers",
        "phone",
        "drop", "dropoff", "return", "also", "what", "how", "can", "could", "we", "i", "there", "the", "my", "our",
        "this", "that", "gracias", "saludos",
        "somos", "necesito", "cuanto", "returning", "party", "need", "let", "they", "he", "she", "it", "if", "flight",
        "cheers", "ruckkehr", "ruckfahrt", "abholung", "bitte", "wir", "ich", "vielen", "danke", "nous", "merci",
        "siamo", "grazie",
        "obrigado", "obrigada", "precisamos", "quiero", "queremos", "necesitamos", "tel", "cell", "mobile", "call",
        "email", "pax",
        "budget", "vehicle", "price", "looking", "would", "do", "is", "are", "one", "two", "just", "only", "and", "but",
        "so", "then", "after", "not", "luggage", "kindly", "vivimos", "cuanto", "regards", "sincerely", "pick",
        "pickup",
    ]

    /// Words that name no particular place.
    static let vague: Set<String> = [
        "flughafen", "aeroport", "aeroporto", "bahnhof", "gare", "stazione",
        "oficinas", "offices", "condo", "hq", "garage", "facility", "warehouse",
        "house", "home", "place", "office", "hotel", "airport", "there", "here", "work", "apartment", "building",
        "residence", "venue",
        "church", "hall", "reception", "ceremony", "restaurant", "casa", "shop", "dorm", "parking", "lot", "aeropuerto",
        "oficina", "it", "you",
        "us", "me", "city",
        "location", "destination", "store", "school", "club", "event", "address", "airbnb", "homes", "hotels", "houses",
        "mall", "station", "terminal", "port", "pier", "beach", "park", "hospital", "theater", "casino", "winery",
        "wineries", "downtown", "salon", "stadium", "center", "cemetery", "doctor", "dinner", "show", "concert",
    ]

    /// Lower-case words that cannot begin a place.
    static let noPlaces: Set<String> = [
        "like", "goin", "wanna", "gonna", "limo", "ride", "quote", "price", "help", "more", "less", "pick", "picked",
        "lots", "kind", "sort", "what's", "hey", "number",
        "least", "about", "around", "any", "all", "a", "an", "once", "some", "your", "their", "his", "her", "noon",
        "midnight", "same", "different", "two", "three",
        "multiple", "various", "several", "these", "those", "least", "approximately", "end", "early", "late", "front",
        "time", "that", "what", "it's",
        "start", "finish", "beginning", "door", "scratch", "another", "someone", "people", "now", "then", "first",
        "second", "day", "experience", "top", "bottom", "side", "point", "be", "need", "have", "dinner", "rent", "book",
        "hire", "see", "know", "find", "make", "ask", "check", "confirm", "celebrate", "surprise", "sleep", "date",
        "nuestra",
        "nuestro", "mi", "su", "many",
    ]

    /// Words for kinds of places: with another word they name one.
    static let venues: Set<String> = [
        "hotel", "inn", "airport", "station", "terminal", "street", "st", "avenue", "ave", "road", "rd", "blvd",
        "boulevard", "lane",
        "ln", "drive", "dr", "court", "plaza", "stadium", "arena", "center", "centre", "university", "college",
        "hospital", "church",
        "winery", "vineyard", "vineyards", "mall", "casino",
        "theater", "theatre", "club", "pier",
        "harbor", "park", "museum", "school", "parkway", "pkwy", "highway", "route", "rt", "hwy", "square", "amtrak",
        "port", "downtown", "garden", "gardens",
        "estate", "manor", "resort", "cathedral", "temple", "synagogue", "restaurant", "hall", "beach", "fbo",
        "iglesia", "calle", "avenida", "estacion", "restaurante", "aeropuerto", "aeroport", "aeroporto", "flughafen",
        "bahnhof", "gare", "stazione", "puerto", "airfield", "turnpike", "tpke", "expressway", "condos", "apartments",
        "marina", "temple", "chapel", "banquet", "country", "golf", "speedway", "fairgrounds", "amphitheater",
        "cemetery", "crematory", "mortuary", "cathedral", "library", "courthouse", "clinic", "campus", "airbnb", "inc",
        "villa", "palace", "lounge", "brewery", "suites", "lodge", "ballroom", "bistro", "steakhouse", "cafe",
        "seaport", "dock", "wharf", "tower", "towers",
        "racetrack", "raceway", "racecourse", "coliseum", "pavilion", "amphitheatre", "ballpark", "rink", "zoo",
        "aquarium",
        "playhouse", "conservatory", "monastery", "abbey", "basilica", "mosque", "rectory", "parish", "hotels",
        "hostel",
        "barn", "farm", "farms", "ranch", "orchard", "preserve", "landing", "junction", "outlets", "commons", "village",
        "heights", "headquarters", "institute", "academy", "auditorium", "gallery", "mansion", "castle", "caterers",
        "trattoria", "ristorante", "pizzeria", "saloon", "taphouse", "spa", "boathouse", "racquet", "yacht", "ferry",
        "rehab", "hospice", "nursing", "pharmacy", "synagogue",
        "cruise", "quarter", "county", "term", "market", "dorm", "funeraria", "cementerio", "salon", "parque", "teatro",
        "clinica", "escuela", "colegio", "universidad", "parroquia", "catedral", "capilla", "igreja", "eglise",
        "kirche", "chiesa", "hotel", "chateau", "vineyards", "fieldhouse", "gym", "deli", "diner", "grill", "tavern",
        "pub", "brauerei",
    ]

    /// Towns by names that people write small.
    static let towns: Set<String> = [
        "midtown", "manhattan", "brooklyn", "nyc", "philly", "hoboken", "newark", "marriott", "hilton", "hyatt",
        "sheraton", "westin", "ritz",
    ]

    /// What a letter or a number of its own belongs to.
    static let units: Set<String> = [
        "terminal", "term", "gate", "apt", "apartment", "unit", "suite", "ste", "bldg", "building", "pier", "room",
        "concourse", "door", "tower", "level",
    ]

    /// Persons one assists, who are no places.
    static let people: Set<String> = [
        "ceo", "cfo", "coo", "cto", "president", "director", "chairman", "board", "vp", "whom", "mr", "mrs", "ms", "dr",
    ]

    /// Places that only their owners know.
    static let homes: Set<String> = [
        "house", "home", "place", "office", "offices", "apartment", "residence", "casa", "shop", "work", "homes",
        "oficina",
        "oficinas", "apartamento", "airbnb", "hq", "headquarters", "condo", "dorm", "parking", "lot", "building",
        "dinner", "lunch", "brunch", "party", "event", "wedding", "reception", "ceremony", "dialysis", "chemo",
        "therapy", "treatment",
    ]

    /// Whose: `our office at 100 Campus Drive`.
    static let owners: Set<String> = [
        "nuestras", "nuestros", "nosso", "minhas", "meus", "unsere", "unsrem", "nos",
        "our", "my", "the", "nossa", "minha", "nuestra", "nuestro", "mi", "la", "el", "notre", "mon", "ma", "unser",
        "unserem", "unserer", "his", "her", "their",
    ]

    /// Where people arrive and leave by air, rail or sea.
    static let gateways: Set<String> = [
        "airport", "terminal", "station", "port", "pier", "amtrak", "cruise", "fbo", "dock", "seaport", "heliport",
        "aeropuerto", "aeroport", "aeroporto", "flughafen", "bahnhof", "gare", "stazione", "estacion", "puerto",
        "airfield",
        "signature", "atlantic", "jetport", "metropark", "heliport", "penn", "ferry",
    ]

    /// Words a street ends with.
    static let streets: Set<String> = [
        "st", "street", "ave", "avenue", "rd", "road", "blvd", "ln", "lane", "dr", "drive", "ct", "court", "pl",
        "place", "way", "ter",
        "terrace", "pkwy", "parkway", "hwy", "sq", "circle", "cir", "boulevard", "broadway", "plaza", "turnpike",
        "tpke", "pike", "highway", "row", "trail", "square", "crescent", "loop", "alley", "path", "calle", "avenida",
        "bl", "av", "aly", "plz", "trl",
    ]

    static let abbreviations: Set<String> = [
        "st", "ave", "rd", "blvd", "dr", "ln", "ft", "mt", "hwy", "pkwy", "e", "w", "n", "s", "jr", "pl", "ct", "sq",
        "apt", "ste", "rt", "no", "bldg", "int'l", "intl", "ter", "cir",
    ]

    /// What is counted is no house number.
    static let quantities: Set<String> = [
        "pple", "pasajero", "persona", "kind", "kid", "bag", "suitcase", "ejecutivos", "empleados",
        "people", "passengers", "pax", "persons", "guests", "adults", "kids", "of", "hours", "hour", "hrs", "am", "pm",
        "minutes",
        "mins", "miles", "dollars", "bags", "personas", "horas", "suitcases", "ppl", "a", "p", "children", "couples",
        "personen", "personnes", "persone", "pessoas", "erwachsene", "erwachsenen", "kinder", "passagiere", "passagers",
        "koffer", "adultes", "enfants", "adulti", "bambini", "adultos", "criancas", "ninos", "uhr", "stunden", "heures",
        "ore", "valises", "ladies", "girls", "guys", "men", "women", "friends", "kids", "students", "seniors", "suvs",
        "sedans", "cars", "vans", "buses", "pasajeros", "maletas", "person", "passenger", "adult", "child", "days",
        "nights", "h",
    ]

    /// Words a place cannot end with.
    static let trailers: Set<String> = [
        "the", "at", "in", "on", "of", "near", "by", "de", "la", "el", "en", "from", "del", "an", "@", "le", "il", "l'",
        "di", "da", "do", "du", "au", "al",
    ]
}
