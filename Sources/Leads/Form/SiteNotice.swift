import MIME

/// Mail that a web site sends its owner about itself: nobody asks for anything, and nobody waits for an answer.
enum SiteNotice {
    /// What the site tells in a message; nil when the message is something else.
    static func name(of message: Message, context: ReadingContext) -> String? {
        let sender = message.from.first?.address
        let isFromSite = sender.map { RobotAddress.isSite($0) || context.owns($0) } ?? true
        return name(subject: message.subject ?? "", text: message.readableText, isFromSite: isFromSite)
    }

    /// What the site tells; nil when the message is something else.
    ///
    /// - Parameter isFromSite: whether the site's machine is the sender; without it the words have to be two.
    static func name(subject: String, text: @autoclosure () -> String, isFromSite: Bool) -> String? {
        let subject = LatinFolding.fold(subject.opening(200))
        let named = kinds.filter { $0.subjects.isIn(subject) || isFromSite && $0.isTelling }
        guard !named.isEmpty else { return nil }
        let body = LatinFolding.fold(text().opening(longestNotice))
        return named.first { $0.bodies.isIn(body) }?.name
    }

    /// Octets that are looked at: notices say at the top what they are.
    private static let longestNotice = 4000

    private struct Kind: Sendable {
        var name: String
        var subjects: PhraseList
        var bodies: PhraseList
        /// Whether the words of the body tell enough when the site's machine is the sender.
        var isTelling: Bool

        init(name: String, subjects: [String], bodies: [String], isTelling: Bool) {
            self.name = name
            self.subjects = PhraseList(subjects)
            self.bodies = PhraseList(bodies)
            self.isTelling = isTelling
        }
    }

    private static let kinds = [
        Kind(
            name: "order of a shop",
            subjects: [
                "new order", "order #", "order confirmation", "your order", "neue bestellung", "bestellung #",
                "nouvelle commande", "commande n", "nuevo pedido", "pedido #", "nuovo ordine", "ordine #",
                "novo pedido",
                "nieuwe bestelling", "nowe zamowienie", "ny order", "新订单", "ご注文", "注文", "новый заказ",
            ],
            bodies: [
                "subtotal", "payment method", "order total", "billing address", "zwischensumme", "zahlungsmethode",
                "rechnungsadresse", "sous-total", "moyen de paiement", "metodo de pago", "direccion de facturacion",
                "subtotale", "metodo di pagamento", "metodo de pagamento", "forma de pagamento", "subtotaal",
                "betaalmethode", "metoda platnosci", "delsumma", "betalningssatt", "小計", "小计", "способ оплаты",
            ],
            isTelling: false
        ),
        Kind(
            name: "comment on a page",
            subjects: [
                "please moderate", "moderate:", "new comment", "] comment:", "neuer kommentar", "bitte moderieren",
                "nouveau commentaire", "nuevo comentario", "nuovo commento", "novo comentario", "nieuwe reactie",
            ],
            bodies: [
                "is waiting for your approval", "new comment on", "trash it:", "spam it:", "comments on this post",
                "wartet auf deine freigabe", "wartet auf ihre freigabe", "in den papierkorb",
                "attend votre approbation",
                "esta pendiente de tu aprobacion", "esta esperando tu aprobacion", "attende la tua approvazione",
                "aguardando sua aprovacao", "wacht op je goedkeuring", "wacht op goedkeuring",
            ],
            isTelling: true
        ),
        Kind(
            name: "user registration",
            subjects: [
                "new user", "user registration", "new account", "new registration", "neuer benutzer",
                "benutzerregistrierung", "nouvel utilisateur", "nuevo usuario", "nuovo utente", "novo usuario",
                "nieuwe gebruiker",
            ],
            bodies: [
                "new user registration", "username:", "user registered", "has registered", "benutzername:",
                "identifiant",
                "nombre de usuario", "nome utente", "nome de usuario", "gebruikersnaam",
            ],
            isTelling: false
        ),
        Kind(
            name: "password notice",
            subjects: ["password", "passwort", "mot de passe", "contrasena", "senha", "wachtwoord", "login details"],
            bodies: [
                "password reset", "reset your password", "password changed", "password was changed", "passwort zuruck",
                "reinitialis", "restablec", "redefin", "wachtwoord", "set your password",
            ],
            isTelling: false
        ),
        Kind(
            name: "newsletter sign-up",
            subjects: [
                "new subscriber", "new subscription", "new signup", "new sign-up", "newsletter", "mailing list",
                "subscribed", "neuer abonnent", "neue anmeldung", "nouvel abonne", "nueva suscripcion",
                "nuevo suscriptor", "nuovo iscritto", "nova inscricao", "nieuwe inschrijving",
            ],
            bodies: [
                "new subscriber", "has subscribed", "subscribed to", "joined your mailing list", "joined your list",
                "signed up for your newsletter", "signed up to your newsletter", "newsletter abonniert",
                "newsletter angemeldet", "s'est abonne", "s'est inscrit a", "se ha suscrito", "si e iscritto",
                "se inscreveu", "ingeschreven voor", "new newsletter sign",
            ],
            isTelling: false
        ),
        Kind(
            name: "upkeep of the site",
            subjects: [
                "has updated to", "plugins", "plugin update", "background update", "backup", "site is down",
                "site is up",
                "security alert", "wordfence", "some themes", "recovery mode", "technical issue", "malware",
                "ssl certificate",
            ],
            bodies: [
                "automatically updated", "has been updated", "were updated", "no further action is needed",
                "was backed up",
                "backup completed", "backup complete", "failed login", "locked out", "recovery mode",
                "is currently down",
                "scan", "expires",
            ],
            isTelling: false
        ),
    ]
}
