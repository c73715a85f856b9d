/// The words of attributions in the languages of mail programs, folded as `FoldedText` folds.
enum AttributionWords {
    /// Octets of the preposition that the line starts with; nil when it starts with none.
    static func lead(of line: FoldedText) -> Int? {
        guard let first = line.octets.first, let candidates = leadsByOctet[first] else { return nil }
        return candidates.first { line.octets.starts(with: $0) }?.count
    }

    static func startsWithDay(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let candidates = daysByOctet[first] else { return false }
        return candidates.contains { text.starts(with: $0) }
    }

    /// A word for writing stands anywhere.
    static func hasVerb(_ line: FoldedText) -> Bool { !anyVerb.hits(in: line).isEmpty }

    /// A verb stands where the language of its mail program puts it: last on the line, or before the name.
    static func introducingVerb(in line: FoldedText, bodyEnd: Int) -> Bool {
        let octets = line.octets
        for hit in anyVerb.hits(in: line) {
            if isMedial[hit.phrase], hit.start > 0 { return true }
            // `napisał(a)`, `escreveu (terça, 9/03/2027 …)`, `님이 작성`: a bracket or an ending may follow.
            let tail = octets[hit.end..<max(hit.end, bodyEnd)]
            let rest = tail.drop { $0 == 0x20 }
            if hit.start > 0, rest.isEmpty || rest.first == 0x28 || tail.count <= 7 && tail.first != 0x20 {
                return true
            }
        }
        return false
    }

    /// `Quoting Jane <j@x.com>:`
    static func startsQuoting(_ line: FoldedText) -> Bool { quoting.contains(where: line.hasPrefix) }

    /// A person telling of a letter, not a mail program: `As I wrote:`, `You wrote:`.
    static func isPronoun(_ author: String) -> Bool {
        pronouns.contains(FoldedText(author).string)
    }

    private static let anyVerb = PhraseMatcher(verbs)
    private static let isMedial = verbs.map(medialVerbs.contains)
    private static let daysByOctet: [UInt8: [[UInt8]]] = Dictionary(grouping: days.map { Array($0.utf8) }) { $0[0] }

    /// The verbs, the longer before those they begin with.
    static let verbs: [String] = [
        "تمت كتابة ما يلي", "เขียนว่า", "tarihinde şunu yazdı", "wrote the following", "написал(а)", "のメッセージ",
        "작성했습니다", "написала", "書きました", "napisana przez", "написал", "viết rằng", "έγραψε", "написа", "писали",
        "のメール", "썼습니다", "geschrieben", "har skrivit", "je napisala", "napisał(a)", "va escriure", "đã viết",
        "geschreven", "ha scritto", "je napisao", "schrieb am", "written by", "писав", "писал", "пишет",
        "כתב(ה)", "escribió", "escribía", "ezt írta", "kirjoitti", "napisała", "skrifaði", "כתב/ה", "書いた",
        "a escrit", "a écrit", "escreveu", "escribio", "kirjutas", "napisał", "napísal", "yazmış", "пише",
        "כתבה", "كتبت", "a ecrit", "a scris", "menulis", "schreef", "schrieb", "napsal", "scrive", "viết",
        "writes", "yazdı", "écrit", "כתב", "מאת", "كتب", "写到", "写道", "寫道", "작성", "pisze", "skrev", "wrote",
        "írta",
    ]

    /// Verbs that stand before the name (`schrieb Jane:`).
    private static let medialVerbs: Set<String> = [
        "schrieb", "schrieb am", "schreef", "skrev", "napsal", "пишет", "написал", "написал(а)", "писал",
        "писали", "كتب", "كتبت", "تمت كتابة ما يلي", "מאת", "ezt írta", "írta", "har skrivit",
        "tarihinde şunu yazdı", "kirjoitti", "napísal", "пише", "писав", "written by",
        "napisana przez", "написала",
    ]

    private static let leadsByOctet = Dictionary(grouping: leads.map { Array($0.utf8) }) { $0[0] }

    private static let leads: [String] = [
        "il giorno ", "no dia ", "w dniu ", "el día ", "בתאריך ", "el dia ", "datum ", "στις ", "a(z) ",
        "dnia ", "pada ", "mån ", "tor ", "την ", "dia ", "dňa ", "lör ", "tis ", "dne ", "ons ", "vào ",
        "sön ", "fre ", "den ", "on ", "τη ", "na ", "en ", "at ", "em ", "il ", "på ", "od ", "op ", "في ",
        "în ", "le ", "am ", "d. ", "el ", "a ", "于 ", "u ", "ב-", "在 ", "в ", "於 ", "于", "在", "於",
    ]

    private static let days: [String] = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo.", "di.", "mi.", "do.", "fr.", "sa.", "so.",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lun", "mar", "mer",
        "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", "lunes", "martes", "jueves", "viernes",
        "seg", "ter", "qua", "qui", "sex", "gio", "ma ", "wo ", "vr ", "za ", "zo ", "di ", "do ", "maandag",
        "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "pon", "wto", "pt.", "wt.", "śr.",
        "śro", "czw", "pią", "sob", "nie", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "нд", "понед", "вторник",
        "среда", "четверг", "пятн", "суббота", "воскр", "mån", "tis", "ons", "tor", "fre", "lör", "sön", "man",
        "tir", "lør", "søn", "ti ", "ke ", "to ", "pe ", "la ", "su ", "út ", "st ", "čt ", "pá ", "so ", "ne ",
        "po ", "τρί", "δευ", "τετ", "πέμ", "παρ", "σάβ", "κυρ", "jan", "feb", "apr", "may", "jun", "jul", "aug",
        "sep", "oct", "nov", "dec", "dv.", "dt.", "dl.", "dj.", "dc.", "ds.", "dg.", "th ", "thứ ", "cn,",
        "יום", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "selasa", "senin",
        "rabu", "kamis", "jumat", "sabtu", "minggu", "週", "星期",
    ]

    private static let quoting: [String] = [
        "quoting ", "zitat von ", "citando ", "citando a ", "citat ", "citat von ", "citazione ", "selon ",
        "excerpts from ", "cytowanie ", "цитирование ", "citation de ", "cita de ", "mensaje citado por ",
        "in article ", "in message ", "im artikel ", "dans le message ", "en el mensaje ",
    ]

    private static let pronouns: Set<String> = [
        "i", "we", "you", "he", "she", "they", "it", "ich", "wir", "sie", "er", "je", "nous", "vous", "il",
        "elle", "yo", "usted", "ud", "ustedes", "tu", "tú", "io", "noi", "lei", "eu", "você", "ik", "wij", "u",
        "jag", "vi", "jeg", "ja", "my", "я", "мы", "as i", "as we", "as you", "like i", "what i", "what you",
        "my wife", "my husband", "my boss",
    ]
}
