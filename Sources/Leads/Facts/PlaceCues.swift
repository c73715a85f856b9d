/// The words around places.
enum PlaceCues {
    /// Which end of the trip is announced; a landing is where one is met, a take-off where one is brought,
    /// a home either, as the other end is.
    enum End: Sendable { case pickup, dropoff, landing, takeoff, home }

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
            // "pick up at 180 Maiden Lane in Manhattan": the first preposition is the place's.
            if skip > 0, ["at", "from", "in"].contains(text.folded(place - 1)), skip == 1 { return nil }
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
            drop * off at,drop * off in,drop us at,drop me at,drop them at,drop off * at,dropped off at,dropped at,dropped in,taken to,brought to,dropped off in,dropping off at,dropping us at,dropping * off at,destination is,destination :,destination will be,take us to,take me to,take them to,take him to,take her to,\
            taking us to,taking me to,bring us to,bring me to,bring them to,drive us to,driven to,get us to,get me to,get them to,do :,d o :,dejarnos en,dejarme en,dejar en,\
            llevarnos a,llevarnos al,llevarme a,llevarme al,llevarlos a,llevarlos al,llevar al,llevar a,nos llevan a,nos llevan al,nos lleven a,nos lleven al,nos lleve a,nos lleve al,con destino a,con destino al,destino :,destino es
            """
        ),
        (
            .dropoff, 1,
            """
            drop at,drop in,dropping at,going to,go to,headed to,heading to,then to,off to,ride to,car to,limo to,limousine to,transfer to,transfers to,transportation to,transport to,trip to,shuttle to,service to,sedan to,suv to,bus to,\
            get to,getting to,taxi to,travel to,traveling to,van to,over to,ir a,ir al,vamos a,vamos al,rumbo a,traslado a,traslado al,transporte a,transporte al,viaje a,viaje al,out to,down to,up to,concert at,game at,show at,opera at,prom at,play at,dinner at,people to,passengers to,players to,coaches to,guests to,students to,kids to
            """
        ),
        (
            .pickup, 1,
            """
            getting ready at,get ready at,gets ready at,report to,reporting to,we're in,we are in,i'm in,i am in,based at,based out of,meet us at,meet me at,meet them at,meet him at,meet her at,waiting at,waiting outside,wait at,wait * at,greet * at,meeting us at,pick up point is,address is,\
            au depart de,depart de,partenza da,partida de,saindo de,saida de
            """
        ),
        (
            .landing, 1,
            """
            arriving,arrive,arrives,landing,lands,land,arriving at,arriving in,arriving into,arriving to,landing at,landing in,landing into,flying into,flying in to,fly into,fly in to,lands at,lands in,land at,land in,landed at,arrives at,arrives in,arrives into,arrival at,arrive at,\
            arrive in,arrive into,coming into,comes into,get into,getting into,gets into,getting in at,disembark at,docks at,docking at,\
            llegando a,llegando al,llegamos a,llegamos al,llegan a,llegan al,llego a,llego al,llega a,llega al,aterriza en,aterrizamos en,aterrizo en,\
            arrivee a,arrivee au,llegada a,llegada al,come in at,coming in at,arrivons a,arrivant a,arrive a,atterrissons a,atterrit a,landen in,landen am,landen auf,lande in,landet in,ankommen in,ankunft in,ankunft am,kommen in,\
            arriviamo a,arriviamo all',arriva a,arrivo a,atterriamo a,chegamos em,chegamos a,chegamos no,chego em,chegada em,chegada no,pousamos em
            """
        ),
        (
            .takeoff, 1,
            """
            flying out of,fly out of,flight out of,flight leaves from,flight leaves out of,flight departs from,flight departing from,flight leaving from,plane leaves from,flight departs,flight leaves,departing out of,flying out from,\
            vuelo sale de,vuelo sale desde
            """
        ),
        (
            .home, 0,
            """
            live in,live at,lives in,lives at,living in,living at,staying at,stay at,staying in,home is in,i'll be at,we'll be at,i will be at,we will be at,they'll be at,i'm at,we're at,stuck at,stuck in,us in,house is in,vivo en,vivimos en,vive en,\
            nos hospedamos en,habite a,habitons a,wohne in,wohnen in,moro em,moramos em,abito a,abitiamo a
            """
        ),
        (
            .dropoff, 1,
            """
            need to be at,needs to be at,need to be in,needs to be in,has to be at,have to be at,have to be in,must be at,must be in,should be at,due at,to be at,\
            expected at,headed for,heading for,bound for,en route to,lift to,transportation over to,run to,journey to,cab to,drop to,destination
            """
        ),
        (
            .dropoff, 0,
            """
            crucero en,cruise from,cruise out of,cruise leaves from,appointment at,appointment * at,appt at,cita en,cita medica en,tickets at,tickets * at,show * at,\
            reservation at,reservations at,surgery at,procedure at,dialysis at,treatment at,back to,home to,regreso a,regreso al,vuelta a
            """
        ),
        (
            .pickup, 3,
            """
            prise en charge a,prise en charge au,prise en charge :,nous chercher a,nous chercher au,me chercher a,me chercher au,nous recuperer a,nous recuperer au,venir nous prendre a,\
            abholung in,abholung am,abholung an,abholung :,abholung vom,abholung von,abholen in,abholen am,abholen vom,abgeholt in,abgeholt am,abholort :,abholadresse :,uns am * abholen,\
            prelievo da,prelievo a,prelievo presso,prelievo :,prenderci a,prenderci all',prenderci al,prendermi a,prendermi all',venirci a prendere a,venirci a prendere all',venirci a prendere al,\
            buscar em,buscar no,buscar na,nos buscar em,nos buscar no,me buscar em,me buscar no,embarque em,embarque no,embarque :
            """
        ),
        (
            .dropoff, 3,
            """
            nous deposer a,nous deposer au,me deposer a,nous emmener a,nous emmener au,nous conduire a,nous conduire au,deposer a,a destination de,\
            ziel :,zielort :,zieladresse :,destinazione :,portarci a,portarci al,portarci all',portarmi a,portarmi all',accompagnarci a,\
            nos levar para,nos levar ao,nos levar ate,me levar para,me levar ao,levar para,levar ate,deixar em,deixar no
            """
        ),
        (
            .dropoff, 1,
            """
            allons a,allons au,irons a,vais a,vais au,aller a,aller au,se rendre a,se rendre au,transfert vers,transfert a,trajet vers,fahrt nach,fahrt zum,fahrt zur,transfer nach,transfer zum,transfer zur,weiter nach,nach,\
            andare a,andare al,andare all',diretti a,ir para,ir ao,ir ate,transporte para,transfer para,traslado para,viagem para,vamos para,vou para,iremos para,para ir a,para ir al,voy para,voy a,voy al,vamos pro,vamos pra,vou pro,vamos pa,voy pa,de ahi al,de ahi a,luego al,luego a,despues al,despues a,llegar a,llegar al
            """
        ),
    ]

    /// Words before the place a trip starts at.
    static let origins: Set<String> = ["from", "desde", "frm", "von", "vom", "depuis", "dal", "dalla", "dall'"]
    /// The same, of many other meanings: believed before a pair of places only.
    static let weakOrigins: Set<String> = ["de", "del", "du", "da", "do", "des", "d'"]
    /// Words between the two places of a pair.
    static let joints: Set<String> = ["to", "hasta", "hacia", "into", "nach", "zum", "zur", "jusqu'a", "jusqu'au"]
    /// The same, of many other meanings: believed before a place only.
    static let weakJoints: Set<String> = [
        "a", "al", "au", "ao", "para", "vers", "verso", "ate", "bis", "zu", "alla", "all'", "ins",
    ]
    /// Words of the way back.
    static let returns: Set<String> = [
        "return", "returning", "back", "regreso", "regresando", "vuelta", "retour", "ruckfahrt", "zuruck", "ritorno",
        "volta", "reverse", "home",
    ]
    /// What somebody has to be in time for.
    static let engagements: Set<String> = [
        "appointment", "appt", "cita", "surgery", "dialysis", "chemo", "termin", "consulta", "interview", "deposition",
        "hearing",
    ]

    /// Words of a flight that leaves.
    static let flights: Set<String> = [
        "flight", "flights", "flight's", "plane", "vuelo", "fly", "flying", "vol", "flug", "volo", "voo",
    ]
    /// Words before `to` that send words, not people.
    static let speech: Set<String> = [
        "talk", "talked", "talking", "speak", "spoke", "reply", "respond", "according", "send", "sent", "email",
        "write", "wrote", "due", "thanks", "addressed", "listen", "respect", "similar", "compared", "married",
        "engaged",
        "attention", "attn", "close", "next", "related", "invited", "forward", "bill", "billed", "charge", "invoice",
        "introduced", "moved", "relocated", "proposing", "tickets", "allergic", "used", "gift", "belongs",
    ]
    /// Words of a clause that moves somebody.
    static let movements: Set<String> = [
        "ride", "rides", "car", "cars", "transfer", "transfers", "limo", "limousine", "transportation", "transport",
        "go",
        "going", "goes", "went", "service", "trip", "sedan", "suv", "suvs", "drive", "driven", "need", "needs",
        "shuttle",
        "travel", "traveling", "travelling", "take", "taking", "taken", "bring", "get", "getting", "leave", "leaving",
        "head", "heading", "headed", "driver", "van", "bus", "coach", "sprinter", "pick", "picked", "pickup", "hours",
        "people", "passengers", "pax", "taxi", "carro", "coche", "transporte", "traslado", "viaje", "limosina",
        "limusina", "fahrt", "limousinen", "navette", "voiture", "auto", "macchina", "chauffeur", "run", "trips",
        "lift", "suburban",
        "escalade", "vehicle", "minivan", "minibus", "motorcoach", "book", "reserve", "quote",
        "charter", "party", "group", "bringing",
    ]
    /// Words before an airport one goes to or comes to.
    static let towards: Set<String> = [
        "into", "to", "towards", "toward", "al", "for", "au", "ao", "nach", "zum", "all'", "hacia", "para",
    ]
    /// Words of people who come by air.
    static let arrivals: Set<String> = [
        "kommen", "komme", "kommt", "chegaremos", "llegaremos", "arriverons", "arriveremo",
        "flying", "fly", "arriving", "landing", "into", "coming", "flight", "arrive", "in", "lands", "land", "arrives",
        "arrival", "landed", "aterriza", "aterrizamos", "llega", "llegan", "llegamos", "llego", "llegando", "arrivons",
        "atterrissons", "landen", "lande", "ankommen", "ankunft", "arriviamo", "arrivo", "atterriamo", "chegamos",
        "chego", "chegando", "chegada",
    ]
}
