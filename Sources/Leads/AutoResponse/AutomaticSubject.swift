/// Subjects that robots write: `Automatic reply:`, `Abwesenheitsnotiz`, `OOO until Monday`, `[Ticket#1] AutoReply`.
enum AutomaticSubject {
    /// The signs in a subject.
    ///
    /// - Parameter isBare: nothing is written below it: `Accepted: Tasting` alone is a calendar's answer, over a
    ///   sentence it may be a person's.
    static func read(_ subject: String, isBare: Bool = false) -> SignBalance {
        var balance = SignBalance()
        let whole = PhraseTable<Kind>.fold(subject, limit: longest)
        guard !whole.isEmpty else { return balance }
        // A person shows us what came back just as one answers it.
        let isAnswer = SubjectPrefix.isReply(subject) || SubjectPrefix.isForward(subject)
        let start = opening(of: whole)
        for hit in table.find(in: whole) {
            let leads = hit.start == start
            let rest = whole.octets[hit.end...]
            if let weight = weight(hit.idea, leads: leads, rest: rest, isAnswer: isAnswer, isBare: isBare) {
                balance.add(hit.idea.author, weight, .subject, "subject \"\(hit.phrase)\"")
            }
        }
        return balance
    }

    /// Whether a subject names a vacation note or an automatic answer, whatever a mail system says in its words.
    static func namesAnswer(_ subject: String) -> Bool {
        read(subject).speaksForRobot
    }

    /// Octets of a subject that are looked at.
    private static let longest = 400

    private enum Kind: Hashable, Sendable {
        /// Only robots write so.
        case robot
        /// Somebody is away: robots write so, and a person about a party away from the office.
        case absence
        /// Holidays: as likely as not the reason for a ride.
        case holiday
        case acknowledgement
        case receipt
        case notice

        var author: Sign.Author {
            switch self {
            case .robot, .absence, .holiday, .acknowledgement: .answeringRobot
            case .receipt, .notice: .machine
            }
        }
    }

    private static func weight(
        _ kind: Kind, leads: Bool, rest: ArraySlice<UInt8>, isAnswer: Bool, isBare: Bool
    ) -> Sign.Weight? {
        switch kind {
        // `Re: Automatic reply: ...` may be a person who answers the robot, or a robot that keeps our prefix.
        case .robot: leads && !isAnswer ? .decisive : .medium
        case .absence:
            if leads { isEnd(rest) ? (isAnswer ? .medium : .strong) : goesOn(rest) ? .strong : nil } else { .medium }
        case .holiday: leads && (isEnd(rest) || goesOn(rest)) ? .medium : nil
        case .acknowledgement: .medium
        case .receipt:
            leads && !isAnswer && rest.first { $0 != 0x20 } == UInt8(ascii: ":") ? (isBare ? .medium : .weak) : nil
        case .notice: leads && !isAnswer ? .weak : nil
        }
    }

    /// Behind brackets, stars and `Re:`.
    private static func opening(of subject: FoldedText) -> Int {
        var start = 0
        let octets = subject.octets
        while start < octets.count {
            if octets[start] == 0x20 || octets[start] == UInt8(ascii: "*") || octets[start] == UInt8(ascii: "<") {
                start += 1
            } else if octets[start] == UInt8(ascii: "["),
                let close = octets[start...].firstIndex(of: UInt8(ascii: "]")), close - start < 40,
                !brackets.hits(in: FoldedText(String(decoding: octets[start...close], as: UTF8.self))).isEmpty
            {
                start += 1
            } else if octets[start] == UInt8(ascii: "["),
                let close = octets[start...].firstIndex(of: UInt8(ascii: "]")), close - start < 40
            {
                start = close + 1
            } else if let prefix = prefixes.first(where: { octets[start...].starts(with: $0.utf8) }) {
                start += prefix.utf8.count
            } else {
                break
            }
        }
        return start
    }

