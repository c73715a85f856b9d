/// Words for days and months, accents folded.
extension TripDayReader {
    static let noDays: Set<String> = [
        "st", "street", "ave", "avenue", "floor", "birthday", "anniversary", "grade", "and", "person", "century",
        "time", "hour", "wedding", "row", "hole", "quarter", "annual", "graders", "graduation", "reunion", "st.",
        "ave.",
        "child", "baby", "year", "day", "game", "round", "stop", "car", "trip", "leg", "vehicle", "pickup", "one",
        "week",
    ]

    /// Words before a weekday that make it no single day.
    static let recurring: Set<String> = [
        "last", "past", "every", "each", "pasado", "cada", "jeden", "chaque", "ogni", "todo", "toda",
    ]
    /// Words by which other languages say that the coming one is meant.
    static let coming: Set<String> = [
        "proximo", "proxima", "prochain", "prossimo", "prossima", "nachsten", "kommenden",
    ]
    /// Portuguese weekdays are numbers.
    static let numbered: Set<String> = ["segunda", "terca", "quarta", "quinta", "sexta"]
    static let rangeJoints: Set<String> = ["-", "to", "al", "a", "bis", "au", "through", "thru", "and", "y", "&", "or"]

    static let weekdays: [String: Int] = [
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0,
        "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6, "lunes": 0,
        "martes": 1,
        "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6, "firday": 4, "saterday": 5, "wensday": 2,
        "wendesday": 2, "thrusday": 3, "saturady": 5, "satuday": 5, "saturay": 5, "sunady": 6, "tuseday": 1,
        "teusday": 1,
        "wednsday": 2, "thursdy": 3, "thirsday": 3, "fryday": 4, "firdy": 4, "mondy": 0, "monay": 0, "weds": 2,
        "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
        "montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5,
        "sonntag": 6,
        "lunedi": 0, "martedi": 1, "mercoledi": 2, "giovedi": 3, "venerdi": 4, "sabato": 5, "domenica": 6,
        "segunda": 0, "terca": 1, "quarta": 2, "quinta": 3, "sexta": 4,
    ]

    static let months: [String: Int] = {
        let names = [
            "january stycznia janurary januray jan enero ene janvier januar gennaio janeiro januari",
            "february lutego febuary feburary feb febrero fevrier februar febbraio fevereiro februari",
            "march marca mar marzo mars marz marco maart", "april kwietnia apr abril avril aprile",
            "may maja mayo mai maggio maio mei maj",
            "june czerwca jun junio juin juni giugno junho", "july lipca jul julio juillet juli luglio julho",
            "august sierpnia aug agosto aout augustus augusti",
            "september wrzesnia septmber setember sep sept septiembre setiembre septembre settembre setembro",
            "october pazdziernika oct octubre octobre oktober ottobre outubro okt",
            "november listopada novmber nov noviembre novembre novembro",
            "december grudnia decmber dicember decembre dec diciembre dic dezember dicembre dezembro dez",
        ]
        var table: [String: Int] = [:]
        for (index, list) in names.enumerated() {
            for name in list.split(separator: " ") { table[String(name)] = index + 1 }
        }
        return table
    }()

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
        "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16,
        "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    ]

    static let relativesByWord = Dictionary(grouping: relatives) { $0.words.first ?? "" }

    private static let relatives: [(words: [String], days: Int)] = {
        let lists: [(Int, String)] = [
            (
                0,
                """
                today,tonight,tonite,2 nite,2 night,2nite,hoy,esta noche,esta tarde,this evening,this afternoon,this morning,\
                aujourd'hui,ce soir,heute,oggi,stasera,hoje
                """
            ),
            (
                1,
                """
                tomorrow,tomorow,tommorow,tommorrow,tommorro,tomorro,tomoro,tmrw,tmr,tmw,tmmrw,2 moro,2 morrow,manana,esta madrugada,\
                demain,morgen,domani,amanha
                """
            ),
            (
                2,
                "day after tomorrow,the day after tomorrow,pasado manana,apres demain,ubermorgen,dopodomani,depois de amanha"
            ),
        ]
        return lists.flatMap { days, list in
            list.split(separator: ",").map { (words: $0.split(separator: " ").map(String.init), days: days) }
        }.sorted { $0.words.count > $1.words.count }
    }()
}
