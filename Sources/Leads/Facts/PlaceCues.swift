/// The words around places.
enum PlaceCues {
    enum End: Sendable { case pickup, dropoff }

    /// The words at a token that announce an end of the trip.
    static func match(in text: TokenizedText, at index: Int) -> (end: End, weight: Int, length: Int)? {
        var best: (end: End, weight: Int, length: Int)?
        for cue in cues[text.folded(index)] ?? [] {
            guard let length = matched(cue.words, in: text, at: index), length > best?.length ?? 0 else { continue }
            best = (cue.end, cue.weight, length)
        }
        return best
    }

    /// `*` in a cue stands for one to three words: `pick my parents up at`.
    private static func matched(_ words: [String], in text: TokenizedText, at index: Int) -> Int? {
        guard let star = words.firstIndex(of: "*") else { return text.phrase(words, at: index) }
        guard let head = text.phrase(Array(words[..<star]), at: index) else { return nil }
        let tail = Array(words[(star + 1)...])
        for skip in 0...4 {
            let place = index + head + skip
            if skip > 0, !text.isWord(place - 1) && text[place - 1]?.kind != .number { return nil }
            if let length = text.phrase(tail, at: place) { return head + skip + length }
        }
        return nil
    }

    private struct Cue: Sendable {
        var words: [String]
        var end: End
        var weight: Int
    }

    private static let cues: [String: [Cue]] = {
        var table: [String: [Cue]] = [:]
        for (end, weight, list) in lists {
            for phrase in list.split(separator: ",") {
                let words = phrase.split { $0 == " " || $0 == "\n" }.map(String.init)
                guard let first = words.first else { continue }
                table[first, default: []].append(Cue(words: words, end: end, weight: weight))
            }
        }
        return table
    }()

    private static let lists: [(End, Int, String)] = [
        (
            .pickup, 3,
            """
            pick up at,pick up from,pick up in,pick up location,pick up address,pick up :,pick up is,pick up would be at,pick up will be at,pick up would be from,pickup will be from,\
            pickup at,pickup from,pickup in,pickup :,pickup is,pickup location,pickup address,pickup will be at,pickup would be at,pickup will be,pickup would be,pick up will be,pick up would be,\
            pick * up at,pick * up from,pick * up in,pick up * at,pick up * from,pick up * in,picked up at,picked up from,picked up in,picked up on,picked up * at,picking up at,picking up from,\
            picking * up at,picking * up from,picking up * at,picking up * from,collect us from,collect me from,get us from,get me from,grab us at,grab us from,leaving from,leave from,departing from,\
            depart from,starting from,starting at,starting in,start at,start from,start in,starts at,beginning at,pu :,pu at,pu from,p u :,pick up - ,\
            recoger en,recogernos en,recogerme en,recogerlos en,recoger a * en,recogida en,recogida :,recogida es en,recojan en,recojan * en,me recojan en,nos recojan en,recojanos en,pasar por nosotros a,\
            pasar por nosotros en,pasen por nosotros a,pasen por nosotros al,salimos de,salida desde,salida de,saliendo de,saliendo desde,recoger al grupo en
            """
        ),
        (
            .dropoff, 3,
            """
            drop off at,drop off in,drop off :,drop off is,drop off location,drop off address,drop off will be at,drop off will be,drop off would be,dropoff at,dropoff in,dropoff :,dropoff is,dropoff location,dropoff address,dropoff will be,\
            drop * off at,drop * off in,drop us at,drop me at,drop them at,drop off * at,dropped off at,dropped off in,dropping off at,dropping us at,dropping * off at,destination is,destination :,destination will be,take us to,take me to,take them to,take him to,take her to,\
            taking us to,taking me to,bring us to,bring me to,bring them to,drive us to,driven to,get us to,get me to,get them to,do :,d o :,dejarnos en,dejarme en,dejar en,\
            llevarnos a,llevarnos al,llevarme a,llevarme al,llevarlos a,llevarlos al,llevar al,llevar a,nos llevan a,nos llevan al,nos lleven a,nos lleven al,nos lleve a,nos lleve al,con destino a,con destino al,destino :,destino es
            """
        ),
        (
            .dropoff, 1,
            """
            going to,go to,headed to,heading to,then to,off to,ride to,car to,limo to,limousine to,transfer to,transfers to,transportation to,transport to,trip to,shuttle to,service to,sedan to,suv to,bus to,\
            get to,getting to,arrive at,taxi to,travel to,traveling to,van to,over to,ir a,ir al,vamos a,vamos al,rumbo a,traslado a,traslado al,transporte a,transporte al,viaje a,viaje al,out to,down to,up to,back to,home to,concert at,game at,show at,opera at,prom at,play at,dinner at,people to,passengers to,players to,coaches to,guests to,students to,kids to
            """
        ),
        (
            .pickup, 1,
            "arriving at,arriving in,arriving into,arriving to,landing at,landing in,flying into,flying in to,fly into,lands at,arrives at,arrival at,arrive in,coming into,llegando a,llegando al,llegamos a,llegamos al,llegan al,llego a,llego al,aterriza en,leaving,departing,based at,based out of,meet us at,meet me at,meet them at,meet him at,meet her at,waiting at"
        ),
    ]

