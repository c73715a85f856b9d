/// Local parts that no person reads: `no-reply`, `mailer-daemon` and their kin in several languages.
package enum RobotAddress {
    /// What the local part says its owner is; nil for persons, and at free-mail domains, where people name themselves.
    package static func name(of address: some StringProtocol) -> String? {
        if isDaemon(letters(of: address)) { return "mailer-daemon" }
        return isFree(address) ? nil : silentName(of: address)
    }

    /// Whether a person's own mailbox at a free-mail domain is called like a robot's: `smith.noreply@`.
    static func isPlayful(_ address: some StringProtocol) -> Bool {
        isFree(address) && (silentName(of: address) != nil || roleName(of: address) != nil)
    }

    private static func isFree(_ address: some StringProtocol) -> Bool {
        guard let at = address.lastIndex(of: "@") else { return false }
        let labels = address[address.index(after: at)...].lowercased().split(separator: ".").map(String.init)
        guard let first = labels.first, (2...3).contains(labels.count) else { return false }
        // `yahoo.co.uk`, `hotmail.fr`; but `mail.shop.com` is a shop's.
        return chosenNames.contains(first) && (labels.count == 2 || labels[1].count <= 3 && labels[2].count == 2)
            || chosenDomains.contains(labels.joined(separator: "."))
    }

    /// Providers under any top level where people choose their own local parts.
    private static let chosenNames: Set<String> = [
        "gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "outlook", "live", "msn", "aol", "icloud",
        "gmx", "protonmail", "proton", "yandex", "fastmail", "tutanota", "hushmail", "libero",
    ]
    private static let chosenDomains: Set<String> = [
        "me.com", "mac.com", "mail.com", "mail.ru", "web.de", "t-online.de", "orange.fr", "free.fr", "laposte.net",
        "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "qq.com", "163.com", "126.com", "naver.com",
    ]

    private static func silentName(of address: some StringProtocol) -> String? {
        if silent.contains(letters(of: address)) { return "no-reply" }
        // The part begins a word or ends one: `gino.reply` has it across two.
        var words: [String] = []
        for word in address.prefix(while: { $0 != "@" && $0 != "+" && $0 != "=" }).prefix(64).lowercased()
            .split(whereSeparator: { !$0.isLetter })
        {
            words.append(FoldedText(String(word), withoutAccents: true).string)
        }
        for first in words.indices.prefix(mostWords) {
            let rest = words[first...].joined()
            if silentParts.contains(where: { rest.hasPrefix($0) || words[first].hasSuffix($0) }) { return "no-reply" }
        }
        return nil
    }

    /// Words of a local part that are looked at.
    private static let mostWords = 8

    /// Whether reports of failed delivery come from such an address.
    package static func isDaemon(of address: some StringProtocol) -> Bool {
        isDaemon(address.prefix { $0 != "@" }.lowercased().filter { $0.isLetter })
    }

    /// A sender that is a machine or a mailing by its office: `alerts`, `newsletter`. Persons may share such a mailbox.
    static func role(of address: some StringProtocol) -> (author: Sign.Author, name: String)? {
        isFree(address) ? nil : roleName(of: address)
    }

    private static func roleName(of address: some StringProtocol) -> (author: Sign.Author, name: String)? {
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
    static let silentParts = [
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
