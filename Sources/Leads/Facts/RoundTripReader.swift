/// Whether the way back is asked for.
enum RoundTripReader {
    static func roundTrip(in text: TokenizedText) -> Finding<Bool>? {
        for index in 0..<text.count {
            for (words, answer) in phrases[text.folded(index)] ?? [] {
                if let length = text.phrase(words, at: index) {
                    return Finding(value: answer, range: index..<(index + length))
                }
            }
        }
        return nil
    }

    private static let phrases: [String: [([String], Bool)]] = {
        var table: [String: [([String], Bool)]] = [:]
        let lists: [(String, Bool)] = [
            (
                """
                round trip,roundtrip,round-trip,both ways,there and back,to and from,return trip,return ride,ride back,ride home,take us back,\
                bring us back,back home after,and back,pick us up after,return transfer,pick us back up,and return,drive us back,ida y vuelta,viaje redondo,\
                ida y regreso,de regreso,de vuelta,aller retour
                """, true
            ),
            ("one way,oneway,one-way,solo ida,drop only,no return", false),
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
