import MIME

/// Filters that ask the sender to prove being a person: TMDA, Spamarrest, BoxTrapper, EarthLink, Boxbe and their kin.
enum Challenge {
    /// The signs that a message is such a demand; nil when they are too few.
    ///
    /// A filter's own name or words are enough. What persons write too ("please verify", "click the link") counts only
    /// when it tells of a message held back, or comes from a filter's address.
    static func signs(in message: Message, text: String) -> [String]? {
        let folded = PhraseTable<Idea>.fold((message.subject ?? "") + "\n" + text.opening(longest), limit: longest)
        let ideas = table.ideas(in: folded)
        if let words = ideas[.certain] { return ["text \"\(words)\""] }
        let service = service(of: message)
        let soft = [Idea.held, .proof, .approval, .act].compactMap { ideas[$0] }
        if let service { return soft.isEmpty ? nil : [service] + soft.map { "text \"\($0)\"" } }
        let demands = ideas[.proof] ?? ideas[.approval]
        guard demands != nil, ideas[.held] != nil || ideas[.proof] != nil && ideas[.act] != nil else { return nil }
        return soft.map { "text \"\($0)\"" }
    }

    /// Octets of subject and text that are looked at: filters come to the point, and quote our message below.
    private static let longest = 4 * 1024

    private static func service(of message: Message) -> String? {
        for name: FieldName in [
            "X-Delivery-Agent", "X-TMDA-Confirm-Done", "X-Mailer", "X-ChoiceMail-Registration-Request",
        ] {
            guard let body = message.header[name]?.body.lowercased() else { continue }
            if name == "X-ChoiceMail-Registration-Request" || programs.contains(where: body.contains) {
                return "\(name.rawName): \(body.prefix(40))"
            }
        }
        guard let from = message.from.first?.rawAddress.lowercased(), let at = from.lastIndex(of: "@") else {
            return nil
        }
        var domain = from[from.index(after: at)...]
        while !services.contains(domain) {
            guard let dot = domain.firstIndex(of: ".") else { return nil }
            domain = domain[domain.index(after: dot)...]
        }
        return "sender \(domain)"
    }

    private enum Idea: Hashable, Sendable {
        /// Nobody but a filter writes so.
        case certain
        /// A message waits and is not yet delivered.
        case held
        /// The sender is to prove being a person.
        case proof
        /// The sender is to be approved.
        case approval
        /// What is to be done: a link, an answer.
        case act
    }

    private static let programs = [
        "tmda", "boxtrapper", "spamarrest", "spam arrest", "choicemail", "active spam killer", "qconfirm",
    ]
    private static let services: Set<Substring> = [
        "boxbe.com", "spamarrest.com", "choicemail.com", "digiportal.com", "uol.com.br", "bluebottle.com",
        "mailblocks.com",
        "knowspam.net", "cleanmx.pt", "spamlion.com", "vanquish.com", "0spam.com", "sendio.com", "ipermitmail.com",
        "mailinblack.com", "mxlogic.net", "mxlogic.com", "earthlink.net", "spamcap.com", "spamfire.com",
        "totalblock.net",
        "onlymyemail.com", "mailfence.me", "hushmail.me", "spamstopshere.com", "digitalme.com", "whiteice.com",
        "antispam.br",
        "despammed.com", "spambully.com", "zaep.com", "frontgate.com", "quarantainemail.fr", "altospam.com",
        "antispameurope.com",
    ]