    /// What one goes to is no place, but where it is held may follow.
    static let occasions: Set<String> = [
        "game", "concert", "show", "wedding", "prom", "party", "dinner", "appointment", "event", "lunch", "funeral",
        "ceremony", "reception",
        "conference", "meeting", "flight", "play", "opera", "festival", "birthday", "brunch", "boda", "fiesta", "cena",
        "concierto",
    ]

    /// Words that end a place.
    static let stops: Set<String> = [
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
        "both", "ready", "ending", "finishing",
    ]

    /// Capitalized words that open a sentence or a signature after a place.
    static let openers: Set<String> = [
        "hi", "hello", "thanks", "thank", "please", "best", "regards", "sincerely", "date", "time", "passengers",
        "phone",
        "drop", "dropoff", "return", "also", "what", "how", "can", "could", "we", "i", "there", "the", "my", "our",
        "this", "that", "gracias", "saludos",
        "somos", "necesito", "cuanto", "returning", "party", "need", "let", "they", "he", "she", "it", "if", "flight",
        "cheers",
    ]

    /// Words that name no particular place.
    static let vague: Set<String> = [
        "house", "home", "place", "office", "hotel", "airport", "there", "here", "work", "apartment", "building",
        "residence", "venue",
        "church", "hall", "reception", "ceremony", "restaurant", "casa", "hotel", "aeropuerto", "oficina", "it", "you",
        "us", "me", "city",
        "location", "destination", "store", "school", "club", "event", "address", "airbnb", "homes", "hotels", "houses",
    ]

    /// Lower-case words that cannot begin a place.
    static let noPlaces: Set<String> = [
        "least", "about", "around", "any", "all", "a", "an", "once", "some", "your", "their", "his", "her", "noon",
        "midnight", "same", "different", "two", "three",
        "multiple", "various", "several", "these", "those", "least", "approximately", "end", "early", "late", "front",
        "time", "that", "what", "it's",
        "see", "know", "find", "make", "ask", "check", "confirm", "celebrate", "surprise", "sleep", "date", "nuestra",
        "nuestro", "mi", "su", "many",
    ]

    /// Words for kinds of places: with another word they name one.
    static let venues: Set<String> = [
        "hotel", "inn", "airport", "station", "terminal", "street", "st", "avenue", "ave", "road", "rd", "blvd",
        "boulevard", "lane",
        "ln", "drive", "dr", "court", "plaza", "stadium", "arena", "center", "centre", "university", "college",
        "hospital", "church",
        "marriott", "hilton", "hyatt", "sheraton", "westin", "winery", "vineyard", "vineyards", "mall", "casino",
        "theater", "theatre", "club", "pier",
        "harbor", "park", "museum", "school", "parkway", "pkwy", "highway", "route", "rt", "hwy", "square", "amtrak",
        "port", "downtown", "garden", "gardens",
        "estate", "manor", "resort", "cathedral", "temple", "synagogue", "restaurant", "hall", "beach", "ritz", "fbo",
        "iglesia", "calle", "avenida", "estacion", "restaurante",
        "cruise", "quarter", "county", "midtown", "manhattan", "brooklyn", "nyc", "philly",
    ]

    /// Words a street ends with.
    static let streets: Set<String> = [
        "st", "street", "ave", "avenue", "rd", "road", "blvd", "ln", "lane", "dr", "drive", "ct", "court", "pl",
        "place", "way", "ter",
        "terrace", "pkwy", "parkway", "hwy", "sq", "circle", "cir",
    ]

    static let abbreviations: Set<String> = [
        "st", "ave", "rd", "blvd", "dr", "ln", "ft", "mt", "hwy", "pkwy", "e", "w", "n", "s", "jr", "pl", "ct", "sq",
        "apt", "ste", "rt", "no", "bldg", "int'l", "intl", "ter", "cir",
    ]

    /// What is counted is no house number.
    static let quantities: Set<String> = [
        "people", "passengers", "pax", "persons", "guests", "adults", "kids", "of", "hours", "hour", "hrs", "am", "pm",
        "minutes",
        "mins", "miles", "dollars", "bags", "personas", "horas", "suitcases", "ppl", "a", "p", "children", "couples",
    ]

    /// Words a place cannot end with.
    static let trailers: Set<String> = [
        "the", "at", "in", "on", "of", "near", "by", "de", "la", "el", "en", "from", "del", "an", "@",
    ]
}
