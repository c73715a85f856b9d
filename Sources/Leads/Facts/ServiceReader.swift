/// What kind of trip is asked for, by the words that name it.
enum ServiceReader {
    /// The kind with the strongest word; of equally strong kinds the one with more words.
    ///
    /// - Parameter ends: where the trip starts and ends; an airport there outweighs an occasion.
    static func service(in text: TokenizedText, ends: [Range<Int>] = []) -> Finding<ServiceType>? {
        var best: [ServiceType: (weight: Int, sum: Int, range: Range<Int>)] = [:]
        var hasAirport = false
        func note(_ service: ServiceType, _ weight: Int, _ range: Range<Int>) {
            var entry = best[service] ?? (0, 0, range)
            entry.sum += weight
            if weight > entry.weight { (entry.weight, entry.range) = (weight, range) }
            best[service] = entry
        }
        for index in 0..<text.count {
            guard let token = text[index], token.kind == .word else { continue }
            for cue in cues[token.folded] ?? [] {
                if let length = text.phrase(cue.words, at: index), !isDenied(text, index, cue) {
                    note(cue.service, cue.weight, index..<(index + length))
                }
            }
            if isFlightNumber(text, index) { note(.airport, 3, index..<(index + 2)) }
            // "turning 50", "my son turns 9"
            if ["turning", "turns", "turned", "cumple"].contains(token.folded),
                NumberWords.match(in: text, at: index + 1) != nil
            {
                note(.event, 5, index..<(index + 2))
            }
            if landings.contains(where: { token.folded.hasPrefix($0) }), let length = isLanding(text, index) {
                note(.airport, 3, index..<(index + length))
            }
            hasAirport = hasAirport || airportWords.contains(token.folded)
            if isJubilee(text, index) { note(.event, 5, index..<(index + 3)) }
            if let airport = AirportNames.match(in: text, at: index) {
                hasAirport = true
                note(.airport, ends.contains { $0.contains(index) } ? 6 : 3, index..<(index + airport.length))
            }
        }
        // "before we all fly out next month": a flight alone does not make the trip one to the airport.
        if !hasAirport, best[.airport] != nil, best[.event] != nil { best[.airport]?.weight = 1 }
        let ranked = ServiceType.allCases.compactMap { service in best[service].map { (service, $0) } }
        return ranked.max { ($0.1.weight, $0.1.sum) < ($1.1.weight, $1.1.sum) }.map {
            Finding(value: $0.0, range: $0.1.range)
        }
    }

    /// `arriviamo a Newark`, `llegamos a Newark`: a city one arrives in by air.
    private static func isLanding(_ text: TokenizedText, _ index: Int) -> Int? {
        (1...5).first { ["newark", "philadelphia", "philly", "boston"].contains(text.folded(index + $0)) }.map {
            $0 + 1
        }
    }

    private static let landings = ["arriv", "lleg", "aterriz", "atterr", "landen", "landet", "cheg"]
    private static let airportWords: Set<String> = [
        "airport", "airports", "aeropuerto", "terminal", "aeroport", "flughafen", "aeroporto", "lotnisko",
    ]

    /// `my 40th`, `her 75th`: more than a day of the month that is someone's own.
    private static func isJubilee(_ text: TokenizedText, _ index: Int) -> Bool {
        guard HeadWords.owners.contains(text.folded(index)) || text.folded(index).hasSuffix("'s"),
            let number = text.number(index + 1), (16...100).contains(number)
        else { return false }
        return ["th", "st"].contains(text.folded(index + 2)) && !(text[index + 2]?.isSpaced ?? true)
    }

    private struct Cue: Sendable {
        var service: ServiceType
        var weight: Int
        var words: [String]
    }

    /// `UA 87`, `dl 1875`: an airline's code (IATA) and a number.
    static func isFlightNumber(_ text: TokenizedText, _ index: Int) -> Bool {
        guard let token = text[index], token.folded.utf8.count == 2, airlines.contains(token.folded),
            let number = text[index + 1], number.kind == .number, (2...4).contains(number.folded.utf8.count)
        else { return false }
        return token.isUpper
            || number.folded.utf8.count >= 3 && ["dl", "ua", "aa", "lh", "ba", "wn"].contains(token.folded)
    }

    private static let airlines: Set<String> = [
        "aa", "ua", "dl", "ba", "lh", "af", "wn", "as", "nk", "ib", "sk", "vs", "ek", "tp", "az", "lx", "os", "ac",
        "av",
        "cm", "la", "ei", "kl", "ly", "qr", "tk", "jl", "nh", "ke", "cx", "sq", "ay", "am", "sn", "et", "sv", "ai",
        "lo",
    ]

    /// `party of six`, `event planner at the desk`: words that name no occasion.
    private static func isDenied(_ text: TokenizedText, _ index: Int, _ cue: Cue) -> Bool {
        let next = text.folded(index + cue.words.count)
        if cue.words == ["party"] { return ["of", "size", "bus"].contains(next) }
        if cue.words == ["airport"] { return ["rd", "road", "blvd", "hotel", "plaza"].contains(next) }
        if cue.words == ["game"] { return next == "plan" }
        if cue.words == ["race"] { return text.folded(index - 1) == "rat" }
        return ["not"].contains(text.folded(index - 1))
    }

