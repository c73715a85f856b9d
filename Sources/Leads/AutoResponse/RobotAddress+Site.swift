import MailTypes

extension RobotAddress {
    /// Whether a mailbox is a machine's that hands on what visitors of a site write: `noreply`, `wordpress`, `forms`. Its
    /// mail may be a lead's form, its address never a lead's.
    static func isSite(_ address: AddrSpec) -> Bool {
        let local = address.localPart.lowercased()
        if sites.contains(local) { return true }
        let bare = local.filter { $0 != "-" && $0 != "_" && $0 != "." }
        return sitePrefixes.contains { bare.hasPrefix($0) }
    }

    private static let sites: Set<String> = [
        "wordpress", "www-data", "www", "web", "webmaster", "website", "webform", "web-form", "forms", "form", "apache",
        "nobody", "root", "httpd", "nginx", "mailer", "mail", "notifications", "notification", "notify", "notifier",
        "postmaster", "server", "system", "admin", "contactform", "contact-form", "submissions", "daemon", "cgi",
        "formmail", "form-submission", "leads", "alerts", "robot", "bot", "site", "smtp", "php", "automated",
    ]

    private static let sitePrefixes = silentParts + ["mailerdaemon", "bounce", "formsubmission", "wordpress"]
}
