/// The keys that describe one smart host: the same for each of them, in a section of its own.
package struct SmartHostKeys: Sendable {
    let host: ConfigurationKey<String>
    let port: ConfigurationKey<Int>
    let security: ConfigurationKey<String>
    let user: ConfigurationKey<String>
    let password: ConfigurationKey<String>
    let token: ConfigurationKey<String>
    let ca: ConfigurationKey<String>
    let certificate: ConfigurationKey<String>
    let key: ConfigurationKey<String>

    /// The host that is used while it works.
    static let first = SmartHostKeys(
        section: "smart_host", defaultHost: "mail.richweb.net", "The server our mail is handed to (M103).")

    /// A host that stands in while those before it cannot be used.
    init(section: String, place: String) {
        self.init(
            section: section, defaultHost: nil,
            "The \(place) server, for while those before it cannot be used. Absent: there is none.")
    }

    private init(section: String, defaultHost: String?, _ sentence: String) {
        host = ConfigurationKey("\(section).host", .string, default: defaultHost, sentence)
        port = ConfigurationKey("\(section).port", .integer(1...65_535), default: "587", "Its submission port.")
        security = ConfigurationKey(
            "\(section).security", .choice(["starttls", "tls", "none"]), default: "starttls",
            "starttls: encrypted and verified or not at all (M104). tls: from the first octet, as on port 465 "
                + "(RFC 8314). none: only for a smart host on loopback."
        )
        user = ConfigurationKey("\(section).username", .string, "The user for AUTH (M105); absent: no AUTH.")
        password = ConfigurationKey(
            "\(section).password_file", .path,
            "The file that holds the password alone, readable by the owner alone."
        )
        token = ConfigurationKey(
            "\(section).token_file", .path,
            "The file that holds an OAuth 2.0 access token, for XOAUTH2 in place of a password; read anew for every "
                + "connection, readable by the owner alone."
        )
        ca = ConfigurationKey(
            "\(section).ca_file", .path, "Certificate authorities in PEM to trust in place of the system's."
        )
        certificate = ConfigurationKey(
            "\(section).certificate_file", .path, "Our certificate chain in PEM, for a smart host that asks for one."
        )
        key = ConfigurationKey("\(section).key_file", .path, "That certificate's private key in PEM.")
    }

    /// In the order of the reference.
    var entries: [ConfigurationEntry] {
        [
            host.entry, port.entry, security.entry, user.entry, password.entry, token.entry, ca.entry,
            certificate.entry, key.entry,
        ]
    }
}