    private static let cues: [String: [Cue]] = {
        var table: [String: [Cue]] = [:]
        for (service, weight, phrases) in phrases {
            for phrase in phrases.split(separator: ",") {
                let words = phrase.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
                guard let first = words.first else { continue }
                table[first, default: []].append(Cue(service: service, weight: weight, words: words))
            }
        }
        return table
    }()

    private static let phrases: [(ServiceType, Int, String)] = [
        (
            .wedding, 8,
            "wedding,weddings,bride,groom,bridal,bridesmaids,groomsmen,newlyweds,boda,novia,novios,matrimonio,casamiento,mariage,hochzeit,matrimonio,casamento,nuptials,weding,slub,wesele,sposi,sposa,nozze,nos casamos,se casa,noiva,noivos,brautpaar,trauung,heiraten,mariage,marier,get married,tie the knot,vow renewal,casarse,filha casa,filho casa,getting married,rehearsal dinner"
        ),
        (
            .event, 5,
            """
            prom,birthday,concert,bachelor party,bachelorette,bachelor,anniversary,graduation,quinceanera,quince,quinceañera,sweet 16,sweet sixteen,\
            gala,wine tour,wine tasting,winery,wineries,brewery,funeral,homecoming,bar mitzvah,bat mitzvah,casino,festival,reunion,baby shower,\
            bridal shower,girls night,night out,guys night,football game,basketball game,baseball game,hockey game,giants game,yankees game,game,\
            broadway,opera,superbowl,super bowl,new year's eve,new years eve,cumpleanos,concierto,fiesta,aniversario,graduacion,despedida,\
            homegoing,entierro,funeraria,velorio,sepelio,servicio funebre,burial,memorial service,communion,christening,baptism,bautismo,primera comunion,cumple,quince anos,\
            xv,stag party,hen party,bach party,boys night,date night,propose,proposal,night on the town,pub crawl,bar crawl,tree lighting,rockettes,nutcracker,musical,\
            jets,giants,yankees,mets,devils,knicks,phillies,flyers,sixers,islanders,stadium,metlife,prudential center,madison square garden,barclays center,\
            tropicana,borgata,mohegan sun,foxwoods,holiday lights,christmas lights,light show,spa day,christmas show,radio city,tournament,field trip,class trip,\
            juego,partido,anniversaire,obseques,geburtstag,junggesellenabschied,junggesellinnenabschied,beerdigung,konzert,compleanno,funerale,laurea,formatura,enterro,\
            urodziny,pogrzeb,studniowka,cruise night,murder mystery,pumpkin picking,apple picking,race,derby,marathon,parade,comedy show,drinks,bar hopping,barhopping,\
            bday,b day,brithday,birthay,birthda,b'day,graduating,reveillon,bautizo,formal,cotillion,sightseeing,city tour,holiday party,christmas party,tailgate,race track,kentucky derby,passed away,father passed,mother passed,mom passed,dad passed,husband passed,wife passed,viewing,interment,graveside,cemetery,
            """
        ),
        (
            .corporate, 7,
            """
            corporate,roadshow,road show,executives,executive team,board meeting,board members,business account,corporate account,our ceo,the ceo,our office,our headquarters,our offices,ceo,\
            cfo,investors,investor,our client,our clients,my client's,vip client,vip clients,client meeting,business trip,business travel,\
            business meeting,company account,company outing,company event,company retreat,employees,delegation,corporativo,corporativa,ejecutivos,\
            empresarial,viaje de negocios,trade show,sales team,leadership team,offsite,off site,hill day,geschaftsleitung,kundentermine,geschaftsreise,dienstreise,geschaftskunden,messe,entreprise,aziendale,empresa,directivos,reuniao,deposition,site visit,team building,\
            sales meeting,senior management,management team,direktion,coo,chairman,our executives,work event
            """
        ),
        (
            .corporate, 2,
            "conference,convention,summit,meetings,meeting,client,clients,office party,seminar,executive,conferencia,reunion de negocios"
        ),
        (
            .airport, 3,
            "airport,airports,flight,flights,flying,aeropuerto,vuelo,terminal,fly,landing,landen,gelandet,abflug,ankunft,atterrir,aterrizo,llegamos al,aeroport,flughafen,aeroporto,air port,layover,tarmac,fbo,land at,land in,lands at,lands in,landed at,terminals,aterrizamos,aterriza,atterrissons,vol,volo,voo,flug,lotnisko,avion,jetblue,delta flight,united flight,american airlines"
        ),
        (
            .event, 2,
            "vineyards,vineyard,lights tour,xmas lights,bars,nightclub,nightclubs,clubbing,party,event,celebration,show,theater,theatre,dinner,evento,cena,celebracion"
        ),
        (
            .hourly, 4,
            "driver on call,at my disposal,chauffeur for the day,driver for the day,car for the day,at our disposal,por dia,stundenweise,a l' heure,a disposizione,hourly,by the hour,as directed,per hour,por hora,por horas,hourly rate,hourly charter"
        ),
    ]
}