    private static func isEnd(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let next = rest.first(where: { $0 != 0x20 }) else { return true }
        return ":;,.!-|(/[]*>\"".utf8.contains(next)
    }

    /// `until Monday`, `vom 3. bis 14.`, `reply`: what notes go on with.
    private static func goesOn(_ rest: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: rest.prefix(24), as: UTF8.self)
        let trimmed = text.drop { $0 == " " }
        if trimmed.first?.isNumber == true { return true }
        return continuations.contains { word in
            guard trimmed.hasPrefix(word) else { return false }
            let after = trimmed.dropFirst(word.count).first
            return after.map { !$0.isLetter } ?? true || word.unicodeScalars.allSatisfy { $0.value >= 0x3000 }
        }
    }

    /// Bracketed words that are the robot's own, not a list's name.
    private static let brackets = PhraseMatcher([
        "auto", "out of office", "ooo", "abwesen", "absen", "nieobecn", "odpowied", "自動", "自动", "vacation",
    ])
    private static let prefixes = [
        "re:", "aw:", "antw:", "sv:", "vs:", "odp:", "res:", "r:", "ynt:", "回复:", "fw:", "fwd:",
    ]
    private static let continuations = [
        "until", "till", "til", "from", "through", "this", "next", "today", "re", "reply", "response", "message",
        "notification", "notice", "autoreply", "auto", "assistant", "for", "due", "as of", "returning", "back", "and",
        "bis", "vom", "ab", "von", "jusqu", "du", "de", "le", "hasta", "del", "al", "dal", "fino", "ate", "tot", "t/m",
        "van", "do", "od", "till", "fram", "fra", "asti", "azig", "от", "до", "с", "по", "通知", "のお知らせ", "のご連絡", "中",
        "のため", "알림",
    ]

    private static let table = PhraseTable<Kind>([
        (
            .robot,
            [
                "automatic reply", "automatic response", "automatic answer", "auto reply", "auto-reply", "autoreply",
                "auto response", "auto-response", "autoresponse", "auto:", "automated reply", "automated response",
                "autoresponder", "auto-responder", "auto responder", "auto answer", "auto-answer",
                "automatic email reply",
                "automated message", "out of office autoreply", "out of office reply", "out of office auto-reply",
                "out of office auto reply", "out-of-office reply", "out of office message",
                "out of office notification",
                "out of office response", "vacation reply", "vacation message", "vacation notice", "vacation auto",
                "away message", "automatische antwort", "automatische antwoord", "automatisch antwoord",
                "automatisch bericht", "automatische rückantwort", "autom. antwort", "automatische abwesenheitsnotiz",
                "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsnachricht", "abwesenheitsbenachrichtigung",
                "abwesenheitsagent", "urlaubsnotiz", "eingangsbestätigung", "automatische eingangsbestätigung",
                "réponse automatique", "réponse d'absence", "message d'absence", "notification d'absence",
                "avis d'absence",
                "accusé de réception automatique", "respuesta automática", "contestación automática",
                "mensaje automático",
                "risposta automatica", "risponditore automatico", "risposta di assenza", "messaggio di assenza",
                "avviso di assenza", "resposta automática", "mensagem automática", "aviso de ausência",
                "resposta de ausência",
                "afwezigheidsbericht", "afwezigheidsmelding", "afwezigheidsassistent", "automatyczna odpowiedź",
                "odpowiedź automatyczna", "autoodpowiedź", "powiadomienie o nieobecności", "autosvar",
                "automatiskt svar",
                "automatisk svar", "frånvaromeddelande", "frånvarobesked", "fraværsmelding", "fraværsassistent",
                "fraværsbesked", "automaattinen vastaus", "automaattivastaus", "poissaoloilmoitus",
                "automatická odpověď",
                "automatikus válasz", "otomatik yanıt", "otomatik cevap", "αυτόματη απάντηση", "răspuns automat",
                "automatski odgovor", "samodejni odgovor", "автоответ", "автоматический ответ", "автоответчик",
                "автоматична відповідь", "уведомление об отсутствии", "自動返信", "自動応答", "不在通知", "不在応答", "自动回复", "自動回覆",
                "自動回復", "自动答复", "자동 회신", "자동회신", "자동응답", "자동 응답", "부재중 알림", "부재중 회신", "tự động trả lời",
                "trả lời tự động",
            ]
        ),
        (
            .absence,
            [
                "out of office", "out of the office", "out-of-office", "ooo", "away from the office",
                "away from my office",
                "away from my mail", "away from my email", "away from my desk", "away until", "i am away", "i'm away",
                "is out of the office", "is out of office", "is away", "nicht im büro", "nicht im haus", "außer haus",
                "ausser haus", "abwesend", "abwesenheit", "absence du bureau", "absent du bureau", "absente du bureau",
                "absence", "absent", "fuera de la oficina", "fuera de oficina", "ausencia de la oficina",
                "fuori ufficio",
                "fuori sede", "assenza", "assente", "assenza dall'ufficio", "fora do escritório", "ausência temporária",
                "ausência do escritório", "ausência", "afwezig", "afwezigheid", "niet aanwezig", "niet op kantoor",
                "poza biurem",
                "nieobecność", "nieobecność w biurze", "nieobecny", "nieobecna", "frånvaro", "frånvarande",
                "ej på kontoret",
                "inte på kontoret", "fravær", "fraværende", "ikke på kontoret", "ikke til stede", "poissa",
                "poissa toimistolta",
                "mimo kancelář", "nepřítomnost", "házon kívül", "ofis dışında", "εκτός γραφείου", "нет на месте",
                "нет на рабочем месте", "отсутствую", "вне офиса", "нет в офисе", "отсутствие", "不在", "不在のお知らせ", "外出中",
                "不在办公室", "不在辦公室", "부재중", "부재 중",
            ]
        ),
        (
            .holiday,
            [
                "vacation", "on vacation", "on holiday", "on leave", "annual leave", "maternity leave",
                "parental leave",
                "on annual leave", "away", "urlaub", "im urlaub", "in elternzeit", "betriebsferien", "congé", "congés",
                "en congé", "en congés",
                "en vacances", "vacances", "vacaciones", "de vacaciones", "ausente", "estoy ausente", "ferie",
                "in ferie", "férias",
                "de férias", "estou ausente", "vakantie", "op vakantie", "met vakantie", "urlop", "na urlopie",
                "semester", "på semester",
                "ferie", "på ferie", "loma", "lomalla", "dovolená", "szabadság", "yıllık izin", "отпуск", "в отпуске",
                "командировка",
                "休暇", "休假", "出差", "휴가", "휴가 중",
            ]
        ),
        (
            .acknowledgement,
            [
                "we have received your", "we received your", "your message has been received",
                "your email has been received",
                "your request has been received", "request received", "thank you for contacting",
                "thanks for contacting",
                "thank you for your email", "thank you for your message", "thank you for your inquiry",
                "confirmation of receipt", "acknowledgement of receipt", "acknowledgment of receipt", "ticket created",
                "ticket opened", "case created", "case opened", "has been opened", "ticket received",
                "ist eingegangen", "ist bei uns eingegangen", "wir haben ihre", "ihre anfrage bei", "ticket erstellt",
                "accusé de réception", "nous avons bien reçu", "votre demande a bien", "acuse de recibo",
                "hemos recibido su",
                "solicitud recibida", "abbiamo ricevuto", "conferma di ricezione", "recebemos sua", "recebemos a sua",
                "recebemos o seu", "ontvangstbevestiging", "wij hebben uw", "potwierdzenie otrzymania",
                "potwierdzenie odbioru",
                "otrzymaliśmy", "vi har mottagit", "vi har mottatt", "vi har modtaget", "ваше обращение", "ваша заявка",
                "заявка принята", "お問い合わせを受け付け", "お問い合わせありがとう", "受付完了", "已收到您", "접수 완료", "접수되었습니다",
            ]
        ),
        (
            .receipt,
            [
                "read", "not read", "return receipt", "read receipt", "recall", "gelesen", "ungelesen", "nicht gelesen",
                "lesebestätigung", "lu", "non lu", "leído", "no leído", "letto", "non letto", "lida", "lido",
                "não lida", "gelezen",
                "niet gelezen", "läst", "lest", "læst", "przeczytano", "nie przeczytano", "прочитано", "開封済み", "已读",
                "已讀",
                "accepted", "tentatively accepted", "declined", "accepted", "zugesagt", "abgesagt", "mit vorbehalt",
                "accepté",
                "refusé", "aceptado", "aceptada", "rechazado", "accettato", "rifiutato", "aceito", "geaccepteerd",
                "geweigerd", "tentative", "canceled", "cancelled", "invitation", "updated invitation",
                "canceled event", "cancelled event", "new time proposed", "abgelehnt", "angenommen",
                "vorläufig zugesagt", "einladung", "aktualisierte einladung", "provisoire", "refusée", "annulé",
                "annulé(e)", "invitation mise à jour", "rechazada", "provisional", "cancelado", "invitación",
                "rifiutata", "accettata", "provvisorio", "annullato", "invito", "recusado", "recusada", "aceite",
                "provisório", "convite", "afgewezen", "voorlopig geaccepteerd", "geannuleerd", "uitnodiging",
                "accepterat",
                "avböjt", "preliminärt", "inställt", "inbjudan", "accepteret", "afslået", "godtatt", "avslått",
                "hyväksytty", "hylätty", "alustavasti hyväksytty", "zaakceptowano", "odrzucono",
                "wstępnie zaakceptowano",
                "zaproszenie", "přijato", "odmítnuto", "elfogadva", "elutasítva", "принято", "отклонено",
                "под вопросом", "приглашение", "承諾済み", "承諾", "辞退", "仮承諾", "招待", "已接受", "已拒绝", "暂定",
                "已拒絕", "邀请", "수락", "거절", "미정", "초대",
            ]
        ),
        (
            .notice,
            [
                "your order", "order confirmation", "your receipt", "your invoice", "your statement",
                "payment received",
                "payment confirmation", "payment receipt", "receipt for", "receipt from", "invoice from", "new invoice",
                "invoice #", "statement of account", "your bill", "your payment", "you received a payment",
                "you've received a payment", "you have received a payment", "new application", "new applicant",
                "new candidate", "neue bewerbung", "nouvelle candidature", "nueva candidatura", "zahlungseingang",
                "zahlungsbestätigung", "ihre zahlung", "rechnung nr", "reçu de paiement", "votre paiement",
                "recibo de pago", "su pago", "pago recibido", "ricevuta di pagamento", "comprovante de pagamento",
                "betalingsbevestiging", "potwierdzenie płatności", "shipping confirmation", "your shipment",
                "your package", "delivery update",
                "password reset", "reset your password", "verify your email", "confirm your email", "security alert",
                "new sign-in", "your verification code", "your subscription", "your weekly", "your monthly",
                "weekly digest",
                "daily digest", "newsletter", "cron ", "** problem", "** recovery", "problem:", "recovery:", "[alert]",
                "alert:",
                "fw alert", "backup", "voicemail from", "fax from", "missed call", "scan from", "notification:",
                "reminder:",
                "ihre bestellung", "bestellbestätigung", "ihre rechnung", "versandbestätigung", "votre commande",
                "confirmation de commande", "votre facture", "su pedido", "confirmación de pedido", "su factura",
                "il tuo ordine", "conferma ordine", "sua fatura", "seu pedido", "uw bestelling", "orderbevestiging",
                "twoje zamówienie", "potwierdzenie zamówienia", "orderbekräftelse", "ваш заказ", "ご注文", "您的订单",
            ]
        ),
    ])
}
