/// The airports people write about by code or by a spoken name, and what makes an airport's name.
enum AirportNames {
    /// One airport with the names people use for it, folded, the words parted by one blank.
    struct Entry: Sendable {
        var code: String
        /// Names that mean the airport by themselves: `o'hare`, `laguardia`.
        var alone: [String]
        /// Names that mean it only before `airport`: `newark airport`.
        var beforeAirport: [String]
    }

    /// The code of the airport named by the words at a place, and how many tokens it takes, `airport` included.
    static func match(in text: TokenizedText, at index: Int) -> (code: String, length: Int)? {
        guard let token = text[index], token.kind == .word else { return nil }
        if let code = codeMatch(token, in: text, at: index) { return code }
        var best: (code: String, length: Int)?
        for name in byFirstWord[token.folded] ?? [] {
            guard let length = text.phrase(name.words, at: index) else { continue }
            let extra = airportWords(in: text, at: index + length) ?? 0
            if name.needsAirport, extra == 0, prefix(in: text, before: index) == nil { continue }
            if length + extra > best?.length ?? 0 { best = (name.code, length + extra) }
        }
        return best
    }

    /// Where `aeropuerto de`, `Flughafen` and the like before an airport's name begin; nil when they do not stand there.
    static func prefix(in text: TokenizedText, before index: Int) -> Int? {
        for place in stride(from: index - 1, through: max(0, index - 4), by: -1) {
            let word = text.folded(place)
            if nouns.contains(word) { return place }
            if !particles.contains(word) { return nil }
        }
        return nil
    }

    /// Whether a name of a town is one that an airport is called by: `landing at Newark`.
    static func isServed(_ name: String) -> Bool {
        towns.contains(LatinFolding.fold(name))
    }

    private static let towns = Set(entries.flatMap { $0.alone + $0.beforeAirport })
    private static let nouns: Set<String> = ["aeropuerto", "aeroport", "flughafen", "aeroporto", "airport"]
    private static let particles: Set<String> = [
        "de", "del", "di", "do", "da", "du", "of", "la", "el", "internacional", "international", "internazionale",
    ]

    private static func codeMatch(_ token: Token, in text: TokenizedText, at index: Int) -> (String, Int)? {
        let code = token.folded.uppercased()
        guard token.folded.utf8.count == 3, codes.contains(code) else { return nil }
        let following = airportWords(in: text, at: index + 1)
        // Lower case is common in hurried mail; codes that could be words need their capitals or `airport`.
        let isClear = token.isUpper || following != nil || !token.isCapitalized && plainWhenSmall.contains(token.folded)
        return isClear ? (code, 1 + (following ?? 0)) : nil
    }

    /// How many tokens of `airport`, `international airport`, `intl` stand at a place; nil when none.
    static func airportWords(in text: TokenizedText, at index: Int) -> Int? {
        var end = index
        while ["international", "intl", "int'l", "regional", "municipal", "county", "executive"].contains(
            text.folded(end)), end - index < 3
        {
            end += 1
            if text.isSign(end, ".") { end += 1 }
        }
        if ["airport", "aeropuerto", "airports", "arpt", "airpt", "aiport", "airprot"].contains(text.folded(end)) {
            return end - index + 1
        }
        return end > index && text.folded(index).hasPrefix("int") ? end - index : nil
    }

    /// An airport's name without the words that all airports have, folded.
    static func core(_ name: String) -> String {
        let words = LatinFolding.fold(name).split { !($0.isLetter || $0.isNumber || $0 == "'") }
        return words.filter { !generic.contains(String($0)) }.joined(separator: " ")
    }

    private static let generic: Set<String> = [
        "airport", "international", "intl", "regional", "municipal", "field", "county", "executive", "airpark",
        "memorial", "national", "metropolitan", "city", "of", "the",
    ]

    private struct Name: Sendable {
        var code: String
        var words: [String]
        var needsAirport: Bool
    }

    static let codes = Set(entries.map(\.code))

    /// Codes that are no words or abbreviations when written small.
    private static let plainWhenSmall: Set<String> = [
        "jfk", "lga", "ewr", "teb", "hpn", "swf", "lax", "sfo", "sjc", "ord", "mdw", "iad", "dca", "bwi", "phl", "dfw",
        "iah",
        "atl", "fll", "pbi", "rsw", "mco", "clt", "rdu", "bdl", "pvd", "lhr", "cdg", "acy", "phx", "slc", "msp", "dtw",
    ]

