/// How vacation notes say that their writer is away.
enum AbsencePhrases {
    /// In the first person, or as an office says it of itself.
    static let stated = [
        // en
        "i am out of the office", "i'm out of the office", "i am out of office", "i'm out of office", "i am ooo",
        "i'm ooo", "i am currently out", "i'm currently out", "i will be out of", "i'll be out of",
        "i am away from the office", "i am away from my", "i'm away from my", "i am away until", "i'm away until",
        "i am away on", "i'm away on", "i am away at", "i am away and", "i am away with", "i am currently away",
        "i'm currently away", "i am currently on", "i'm currently on", "i am presently out", "i am presently away",
        "i will be away", "i'll be away", "i am travelling with", "i am traveling with", "i am on annual leave",
        "i'm on annual leave", "i am on leave", "i'm on leave", "i am on vacation", "i'm on vacation",
        "i am on holiday", "i'm on holiday", "i am on maternity leave", "i'm on maternity leave",
        "i am on parental leave", "i'm on parental leave", "i am on paternity leave", "i am on sick leave",
        "i am on sabbatical", "i am on business travel", "i am on a business trip", "i am not in the office",
        "i'm not in the office", "i am unavailable until", "i am out until", "i'm out until", "i am out from",
        "i'm out from", "i'm out this", "currently out of the office", "currently out of office",
        "currently on annual leave", "currently away from", "out of the office until", "out of office until",
        "out of the office from", "out of the office starting", "out of the office on", "out of office from",
        "away from the office until", "on leave until", "on vacation until", "on holiday until",
        "our office is closed", "our offices are closed", "the office is closed", "our office will be closed",
        "is out of the office until", "is on leave until", "i have limited access to", "i am out of town until",
        // de
        "ich bin nicht im büro", "bin ich nicht im büro", "ich bin derzeit nicht", "ich bin zurzeit nicht",
        "ich bin zur zeit nicht", "ich bin momentan nicht", "ich bin aktuell nicht", "ich bin abwesend",
        "ich bin bis", "ich bin im urlaub", "ich befinde mich im urlaub", "bin ich im urlaub", "ich bin in elternzeit",
        "ich bin außer haus", "ich bin ausser haus", "bin ich abwesend", "ich bin nicht im haus",
        "bin ich nicht im haus", "zur zeit abwesend", "derzeit abwesend", "zurzeit abwesend",
        "derzeit nicht im büro", "zur zeit nicht im büro", "nicht im büro und", "bin ich nicht erreichbar",
        "ich bin nicht erreichbar", "bin ich wieder erreichbar", "bin ich wieder für sie da", "bin ich wieder im büro",
        "wieder erreichbar", "unser büro ist geschlossen", "büro geschlossen", "wir haben betriebsferien",
        "bin derzeit nicht", "bin nicht im büro", "bin momentan nicht",
        // fr
        "je suis absent", "je suis absente", "je suis actuellement absent", "je suis actuellement en",
        "je suis en congé", "je suis en congés", "je suis en vacances", "je serai absent", "je serai absente",
        "absent du bureau", "absente du bureau", "actuellement en congé", "actuellement en congés",
        "actuellement absent", "actuellement absente", "je suis en déplacement", "je suis hors du bureau",
        "en congé jusqu'au", "en congés jusqu'au", "absent jusqu'au", "absente jusqu'au", "nos bureaux sont fermés",
        "notre bureau est fermé", "bureau fermé", "je suis en congé maternité",
        // es
        "estoy fuera de la oficina", "estaré fuera de la oficina", "me encuentro fuera", "estoy fuera de oficina",
        "estaré fuera", "estoy de vacaciones", "me encuentro de vacaciones", "estaré de vacaciones", "estoy ausente",
        "estaré ausente", "me encuentro ausente", "fuera de la oficina hasta", "de vacaciones hasta",
        "no me encuentro en la oficina", "me encuentro de permiso", "nuestra oficina está cerrada",
        "nuestras oficinas permanecerán cerradas",
        // it
        "sono fuori ufficio", "sarò fuori ufficio", "fuori ufficio fino", "sono fuori sede", "sono in ferie",
        "sarò in ferie", "sono assente", "sarò assente", "assente dall'ufficio", "non sono in ufficio",
        "attualmente assente", "attualmente fuori", "i nostri uffici sono chiusi", "i nostri uffici resteranno chiusi",
        "sono in maternità",
        // pt
        "estou fora do escritório", "estarei fora do escritório", "estarei fora", "estou de férias",
        "estarei de férias", "encontro-me de férias", "estou ausente", "estarei ausente", "encontro-me ausente",
        "ausente do escritório", "em férias até", "estou em férias", "o nosso escritório está fechado",
        // nl
        "ik ben afwezig", "ben ik afwezig", "ik ben niet op kantoor", "ben ik niet op kantoor",
        "ik ben momenteel niet", "ik ben momenteel afwezig", "ik ben op vakantie", "ben ik op vakantie",
        "ik ben met vakantie", "ik ben met verlof", "momenteel afwezig", "ik ben niet aanwezig",
        "ben ik niet aanwezig", "ik ben er niet", "afwezig tot", "ik ben met zwangerschapsverlof",
        "ons kantoor is gesloten",
        // pl
        "jestem nieobecny", "jestem nieobecna", "będę nieobecny", "będę nieobecna", "jestem na urlopie",
        "przebywam na urlopie", "przebywam poza biurem", "jestem poza biurem", "będę na urlopie",
        "obecnie przebywam", "nie ma mnie w biurze", "jestem na zwolnieniu", "nasze biuro jest nieczynne",
        // sv, da, no
        "jag är inte på kontoret", "inte på kontoret", "jag är på semester", "jag har semester", "jag är ledig",
        "jag är frånvarande", "jag är för närvarande", "jag är tillbaka", "är på semester till", "jag är bortrest",
        "jeg er ikke på kontoret", "ikke på kontoret", "jeg er på ferie", "jeg har ferie", "jeg holder ferie",
        "jeg er fraværende", "jeg er bortrejst", "jeg er bortreist", "jeg er for tiden", "jeg er ute av kontoret",
        // fi, cs, hu, tr, el, ro
        "olen lomalla", "olen poissa", "poissa toimistolta", "en ole toimistolla", "jsem mimo kancelář",
        "mimo kancelář", "jsem na dovolené", "nejsem v kanceláři", "szabadságon vagyok", "nem vagyok az irodában",
        "házon kívül vagyok", "ofis dışındayım", "ofis dışında", "izindeyim", "tatildeyim", "yıllık izinde",
        "απουσιάζω", "λείπω από το γραφείο", "βρίσκομαι σε άδεια", "είμαι σε άδεια", "sunt în concediu",
        "nu sunt la birou",
        // ru
        "я в отпуске", "нахожусь в отпуске", "буду в отпуске", "я отсутствую", "отсутствую на рабочем месте",
        "отсутствую в офисе", "буду отсутствовать", "меня нет в офисе", "нет на рабочем месте", "я не в офисе",
        "нахожусь в командировке", "я в командировке", "буду в командировке", "нахожусь на больничном",
        "я в відпустці", "наш офис закрыт",
        // ja, zh, ko
        "不在にして", "不在にいたし", "不在です", "不在となり", "不在のため", "外出しており", "外出中", "休暇をいただ", "休暇を頂",
        "休暇中です", "休暇中のため", "休業中", "お休みをいただ", "お休みを頂", "出張中", "出張のため", "不在办公室", "不在辦公室",
        "正在休假", "正在度假", "休假中", "正在出差", "出差中", "外出公干", "不在公司", "无法及时回复", "無法及時回覆", "放假期间",
        "我在休假", "我休假", "부재중", "휴가 중", "휴가중", "자리를 비", "출장 중", "출장중", "사무실에 없",
    ]

