/// Local parts that no person reads: `no-reply`, `mailer-daemon` and their kin in several languages.
package enum RobotAddress {
    /// What the local part says its owner is; nil for persons.
    package static func name(of address: some StringProtocol) -> String? {
        let letters = letters(of: address)
        if isDaemon(letters) { return "mailer-daemon" }
        if silent.contains(letters) { return "no-reply" }
        for part in silentParts where letters.hasPrefix(part) || letters.hasSuffix(part) { return "no-reply" }
        return nil
    }

    /// Whether reports of failed delivery come from such an address.
    package static func isDaemon(of address: some StringProtocol) -> Bool {
        isDaemon(address.prefix { $0 != "@" }.lowercased().filter { $0.isLetter })
    }

    /// A sender that is a machine or a mailing by its office: `alerts`, `newsletter`. Persons may share such a mailbox.
    static func role(of address: some StringProtocol) -> (author: Sign.Author, name: String)? {
        let letters = letters(of: address)
        if machines.contains(letters) { return (.machine, letters) }
        if mailings.contains(letters) { return (.mailing, letters) }
        // What list programs write: `owner-fleet`, `fleet-bounces`, `bounce-123-abc`.
        let local = address.prefix { $0 != "@" }.prefix(64).lowercased()
        if ["owner-", "bounce-", "bounces-"].contains(where: local.hasPrefix) { return (.mailing, local) }
        if ["-owner", "-request", "-bounces", "-bounce"].contains(where: local.hasSuffix) { return (.mailing, local) }
        return nil
    }

    /// The letters of a local part: `noreply+invoices` and `bounces+123-abc` have a tag behind the plus.
    private static func letters(of address: some StringProtocol) -> String {
        let local = address.prefix { $0 != "@" }.prefix(64).lowercased()
        return FoldedText(local.prefix { $0 != "+" && $0 != "=" }, withoutAccents: true).string.filter { $0.isLetter }
    }

    private static func isDaemon(_ letters: some StringProtocol) -> Bool {
        letters.hasPrefix("mailerdaemon") || letters.hasPrefix("maildaemon") || letters == "daemon"
            || letters.hasSuffix("mailerdaemon")
    }

    private static let silent: Set<String> = [
        "bounce", "bounces", "noresponse", "nobody", "unattended", "autoreply", "autoresponder", "mailrobot",
        "notifications", "notification", "automailer", "noreplies", "automated", "automail", "mailbot", "devnull",
        "blackhole", "null", "nomail", "noemail", "unmonitored", "autoanswer", "automatic", "calendarnotification",
        "automatedmail", "systemmail", "systemmessage",
    ]
    private static let silentParts = [
        "noreply", "donotreply", "dontreply", "notreply", "noresponder", "norespond", "naoresponda", "naoresponder",
        "nepasrepondre", "pasdereponse", "sansreponse", "nichtantworten", "keineantwort", "bittenichtantworten",
        "nonrispondere", "nonreplicare", "nietbeantwoorden", "nietantwoorden", "geenantwoord", "svarainte", "svarej",
        "svarikke", "ikkesvar", "ikkebesvar", "nieodpowiadaj", "nieodpowiadac", "prosimynieodpowiadac",
        "neodpovidat", "neodpovidejte", "neodpovedajte", "alavastaa", "eivastata", "nevalaszoljon", "cevaplamayiniz",
        "yanitlamayiniz", "neotvechat", "neotvechaite", "nuraspundeti", "mayantwort", "donotrespond", "noresponse",
        "noanswer", "dontrespond",
    ]
    private static let machines: Set<String> = [
        "alerts", "alert", "notify", "notifier", "notifies", "root", "cron", "nagios", "icinga", "zabbix", "monit",
        "munin", "logwatch", "monitoring", "monitor", "watchdog", "sysadminalert", "scanner", "scan", "copier",
        "printer", "fax", "voicemail", "orders", "order", "receipts", "receipt", "shipment", "shipping", "tracking",
        "verify", "verification", "activation", "calendar", "reminder", "reminders", "system", "robot", "bot",
        "invoices", "statements", "ebill", "ebilling", "jenkins", "jira", "confluence", "bugzilla", "redmine",
        "gitlab", "github", "postmaster", "hostmaster", "backup", "ups", "securityalert", "accountsecurity",
        "passwordreset", "welcome",
    ]
    private static let mailings: Set<String> = [
        "newsletter", "newsletters", "news", "enews", "digest", "digests", "promo", "promos", "promotion",
        "promotions", "offers", "deals", "marketing", "mailing", "mailings", "campaign", "campaigns", "updates",
        "announce", "announcements", "rundschreiben", "infolettre", "boletin", "listserv", "majordomo", "mailman",
        "listmaster", "lists", "weekly", "daily",
    ]
}
