/// The words of vacation notes and acknowledgements in many languages.
enum OutOfOfficeWords {
    /// A subject that a robot begins with: `Automatic reply:`, `Abwesenheitsnotiz`.
    static func subjectSign(_ subject: String) -> String? {
        let folded = FoldedText(subject, limit: 400)
        var core = folded.octets[...]
        while let first = core.first, first == 0x20 || first == UInt8(ascii: "[") || first == UInt8(ascii: "*") {
            core = core.dropFirst()
        }
        guard let hit = subjects.first(where: { core.starts(with: $0.utf8) && isEdge(core.dropFirst($0.utf8.count)) })
        else { return contains(folded) }
        return "subject \"\(hit)\""
    }

    /// What a text says of its writer's absence, or of having been received by a machine.
    static func textSign(_ text: String) -> String? {
        let folded = FoldedText(text, limit: 2000)
        return phrases.hits(in: folded, wholeWords: true).first.map { "text \"\(texts[$0.phrase])\"" }
    }

    /// Words that stand anywhere in an automatic subject (`Re: [Automatyczna odpowiedź] test`, `Jane is out of the office`).
    private static func contains(_ subject: FoldedText) -> String? {
        anywhere.hits(in: subject, wholeWords: true).first.map { "subject \"\(anywhereTexts[$0.phrase])\"" }
    }

    private static func isEdge(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first else { return true }
        return !(0x61...0x7a).contains(next) && !(0x30...0x39).contains(next)
    }

    private static func folded(_ texts: [String]) -> [String] { texts.map { FoldedText($0).string } }

    private static let subjects = folded([
        "automatic reply", "automatic response", "automatic answer", "auto reply", "auto-reply", "autoreply",
        "auto response", "auto-response", "autoresponse", "auto:", "automated reply", "automated response",
        "autoresponder", "out of office", "out of the office", "out-of-office", "ooo", "vacation", "away from",
        "away until", "on vacation", "on holiday", "on leave", "annual leave", "i am away", "i'm away",
        "abwesenheitsnotiz", "abwesenheit", "abwesend", "automatische antwort", "automatische antwoord",
        "automatisch antwoord", "autom. antwort", "nicht im büro", "außer haus", "urlaub", "réponse automatique",
        "reponse automatique", "absence du bureau", "absent du bureau", "absence :", "en congé", "message d'absence",
        "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausente",
        "risposta automatica", "fuori ufficio", "assenza", "assente", "fuori sede", "resposta automática",
        "resposta automatica", "ausência", "fora do escritório", "estou ausente", "automatisch antwoord",
        "automatisch bericht", "afwezig", "afwezigheid", "niet aanwezig", "autosvar", "automatiskt svar",
        "automatisk svar", "frånvaro", "frånvarande", "fravær", "ikke til stede", "automatyczna odpowiedź",
        "odpowiedź automatyczna", "nieobecność", "poza biurem", "автоответ", "автоматический ответ", "автоответчик",
        "нет на месте", "отсутствую", "в отпуске", "自動返信", "自動応答", "不在", "自动回复", "自動回覆", "自動回復", "外出",
        "休暇", "automaattinen vastaus", "poissa", "automatická odpověď", "otomatik yanıt", "자동 회신", "부재중", "자동응답",
        "risposta di assenza",
    ])

    private static let anywhereTexts = folded([
        "is out of the office", "is out of office", "automatyczna odpowiedź", "out of office reply",
        "out of office autoreply", "out of office message", "out of office notification", "autoreply", "auto-reply",
        "automatic reply", "vacation reply", "vacation message", "automatische antwort", "abwesenheitsnotiz",
        "自動返信", "自动回复", "respuesta automática", "réponse automatique",
    ])
    private static let anywhere = PhraseMatcher(anywhereTexts)

    private static let texts = folded([
        "out of the office", "out of office", "out of my office", "away from the office", "away from my desk",
        "away from my email", "away from my e-mail", "away from email", "i am currently away", "i'm currently away",
        "currently away", "i am away until", "i am away from", "i'm away until", "i will be away", "i am away and",
        "on annual leave", "on vacation", "on holiday", "on maternity leave", "on parental leave", "on paternity leave",
        "on sick leave", "on leave until", "currently on leave", "currently out of", "currently traveling with limited",
        "limited access to email", "limited access to my email", "limited access to e-mail", "limited email access",
        "no access to email", "no access to my email", "will respond to you upon my return",
        "will respond when i return", "reply when i return", "respond upon my return", "return to the office on",
        "returning to the office", "this is an automatic reply", "this is an automated reply",
        "this is an automatic response", "this is an automated response", "this is an automated message",
        "this is an automatically generated", "this message was automatically generated",
        "this email was automatically generated", "do not reply to this email", "do not reply to this message",
        "do not reply to this e-mail", "mailbox is not monitored", "inbox is not monitored", "unmonitored mailbox",
        "not a monitored", "this mailbox is unattended", "your message has been received and",
        "ticket has been received", "ticket has been created", "your request has been received",
        "we have received your request and", "your case has been created", "no longer with the company",
        "no longer works here", "no longer employed",
        "bin nicht im büro", "nicht im büro", "bin ich nicht im büro", "nicht im haus", "außer haus", "bin abwesend",
        "zur zeit abwesend", "derzeit abwesend", "zurzeit nicht erreichbar", "im urlaub", "wieder erreichbar",
        "wieder im büro", "automatisch generiert", "automatisch erstellt", "in elternzeit", "nicht erreichbar",
        "absent du bureau", "absente du bureau", "actuellement absent", "actuellement en congé", "en congés",
        "je suis absent", "je suis en congé", "je suis en vacances", "de retour le", "message automatique",
        "réponse automatique",
        "fuera de la oficina", "fuera de mi oficina", "estoy de vacaciones", "me encuentro de vacaciones",
        "estaré ausente", "estoy ausente", "me encuentro ausente", "respuesta automática", "mensaje automático",
        "fuori ufficio", "fuori sede", "sono in ferie", "sono assente", "sarò assente", "risposta automatica",
        "messaggio automatico",
        "fora do escritório", "estou de férias", "estarei ausente", "estou ausente", "resposta automática",
        "mensagem automática", "ausente do escritório",
        "niet op kantoor", "ben ik afwezig", "ik ben afwezig", "momenteel afwezig", "met vakantie", "op vakantie",
        "automatisch gegenereerd", "niet aanwezig", "afwezig tot",
        "poza biurem", "jestem nieobecn", "na urlopie", "przebywam na urlopie", "nieobecny", "nieobecna",
        "wiadomość wygenerowana automatycznie", "automatyczna odpowiedź",
        "inte på kontoret", "på semester", "är ledig", "autosvar", "är tillbaka", "automatiskt svar", "har semester",
        "på ferie", "ikke på kontoret", "er på ferie",
        "ただいま不在", "不在にして", "不在です", "外出して", "休暇をいただ", "休暇中", "お休みをいただ", "自動返信", "自動応答", "自動配信",
        "不在办公室", "不在辦公室", "正在休假", "休假中", "外出中", "自动回复", "自動回覆", "已收到您的邮件", "出差中",
        "нахожусь в отпуске", "в отпуске", "нет на рабочем месте", "отсутствую", "буду отсутствовать",
        "автоматический ответ",
        "автоответ", "не в офисе", "отсутствует в офисе",
        "휴가 중", "부재중", "자동 응답", "자동 회신", "poissa toimistolta", "olen lomalla", "mimo kancelář",
    ])
    private static let phrases = PhraseMatcher(texts)
}