    /// Of anybody: "my boss is out of the office".
    static let hinted = [
        "out of the office", "out of office", "away from my desk", "away from the office", "on vacation", "on holiday",
        "on annual leave", "on maternity leave", "on parental leave", "on leave", "on sick leave",
        "currently travelling", "currently traveling", "im urlaub", "nicht im haus", "nicht im büro", "in elternzeit",
        "außer haus", "en vacances", "en congé", "en congés", "de vacaciones", "fuera de la oficina", "in ferie",
        "fuori ufficio", "fuori sede", "de férias", "fora do escritório", "op vakantie", "met vakantie",
        "niet op kantoor",
        "na urlopie", "poza biurem", "på semester", "på ferie", "lomalla", "na dovolené", "szabadságon", "tatilde",
        "в отпуске", "в командировке", "休暇中", "休假", "휴가", "不在",
    ]

    static let promised = [
        "when i return", "upon my return", "on my return", "when i am back", "when i get back", "once i return",
        "as soon as i return", "after i return", "until i return", "during my absence", "in my absence",
        "while i am away", "while i'm away", "while i am out", "limited access to email", "limited access to my email",
        "limited access to e-mail", "limited email access", "no access to email", "no access to my email",
        "no access to e-mail", "not have access to", "intermittent access", "not checking email",
        "checking email sporadically", "for urgent matters", "for anything urgent", "for urgent issues",
        "for urgent requests", "in urgent cases", "if it is urgent", "if this is urgent", "if your matter is urgent",
        "if you need immediate", "if you require immediate", "for immediate assistance", "in case of emergency",
        "nach meiner rückkehr", "während meiner abwesenheit", "in dringenden fällen", "in dringenden angelegenheiten",
        "wird nicht weitergeleitet", "nicht automatisch weitergeleitet", "meine vertretung", "kehre ich zurück",
        "à mon retour", "dès mon retour", "en cas d'urgence", "pour toute urgence", "pendant mon absence",
        "en mon absence", "durant mon absence", "accès limité à mes",
        "a mi regreso", "a mi vuelta", "durante mi ausencia", "en mi ausencia", "en caso de urgencia",
        "para asuntos urgentes", "no tendré acceso", "acceso limitado",
        "al mio rientro", "al mio ritorno", "durante la mia assenza", "in mia assenza", "in caso di urgenza",
        "per urgenze", "per comunicazioni urgenti",
        "no meu regresso", "no meu retorno", "quando retornar", "durante a minha ausência", "na minha ausência",
        "em caso de urgência", "para assuntos urgentes", "assuntos urgentes", "acesso limitado",
        "bij terugkomst", "na mijn terugkomst", "tijdens mijn afwezigheid", "bij mijn afwezigheid", "voor dringende",
        "bij spoed", "po powrocie", "podczas mojej nieobecności", "w pilnych sprawach", "w sprawach pilnych",
        "när jag är tillbaka", "vid brådskande", "under min frånvaro", "ved hastesaker", "når jeg er tilbake",
        "når jeg er tilbage", "i mit fravær", "i hastetilfælde", "palattuani", "kiireellisissä", "po návratu",
        "v naléhavých", "távollétem", "sürgős esetben", "acil durumlarda", "dönüşümde", "по возвращении",
        "после возвращения", "в мое отсутствие", "по срочным вопросам", "в срочных случаях",
        "во время моего отсутствия",
        "επείγοντα", "お急ぎの", "緊急の", "ご迷惑をおかけ", "戻り次第", "如有急事", "如有紧急", "緊急事項", "回来后", "返回后",
        "급한 용무", "급하신", "복귀 후",
    ]

    static let departed = [
        "no longer with the company", "no longer work at", "no longer works at", "no longer work for",
        "no longer works for", "no longer works here", "no longer employed", "no longer an employee",
        "has left the company",
        "have left the company", "i have retired", "this email address is no longer", "this mailbox is no longer",
        "this e-mail address is no longer", "my email address has changed", "nicht mehr im unternehmen",
        "nicht mehr bei uns tätig", "nicht mehr für das unternehmen", "ne travaille plus", "ne fait plus partie",
        "a quitté la société", "a quitté l'entreprise", "ya no trabaja", "ya no trabajo", "ya no labora",
        "non lavora più", "non lavoro più", "não trabalha mais", "já não trabalha", "niet meer werkzaam",
        "niet langer werkzaam", "już nie pracuje", "nie pracuję już", "arbetar inte längre", "slutat på",
        "arbejder ikke længere", "jobber ikke lenger", "больше не работает", "退職いたしました", "退職しました", "已离职", "已離職",
        "퇴사",
    ]
}
