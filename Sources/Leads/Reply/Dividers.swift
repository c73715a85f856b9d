/// The lines that mail programs put above a message they answer or forward.
enum Dividers {
    /// `---------- Forwarded message ----------`, `Anfang der weitergeleiteten Nachricht:`.
    static func isForward(_ line: FoldedText) -> Bool {
        guard mayDivide(line) else { return false }
        let core = core(of: line)
        guard core.isDivider else { return false }
        // `Forwarded by Bob on 3/9/2027`, `Forwarded message from Dana`: the dashes around make it a divider.
        return forwards.contains(core.text) || core.dashes && namedForwards.contains(where: core.text.hasPrefix)
    }

    /// The line above which help desks want the answer: what stands below is theirs.
    static func isAnswerLine(_ line: FoldedText) -> Bool {
        line.octets.count < 160 && answerLines.isAnywhere(in: line.octets)
    }

    /// `-----Ursprüngliche Nachricht-----`, `________ Original message ________`, `---- Jane wrote ----`.
    static func isOriginal(_ line: FoldedText) -> Bool {
        guard mayDivide(line) else { return false }
        let core = core(of: line)
        guard core.dashes else { return false }
        return originals.contains(core.text) || writing.contains(where: core.text.hasSuffix)
    }

    /// Every divider begins with a mark or ends with one: most lines are no divider at a glance.
    private static func mayDivide(_ line: FoldedText) -> Bool {
        guard let first = line.octets.first, let last = line.octets.last else { return false }
        return isFrame(first) || last == UInt8(ascii: ":")
    }

    private struct Core {
        var text: String
        var dashes: Bool
        var colon: Bool
        var isDivider: Bool { dashes || colon }
    }

    /// The words of a divider without the dashes, stars and colon around them.
    private static func core(of line: FoldedText) -> Core {
        var octets = line.octets[...]
        var dashes = 0
        var colon = false
        while let first = octets.first, isFrame(first) {
            if first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || first == UInt8(ascii: "=") { dashes += 1 }
            octets.removeFirst()
        }
        while let last = octets.last, isFrame(last) || last == UInt8(ascii: ":") {
            if last == UInt8(ascii: ":") { colon = true }
            octets.removeLast()
        }
        return Core(text: String(decoding: octets, as: UTF8.self), dashes: dashes >= 2, colon: colon)
    }

