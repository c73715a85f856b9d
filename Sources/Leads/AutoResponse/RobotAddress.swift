/// Local parts that no person reads: `no-reply`, `mailer-daemon` and their kin in several languages.
package enum RobotAddress {
    /// What the local part says its owner is; nil for persons.
    package static func name(of address: some StringProtocol) -> String? {
        let local = address.prefix { $0 != "@" }.lowercased()
        // `noreply+invoices`, `bounces+123-abc`: what is behind the plus is a tag.
        let base = local.prefix { $0 != "+" && $0 != "=" }
        let letters = base.filter { $0.isLetter }
        if isDaemon(letters) { return "mailer-daemon" }
        if silent.contains(letters) { return "no-reply" }
        for prefix in silentPrefixes where letters.hasPrefix(prefix) || letters.hasSuffix(prefix) { return "no-reply" }
        return nil
    }

    /// Whether reports of failed delivery come from such an address.
    package static func isDaemon(of address: some StringProtocol) -> Bool {
        isDaemon(address.prefix { $0 != "@" }.lowercased().filter { $0.isLetter })
    }

    private static func isDaemon(_ letters: some StringProtocol) -> Bool {
        letters.hasPrefix("mailerdaemon") || letters.hasPrefix("maildaemon") || letters == "daemon"
            || letters.hasSuffix("mailerdaemon")
    }

    private static let silent: Set<String> = [
        "bounce", "bounces", "donotreply", "noreply", "noresponse", "nobody", "unattended", "autoreply",
        "autoresponder",
        "mailrobot", "notifications", "notification", "automailer",
    ]
    private static let silentPrefixes = [
        "noreply", "donotreply", "dontreply", "notreply", "noresponder", "naoresponda", "naoresponder", "nepasrepondre",
        "nichtantworten", "keineantwort", "nonrispondere", "nietbeantwoorden", "svarainte", "svarikke", "nieodpowiadaj",
    ]
}