    private static let byFirstWord: [String: [Name]] = {
        var table: [String: [Name]] = [:]
        for entry in entries {
            for (names, needsAirport) in [(entry.alone, false), (entry.beforeAirport, true)] {
                for name in names {
                    let words = name.split(separator: " ").map(String.init)
                    guard let first = words.first else { continue }
                    table[first, default: []].append(Name(code: entry.code, words: words, needsAirport: needsAirport))
                }
            }
        }
        return table
    }()

    /// The larger airports of the United States and its neighbours.
    static let entries: [Entry] = table.split(separator: "\n").map { line in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        func names(_ index: Int) -> [String] {
            guard fields.indices.contains(index) else { return [] }
            return fields[index].split(separator: ",").map(String.init)
        }
        return Entry(code: fields.first ?? "", alone: names(1), beforeAirport: names(2))
    }

    /// code|names alone|names before "airport"
    private static let table = """
        ATL|hartsfield,hartsfield jackson|atlanta
        LAX||los angeles,la
        ORD|o'hare,ohare|chicago
        MDW|chicago midway|midway
        DFW|dallas fort worth international|dallas,dallas fort worth,dallas ft worth
        DAL|dallas love field|love field
        DEN||denver
        JFK|john f kennedy international,john f. kennedy international|kennedy,john f kennedy,john f. kennedy,new york
        LGA|laguardia,la guardia|
        EWR|newark liberty|newark,newark liberty
        TEB|teterboro|teterboro
        HPN||westchester,westchester county,white plains
        ISP|macarthur airport|islip,long island macarthur,macarthur
        SWF||stewart,newburgh
        SFO||san francisco,sf
        OAK||oakland
        SJC||san jose
        SMF||sacramento
        SEA|seatac,sea tac|seattle,seattle tacoma
        PDX||portland
        LAS||las vegas,vegas,mccarran,harry reid
        PHX|sky harbor|phoenix
        SCL||santiago
        MIA||miami
        FLL||fort lauderdale,ft lauderdale,ft. lauderdale,lauderdale
        PBI||west palm beach,palm beach
        MCO||orlando
        TPA||tampa
        RSW||fort myers,ft myers,southwest florida
        SRQ||sarasota
        JAX||jacksonville
        BOS|logan international|boston,logan
        PVD|t f green|providence,green
        BDL||bradley,hartford
        MHT||manchester
        BWI||baltimore,baltimore washington
        DCA|reagan national|reagan,washington national,national
        IAD||dulles,washington dulles
        PHL||philadelphia,philly
        PIT||pittsburgh
        ABE||lehigh valley,allentown
        ACY||atlantic city
        CLT||charlotte
        RDU||raleigh,raleigh durham
        RIC||richmond
        ORF||norfolk
        CHS||charleston
        SAV||savannah
        BNA||nashville
        MEM||memphis
        MSY||new orleans,louis armstrong
        IAH|bush intercontinental,intercontinental airport|houston,george bush,bush
        HOU|houston hobby|hobby,william p hobby
        AUS|austin bergstrom|austin
        SAT||san antonio
        MSP||minneapolis,st paul,twin cities
        MKE||milwaukee,mitchell
        DTW||detroit,detroit metro
        CLE||cleveland,hopkins
        CMH||columbus
        CVG||cincinnati
        IND||indianapolis
        STL|lambert field|st louis,st. louis,lambert
        MCI||kansas city
        OMA||omaha
        DSM||des moines
        SLC||salt lake city,salt lake
        ABQ||albuquerque
        TUS||tucson
        SAN||san diego
        SNA|john wayne|orange county,john wayne,santa ana
        BUR||burbank,bob hope
        ONT||ontario
        LGB||long beach
        PSP||palm springs
        VNY||van nuys
        BUF||buffalo
        ROC||rochester
        SYR||syracuse
        ALB||albany
        HNL||honolulu
        OGG||maui,kahului
        ANC||anchorage
        OKC||oklahoma city
        TUL||tulsa
        BHM||birmingham
        SDF||louisville
        GRR||grand rapids
        RNO||reno
        BOI||boise
        YYZ||toronto,pearson
        YUL||montreal
        YVR||vancouver
        SJU||san juan
        CUN||cancun
        MEX||mexico city
        LHR|heathrow|heathrow
        LGW|gatwick|gatwick
        CDG|charles de gaulle|charles de gaulle
        """
}
