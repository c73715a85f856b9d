/// A person's wish to get no more mail, in twelve languages.
package enum StopRequest {
    /// The words of a text that ask for it; nil when none do.
    ///
    /// - Parameter newText: the writer's own words: a quoted footer asks for nothing.
    package static func find(in newText: String) -> String? {
        let folded = FoldedText(newText, limit: longestText + 1)
        guard !folded.isEmpty, folded.octets.count <= longestText else { return nil }
        if folded.octets.count <= shortText, let word = soleWord(folded) { return word }
        for hit in matcher.hits(in: folded, wholeWords: true) where !isNegated(folded, before: hit.start) {
            let isClear = hit.phrase < clear.count
            if isClear || folded.octets.count <= shortText { return phrases[hit.phrase] }
        }
        return nil
    }

    /// A subject that is nothing but the request: what mail programs send for `List-Unsubscribe`.
    package static func isSubject(_ subject: String?) -> Bool {
        guard let subject else { return false }
        return soleWord(FoldedText(SubjectPrefix.bare(subject))) != nil
    }

    /// Octets of a text in which a stray "unsubscribe" is still a request.
    private static let shortText = 160
    /// Octets of the longest text in which a clear request is looked for.
    private static let longestText = 4000

    private static func soleWord(_ text: FoldedText) -> String? {
        var octets = text.octets[...]
        while let last = octets.last, marks.contains(last) { octets.removeLast() }
        while let first = octets.first, marks.contains(first) { octets.removeFirst() }
        let word = String(decoding: octets, as: UTF8.self)
        return soleWords.contains(word) ? word : nil
    }

    /// "I do not want to unsubscribe", "before you unsubscribe me".
    private static func isNegated(_ text: FoldedText, before start: Int) -> Bool {
        let before = FoldedText(String(decoding: text.octets[max(0, start - 24)..<start], as: UTF8.self))
        return negations.contains { before.hasSuffix($0) }
    }

    private static let marks = Set(".!?,;:*\"'()[]<> -".utf8)
    private static let negations = [
        "not want to", "don't want to", "do not", "don't", "never", "not to", "didn't", "did not", "nicht", "ne pas",
        "no quiero",
    ]
    private static let soleWords: Set<String> = [
        "unsubscribe", "unsubscribe me", "stop", "remove", "remove me", "opt out", "opt-out", "optout",
        "cancel subscription",
        "please unsubscribe", "please remove", "please stop", "unsub", "abmelden", "austragen", "bitte abmelden",
        "désabonner", "désinscription", "désinscrire", "se désabonner", "stop svp", "baja", "dar de baja",
        "darme de baja", "cancelar suscripción", "desuscribir", "cancellami", "disiscrivimi", "cancella iscrizione",
        "descadastrar", "remover", "cancelar inscrição", "uitschrijven", "afmelden", "avregistrera",
        "avsluta prenumeration", "afmeld", "avmeld", "wypisz", "wypisz mnie", "rezygnuję", "отписаться",
        "отпишите меня",
        "отписка", "配信停止", "退会", "退订", "退訂", "取消订阅", "取消訂閱",
    ]

    /// Requests that mean nothing else, wherever they stand.
    private static let clear = folded([
        "unsubscribe me", "please unsubscribe", "remove me from", "remove my email", "remove my e-mail",
        "remove my address", "remove my name from", "remove us from", "please remove me", "remove this email",
        "take me off your", "take me off this", "take me off the list", "take me off the mail",
        "take me off of", "take me off list", "take us off your", "take us off this", "take my name off",
        "take my email off", "delete me from", "delete my email",
        "stop emailing me", "stop e-mailing me", "stop mailing me", "stop contacting me", "stop sending me",
        "stop sending these", "stop sending emails", "stop messaging me", "stop spamming", "do not contact me",
        "don't contact me", "do not email me", "don't email me", "do not e-mail me", "do not write me",
        "don't write me",
        "do not send me any", "don't send me any", "do not send me more", "do not mail me", "no longer wish to receive",
        "no longer want to receive", "don't want to receive", "do not want to receive", "do not wish to receive",
        "don't wish to receive", "opt me out", "i want to opt out", "i wish to opt out", "i'd like to opt out",
        "would like to unsubscribe", "want to unsubscribe", "wish to unsubscribe", "like to be removed",
        "wish to be removed", "want to be removed", "lose my email", "never contact me", "never email me",
        "no more emails",
        "no more mails", "cease and desist",
        "nehmen sie mich aus", "streichen sie mich", "löschen sie meine", "tragen sie mich aus",
        "keine weiteren e-mails",
        "keine weiteren mails", "keine e-mails mehr", "keine mails mehr", "nicht mehr kontaktieren",
        "kontaktieren sie mich nicht", "schreiben sie mir nicht", "aus dem verteiler", "bitte abmelden",
        "von der liste", "nicht mehr anschreiben",
        "désabonnez-moi", "désinscrivez-moi", "me désabonner", "me désinscrire", "retirez-moi", "me retirer de",
        "ne plus recevoir", "ne plus me contacter", "ne me contactez plus", "ne m'écrivez plus", "arrêtez de m'envoyer",
        "supprimez mon adresse",
        "darme de baja", "denme de baja", "dame de baja", "dar de baja mi", "no me escriban más", "no me escriban mas",
        "no me escriba más", "no me escriba mas", "no me contacten", "no me contacte", "no quiero recibir",
        "no deseo recibir", "dejen de escribirme", "deje de enviarme", "dejen de enviarme", "no me envíen más",
        "no me envien mas", "elimínenme de", "borren mi correo", "sáquenme de", "quítenme de",
        "cancellatemi", "rimuovetemi", "toglietemi", "non scrivetemi più", "non contattatemi", "non voglio ricevere",
        "non desidero ricevere", "non desidero più ricevere", "voglio disiscrivermi", "smettete di",
        "me descadastre", "me descadastrem", "quero me descadastrar", "removam meu", "remova meu", "retirem meu",
        "não quero receber", "não desejo receber", "não me contacte", "não me contate", "parem de me enviar",
        "não me enviem mais", "me tirem da lista", "me tire da lista",
        "schrijf mij uit", "schrijf me uit", "wil mij uitschrijven", "wil me uitschrijven", "verwijder mij",
        "verwijder me", "geen e-mails meer", "geen mails meer", "niet meer mailen", "neem geen contact meer",
        "haal me van", "wil geen berichten meer", "stop met mailen",
        "proszę mnie wypisać", "wypiszcie mnie", "proszę o usunięcie", "usuńcie mnie", "nie życzę sobie",
        "proszę nie pisać", "nie chcę otrzymywać", "proszę przestać",
        "ta bort mig", "avregistrera mig", "sluta mejla", "sluta skicka", "vill inte ha fler", "kontakta mig inte",
        "ta bort min",
        "отпишите меня", "удалите меня", "удалите мой", "не пишите мне", "больше не пишите", "не присылайте",
        "прекратите рассылку", "хочу отписаться", "не хочу получать", "уберите меня",
        "配信を停止", "配信停止", "配信しないで", "メールを送らないで", "送信しないで", "今後の連絡は不要", "登録を解除", "退会したい",
        "请不要再", "不要再给我", "不要再發", "请勿再", "不要再联系", "請不要再", "取消订阅", "退订", "把我从", "從名單",
    ])
    /// Words that are a request only in a short text.
    private static let loose = folded([
        "unsubscribe", "opt out", "opt-out", "remove me", "abmelden", "désabonner", "désinscrire", "de baja",
        "disiscrivermi", "descadastrar", "uitschrijven", "wypisać", "avregistrera", "отписаться", "отписка", "停止配信",
        "leave me alone", "not contact me",
    ])
    private static let phrases = clear + loose
    private static let matcher = PhraseMatcher(phrases)

    private static func folded(_ texts: [String]) -> [String] { texts.map { FoldedText($0).string } }
}