    private static let table = PhraseTable<Idea>([
        (
            .certain,
            [
                "your server requires confirmation", "confirm this mail server", "confirm that you are a human",
                "confirm you are human", "confirm you are a human", "prove you are human", "prove you are a human",
                "prove that you are human", "prove that you are a human", "verify that you are a person",
                "verify that you are a real", "verify you are a real", "verify that you are human",
                "verify you are human",
                "verify that you are a human", "verify that you are not a spammer", "verify that you are not a robot",
                "to verify that your message was sent by a human", "sent by a human and not a computer",
                "human being and not a spam", "live human being", "your message is being held until",
                "your message has been held until you", "add you to my approved senders", "approved senders list",
                "my list of approved senders", "list of allowed senders", "senders i have approved",
                "allowed senders list",
                "authorize your email address", "please confirm your request to send", "sender verification required",
                "has not yet been verified as a sender", "this is a one-time verification",
                "please reply to this message to confirm that you are", "reply to this confirmation request",
                "challenge/response", "challenge-response", "spam arrest", "spamarrest", "boxbe guest list",
                "tagged message delivery agent", "[tmda]", "active spam killer", "qconfirm", "antispam uol",
                "anti-spam uol",
                "boxtrapper", "suspect-email", "i now allow incoming messages only from", "mailblocks", "choicemail",
                "confirm your message was not spam", "your email requires verification",
                "click the link below to verify your email so",
                "confirmez que vous n'êtes pas un robot", "confirmer que vous n'êtes pas un robot",
                "dass sie kein spammer sind", "dass sie kein roboter sind", "bestätigen sie, dass sie ein mensch",
                "confirme que você não é um robô", "confirmar que você não é um robô", "confirme que no es un robot",
                "confirmar que no es un robot", "conferma di non essere un robot", "bevestig dat u geen robot",
                "potwierdź, że nie jesteś robotem", "подтвердите, что вы не робот", "подтвердите, что вы человек",
            ]
        ),
        (
            .held,
            [
                "is being held", "has been held", "have been held", "is on hold", "held in quarantine", "in quarantine",
                "quarantined",
                "waiting list", "not been delivered yet", "not yet been delivered", "has not been delivered",
                "was not delivered to the inbox",
                "to release your message", "pending your", "first time you", "one time only",
                "only have to do this once",
                "will be delivered once", "will be delivered after", "to have it delivered", "to deliver your message",
                "allowed through",
                "nachricht wurde zurückgehalten", "zurückgehalten", "noch nicht zugestellt", "in quarantäne",
                "wird zugestellt, sobald",
                "est en attente", "n'a pas encore été", "mis en quarantaine", "pour qu'il soit remis", "está retenido",
                "ha sido retenido",
                "para que sea entregado", "en cuarentena", "não foi entregue ainda", "ainda não foi entregue",
                "para que seja entregue",
                "em quarentena", "è in attesa", "è stato trattenuto", "in quarantena", "per essere consegnato",
                "is vastgehouden",
                "nog niet afgeleverd", "zatrzymana", "hålls kvar", "задержано", "ожидает подтверждения", "保留されています",
                "被隔离",
            ]
        ),
        (
            .proof,
            [
                "verify that you are", "verify you are", "prove you are", "prove that you are",
                "confirm that you are a", "you are a real person",
                "real person", "not a robot", "not a spammer", "human being", "captcha", "authenticate yourself",
                "authenticate your message",
                "confirm that your original message", "verify your message", "verify it", "verify your email",
                "verify now", "to be verified",
                "verification code below", "confirm it", "confirm your message", "confirm this message",
                "sender verification",
                "dass sie kein", "ein mensch sind", "absender bestätigen", "vous authentifier", "vous n'êtes pas un",
                "authentification demandée",
                "confirmer votre", "confirme que es", "es una persona", "confirme su", "não é um robô", "confirme seu",
                "confirme sua",
                "confermare il", "sei una persona", "bevestigen dat", "potwierdzić, że", "bekräfta att du", "что вы не",
                "本人確認", "证明您",
            ]
        ),
        (
            .approval,
            [
                "guest list", "whitelist", "approved sender", "approved senders", "allow list", "safe list",
                "ask permission to send",
                "permission to send me", "added to the list of", "action required", "approve you", "weiße liste",
                "liste blanche",
                "lista blanca", "lista branca", "lista bianca", "белый список",
            ]
        ),
        (
            .act,
            [
                "click the link", "click on the link", "clicking the link", "follow the link", "visit the following",
                "click below", "click here to",
                "simply reply", "by replying", "reply to this message", "reply to this email", "fill out the short",
                "send an empty message",
                "enter the number", "klicken sie auf", "sur le lien", "clic en el enlace", "clique no link",
                "clicca sul", "klik op",
                "kliknij", "klicka på", "перейдите по ссылке", "クリック", "点击",
            ]
        ),
    ])
}
