/// The words before and behind a date that make it the day somebody is back.
enum ReturnCues {
    enum Kind: Hashable, Sendable {
        /// Before the day of return.
        case back
        /// Before the day of return, when the date follows at once.
        case backNear
        /// Before the first day of something: of work when the sentence says "again".
        case from
        /// Before the last day away, which is as good an answer when no return is stated.
        case until
        /// Behind the last day away.
        case untilBehind
        /// Behind the day of return.
        case backBehind
        /// Makes `from` a return.
        case again
    }

    struct Cue: Hashable, Sendable {
        let kind: Kind
        let isEnglish: Bool
    }

    static let table = PhraseTable<Cue>(
        english.map { (Cue(kind: $0.0, isEnglish: true), $0.1) }
            + others.map { (Cue(kind: $0.0, isEnglish: false), $0.1) }
    )

    private static let english: [(Kind, [String])] = [
        (
            .back,
            [
                "back on", "back in", "back at", "be back", "am back", "i'm back", "back to", "back from",
                "not return until",
                "return on", "return in", "returning on", "returning in", "return to", "returning to", "will return",
                "i return",
                "we return", "return:", "return date", "returning", "available again", "reachable again",
                "available from",
                "available on", "available starting", "in the office again", "in office again", "we reopen", "reopens",
                "will reopen",
                "reopen on", "we resume", "resumes on", "resume on", "resume work", "resuming", "at my desk on",
                "at my desk again",
            ]
        ),
        (.backNear, ["back", "return", "reopening"]),
        (.from, ["from", "starting", "as of", "after"]),
        (.again, ["available", "reachable", "back in the office", "at your disposal"]),
        (
            .until,
            [
                "until", "untill", "till", "til", "through", "thru", "upto", "up to", "up until", "to and including",
                "unavailable to", "ending", "ends on",
            ]
        ),
    ]

    private static let others: [(Kind, [String])] = [
        (
            .back,
            [
                "zurück am", "zurück ab", "zurück sein", "zurückkehren", "kehre am", "kehre ich am", "wieder am",
                "wieder ab", "erreichbar am",
                "erreichbar ab", "wieder im büro", "wieder im haus", "wieder da", "wieder zur verfügung",
                "wieder erreichbar", "bin zurück",
                "de retour le", "de retour au", "de retour à partir du", "de retour", "retour le", "retour au",
                "retour prévu", "reviens le",
                "reviendrai le", "reviendrai", "serai de retour", "reprendrai", "rouvrira", "rouvrirons",
                "à nouveau joignable", "mon retour",
                "retomamos", "retomaremos", "reanudamos", "reanudaremos", "reprenons", "reprendrons", "riprendiamo",
                "riprenderemo", "regreso el", "regreso", "regresaré", "regresare", "vuelvo", "volveré", "de vuelta",
                "de regreso",
                "me reincorporo",
                "me reincorporaré", "mi vuelta", "estaré disponible", "rientro", "rientrerò", "rientreremo", "tornerò",
                "ritornerò", "ritorno",
                "sarò di nuovo", "di ritorno", "riapriremo", "riaprirà", "retorno", "retornarei", "retornando", "volto",
                "voltarei", "regresso", "regressarei",
                "de volta", "estarei de volta", "terug op", "terug vanaf", "ben terug", "weer terug", "weer op",
                "weer aanwezig", "weer bereikbaar",
                "weer beschikbaar", "weer bereiken", "wracam", "wrócę", "powrót", "powracam", "będę dostępny",
                "będę dostępna", "będę z powrotem", "będę ponownie",
                "tillbaka", "åter den", "åter", "tilbake", "tilbage", "takaisin", "palaan", "tavoitettavissa jälleen",
                "zpět", "vrátím se", "budu zpět",
                "visszatérek", "vissza", "ismét elérhető", "dönüş", "döneceğim", "dönüyorum", "επιστρέφω",
                "θα επιστρέψω", "επιστροφή", "revin", "mă întorc",
                "вернусь", "возвращаюсь", "возвращение", "выйду", "выхожу", "буду на связи", "буду доступен",
                "буду доступна", "буду в офисе", "на работе с", "回来",
                "返回日期",
            ]
        ),
        (
            .from,
            [
                "ab dem", "ab", "à partir du", "à compter du", "dès le", "a partir del", "a partir do", "a partir de",
                "desde el", "dal", "a partire dal", "vanaf", "od dnia",
                "od", "från och med", "från", "fra og med", "fra", "alkaen", "od", "начиная с", "с",
            ]
        ),
        (
            .again,
            [
                "wieder", "zurück", "erreichbar", "de nouveau", "à nouveau", "disponible", "joignable", "de nuevo",
                "nuevamente", "di nuovo", "disponibile",
                "nuovamente", "novamente", "disponível", "weer", "terug", "bereikbaar", "ponownie", "znowu", "dostępn",
                "dostępny", "dostępna", "igen", "åter", "tilbake",
                "tilbage", "tillbaka", "jälleen", "opět", "снова", "доступен", "доступна", "на связи", "в офисе",
            ]
        ),
        (
            .until,
            [
                "bis zum", "bis einschließlich", "bis einschl", "bis inkl", "bis", "jusqu'au", "jusqu'à", "jusque",
                "jusqu'en", "hasta el", "hasta", "fino al", "fino a",
                "fino", "sino al", "até o dia", "até ao dia", "até", "ate", "tot en met", "t/m", "tot", "do dnia", "do",
                "till och med", "t.o.m", "tom", "til og med",
                "t.o.m.", "til", "до", "по", "включительно по", "直到", "至", "到", "截至", "până la", "până pe", "έως",
                "μέχρι",
            ]
        ),
        (
            .untilBehind,
            ["まで", "迄", "까지", "kadar", "tarihine kadar", "asti", "saakka", "-ig", "之前", "为止", "為止", "期间", "期間"]
        ),
        (
            .backBehind,
            [
                "wieder im büro", "wieder im haus", "wieder erreichbar", "wieder da", "wieder für sie da",
                "wieder zurück", "bin ich wieder", "sind wir wieder",
                "zurück", "kehre ich zurück", "ben ik weer", "ben ik terug", "zijn wij weer", "weer aanwezig",
                "weer bereikbaar", "är jag tillbaka", "är jag åter",
                "er jeg tilbake", "er jeg tilbage", "tillbaka", "i will be back", "i'll be back", "i am back",
                "i return", "i will return", "je serai de retour",
                "je reviens", "je reviendrai", "estaré de vuelta", "estaré de regreso", "sarò di ritorno", "rientrerò",
                "estarei de volta", "jestem z powrotem",
                "będę z powrotem", "wracam", "буду на месте", "вернусь", "выйду на работу", "返回", "回来", "回來", "回到",
                "回公司", "恢复", "恢復", "上班", "に戻", "より出社", "から出社", "に出社", "より業務", "から業務", "より通常",
                "から通常", "より営業", "から営業",
                "より勤務", "から勤務", "以降", "より順次", "から順次", "より対応", "から対応", "に復帰", "より復帰", "부터 근무", "에 복귀", "부터 정상", "복귀",
                "dönüyorum", "döneceğim",
                "palaan",
            ]
        ),
    ]
}