    private static func isFrame(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: " "),
            UInt8(ascii: ">"), UInt8(ascii: "<"):
            true
        default: false
        }
    }

    private static let writing = [
        " wrote", " schrieb", " a écrit", " escribió", " ha scritto", " escreveu", " schreef", " skrev", " написал",
        " napisał(a)", " 写道", " 寫道",
    ].map { FoldedText($0).string }

    private static let namedForwards = folded(
        [
            "forwarded by ", "forwarded message from ", "weitergeleitet von ", "transféré par ", "réexpédié par ",
            "reenviado por ", "encaminhado por ", "inoltrato da ", "doorgestuurd door ", "vidarebefordrat av ",
            "videresendt af ", "videresendt av ", "przekazane przez ", "переслано ", "weitergeleitete nachricht von ",
        ].map { $0 + "x" }
    ).map { String($0.dropLast()) }

    private static let answerLines = PhraseMatcher(
        [
            "reply above this line", "reply above the line", "reply above this text", "above this line to reply",
            "write above this line", "type your reply above", "please reply above", "antworten sie oberhalb dieser",
            "antworten sie über dieser", "antwort oberhalb dieser", "oberhalb dieser zeile",
            "répondez au-dessus de cette",
            "répondre au-dessus de cette", "au-dessus de cette ligne", "responda por encima de esta",
            "por encima de esta línea", "responda acima desta linha", "acima desta linha", "rispondi sopra questa riga",
            "sopra questa riga", "antwoord boven deze", "boven deze regel", "svar over denne", "over denne linje",
            "svara ovanför denna", "ovanför denna rad", "odpowiedz powyżej tej", "powyżej tej linii", "выше этой линии",
            "выше этой строки", "この行より上に", "この線より上", "请在此行上方", "이 줄 위에",
        ].map { FoldedText($0).string })

    private static func folded(_ phrases: [String]) -> Set<String> {
        Set(phrases.map { FoldedText($0).string })
    }

    private static let originals = folded([
        "original message", "original email", "original e-mail", "original appointment", "reply message",
        "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "antwort nachricht",
        "message d'origine", "message original", "message initial", "mensaje original", "mensagem original",
        "messaggio originale", "oorspronkelijk bericht", "origineel bericht", "oprindelig meddelelse",
        "oprindelig besked", "oprindelig meddelande", "opprinnelig melding", "ursprungligt meddelande",
        "originalmeddelande",
        "originalmeldung", "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение",
        "оригинальное сообщение", "alkuperäinen viesti", "původní zpráva", "原始邮件", "原始郵件", "原邮件",
        "original nachricht", "元のメッセージ", "オリジナルメッセージ", "mesaj original",
        "özgün ileti", "원본 메시지", "quoted text", "previous message",
        "原始邮件信息", "회신 원본", "원본메시지", "원본 메일", "eredeti üzenet", "eredeti levél", "αρχικό μήνυμα", "πρωτότυπο μήνυμα",
        "הודעה מקורית", "ההודעה המקורית", "الرسالة الأصلية", "رسالة أصلية", "thư gốc", "tin nhắn gốc",
        "mesajul original",
        "orijinal mesaj", "orjinal mesaj", "orijinal ileti", "pôvodná správa", "původní e-mail", "originele bericht",
        "oorspronkelijke bericht", "original besked", "opprinnelig e-post", "opprinnelige meldingen",
        "ursprungligt mail",
        "alkuperäinen sähköposti", "pierwotna wiadomość", "wiadomość pierwotna", "оригинал сообщения",
        "вихідне повідомлення",
        "missatge original", "messaggio precedente", "mensaje anterior", "message précédent",
        "vorherige nachricht", "mensagem anterior", "pesan asli", "izvorna poruka", "originalna poruka",
        "izvirno sporočilo",
        "original message follows", "reply to message", "message from sender", "e-mail d'origine", "e-mail original",
        "correo original", "email originale", "e-mail originale", "e-mail original", "ursprüngliche e-mail",
        "ursprüngliche mail", "original-mail", "originalmail", "originalbericht", "original-nachricht", "原始信件", "原信",
        "元メール",
        "原始訊息", "引用メッセージ", "reply separator",
    ])

    private static let forwards = folded([
        "forwarded message", "forwarded email", "forwarded mail", "begin forwarded message", "forwarded by",
        "start of forwarded message", "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht",
        "anfang der weitergeleiteten e-mail", "message transféré", "message transmis", "message réexpédié",
        "début du message réexpédié", "début du message transféré", "mensaje reenviado",
        "inicio del mensaje reenviado", "comienza el mensaje reenviado", "mensagem encaminhada",
        "mensagem reencaminhada", "início da mensagem encaminhada", "início da mensagem reencaminhada",
        "messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato",
        "doorgestuurd bericht", "begin doorgestuurd bericht", "begin van doorgestuurd bericht",
        "doorgestuurde e-mail", "vidarebefordrat meddelande", "vidarebefordrat brev",
        "början på vidarebefordrat brev", "videresendt besked", "videresendt meddelelse", "videresendt melding",
        "start på videresendt besked", "przekazana wiadomość", "wiadomość przekazana dalej",
        "początek przekazywanej wiadomości", "treść przekazanej wiadomości", "пересылаемое сообщение",
        "пересланное сообщение", "перенаправленное сообщение", "начало переадресованного сообщения",
        "начало переадресованного письма", "转发的邮件", "转发邮件信息", "轉寄的郵件", "轉寄郵件", "已转发邮件",
        "開始轉寄郵件", "転送されたメッセージ", "転送メッセージ", "välitetty viesti", "přeposlaná zpráva",
        "iletilen mesaj", "전달된 메시지",
        "전달된 메일", "전달 메시지", "iletilmiş mesaj", "yönlendirilen mesaj", "iletilen ileti",
        "továbbított üzenet", "továbbított levél", "továbbított üzenet kezdete", "προωθημένο μήνυμα",
        "προωθούμενο μήνυμα", "έναρξη προωθημένου μηνύματος", "הודעה מועברת", "הודעה שהועברה", "תחילת ההודעה שהועברה",
        "رسالة معاد توجيهها", "رسالة تمت إعادة توجيهها", "بدء الرسالة المعاد توجيهها", "الرسالة المعاد توجيهها",
        "tin nhắn được chuyển tiếp", "thư đã chuyển tiếp", "bắt đầu thư được chuyển tiếp", "thư được chuyển tiếp",
        "mesaj redirecționat", "mesaj redirectionat", "preposlaná správa", "začátek přeposílané zprávy",
        "začátek přeposlané zprávy", "välitetty viesti alkaa", "edelleenlähetetty viesti", "välitettävä viesti alkaa",
        "videresendt melding", "start på videresendt melding", "begynnelse på videresendt melding",
        "videresendt e-post", "start of forwarded message", "vidarebefordrat mail", "vidarebefordrade brevet",
        "start på vidarebefordrat brev", "początek przekazywanej dalej wiadomości", "wiadomość przekazana",
        "пересилання повідомлення", "переслане повідомлення", "переадресоване повідомлення", "missatge reenviat",
        "inici del missatge reenviat", "proslijeđena poruka", "prosleđena poruka", "posredovano sporočilo",
        "pesan terusan", "pesan yang diteruskan", "doorgestuurde bericht", "begin van het doorgestuurde bericht",
        "message transféré par", "mail transféré", "courriel transféré", "e-mail transféré", "e-mail reenviado",
        "correo reenviado", "mensaje original reenviado", "e-mail encaminhado", "e-mail inoltrata", "email inoltrata",
        "weitergeleitete e-mail", "weitergeleitete mail", "weitergeleitete message", "転送メール", "転送",
        "転送されたメール", "以下は転送されたメッセージです", "以下转发的邮件", "转发的消息", "转发消息", "轉寄的訊息", "轉寄郵件開始",
        "开始转发邮件", "开始转发信息", "forwarded conversation", "forwarded item", "fwd message", "fw message",
        "forwarded letter", "początek wiadomości przekazanej", "пересланное письмо",
    ])
}
