import MailTypes

/// Addresses that no person reads.
enum MachineMailbox {
    /// Whether the local part is that of a machine: `noreply`, `wordpress`, `forms`.
    static func matches(_ address: AddrSpec) -> Bool {
        let local = address.localPart.lowercased()
        if names.contains(local) { return true }
        let bare = local.filter { $0 != "-" && $0 != "_" && $0 != "." }
        return prefixes.contains { bare.hasPrefix($0) }
    }

    private static let names: Set<String> = [
        "wordpress", "www-data", "www", "web", "webmaster", "website", "webform", "web-form", "forms", "form", "apache",
        "nobody", "root", "httpd", "nginx", "mailer", "mail", "notifications", "notification", "notify", "notifier",
        "postmaster", "server", "system", "admin", "contactform", "contact-form", "submissions", "daemon", "cgi",
        "formmail", "form-submission", "leads", "alerts", "robot", "bot", "site", "smtp", "php", "automated",
    ]

    private static let prefixes = [
        "noreply", "donotreply", "dontreply", "nepasrepondre", "nichtantworten", "noresponder", "mailerdaemon",
        "bounce",
        "formsubmission", "wordpress", "keineantwort", "norespond", "nonrispondere", "naoresponda",
    ]
}
