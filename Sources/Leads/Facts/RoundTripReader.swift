/// Whether the way back is asked for.
enum RoundTripReader {
    static func roundTrip(in text: TokenizedText) -> Finding<Bool>? {
        for index in 0..<text.count {
            for (words, answer) in phrases[text.folded(index)] ?? [] {
                if let length = text.phrase(words, at: index) {
                    return Finding(value: answer, range: index..<(index + length))
                }
            }
            if let length = broughtBack(text, index) ?? returning(text, index) ?? rideHome(text, index) {
                return Finding(value: true, range: index..<(index + length))
            }
        }
        return nil
    }

    /// `bring them home`, `take everybody back`.
    private static func broughtBack(_ text: TokenizedText, _ index: Int) -> Int? {
        guard carrying.contains(text.folded(index)), carried.contains(text.folded(index + 1)),
            ["back", "home"].contains(text.folded(index + 2))
        else { return nil }
        // "take us home from JFK" is the way there.
        if text.folded(index + 2) == "home", text.folded(index + 3) == "from" { return nil }
        return text.folded(index) == "take" && text.folded(index + 2) == "home" ? nil : 3
    }

    /// `return at 4`, `returning the same evening`, `Return: 17:00`; not `by return` nor `return my call`.
    private static func returning(_ text: TokenizedText, _ index: Int) -> Int? {
        guard ["return", "returning", "returns"].contains(text.folded(index)),
            !["by", "in", "many", "tax", "happy", "will"].contains(text.folded(index - 1)),
            returns.contains(text.folded(index + 1)) || text[index + 1]?.kind == .number
                || TripDayReader.weekdays[text.folded(index + 1)] != nil
                || TripDayReader.months[text.folded(index + 1)] != nil
        else { return nil }
        return 1
    }

    /// `We would also need a ride home`: one home alone is no way back.
    private static func rideHome(_ text: TokenizedText, _ index: Int) -> Int? {
        guard text.folded(index) == "ride", text.folded(index + 1) == "home" else { return nil }
        return (1...5).contains { ["also", "and", "then", "plus", "later"].contains(text.folded(index - $0)) } ? 2 : nil
    }

    private static let carrying: Set<String> = [
        "bring", "take", "drive", "get", "shuttle", "bringing", "taking", "driving",
    ]
    private static let carried: Set<String> = [
        "us", "me", "them", "him", "her", "everyone", "everybody", "guests", "people",
    ]
    private static let returns: Set<String> = [
        "in",
        "at", "on", "from", "by", "around", "approx", "approximately", "about", "the", "same", "later", "to", ":",
        "pickup",
        "date", "time", "flight", "late", "after", "when", "with", "that", "next", "sunday", "-",
    ]

    private static let phrases: [String: [([String], Bool)]] = {
        var table: [String: [([String], Bool)]] = [:]
        let lists: [(String, Bool)] = [
            (
                """
                round trip,roundtrip,round-trip,both ways,each way,there and back,to and from,return trip,return ride,return transfer,return transportation,\
                return service,return leg,ride back,way back,trip back,car back,\
                back home after,come home after,home after,home afterwards,back home at,home the same,returned to the,returned to our,returned to my,brought back,drop us back,drop them back,drop me back,dropped back,back after the,return after the,home same,home again,back the same,back same,back that night,home that night,and back,then back,and home,and then home,n back,& back,pick us up after,pick us back up,and return,come back,coming back,brought home,brought back,taken home,driven home,the reverse,round robin,\
                ida y vuelta,viaje redondo,ida y regreso,de regreso,de vuelta,el regreso,y regreso,regresar,regresariamos,regresamos a,regresando,nos regresen,regresamos,la vuelta,nos traiga,nos traigan,aller retour,le retour,\
                hin und zuruck,ruckfahrt,ruckkehr,zuruck,andata e ritorno,il ritorno,ida e volta,a volta,de volta,tam i z powrotem,z powrotem
                """, true
            ),
            (
                "one way,oneway,one-way,solo ida,drop only,no return,drop off only,just one way,un solo viaje,solo de ida,aller simple,nur hinfahrt,einfache fahrt,solo andata,so ida",
                false
            ),
        ]
        for (list, answer) in lists {
            for phrase in list.split(separator: ",") {
                let words = phrase.split { $0 == " " || $0 == "-" }.map(String.init)
                if let first = words.first { table[first, default: []].append((words, answer)) }
            }
        }
        return table
    }()
}
