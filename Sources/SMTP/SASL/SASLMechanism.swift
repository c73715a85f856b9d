/// The SASL mechanisms (RFC 4954 §3), in the order a client prefers them. The names are compared without case.
package enum SASLMechanism: String, Sendable, CaseIterable {
    /// As the next one, and bound to the TLS channel it runs in: nobody in the middle can carry it on (RFC 5802 §6).
    case scramSHA256Plus = "SCRAM-SHA-256-PLUS"
    /// RFC 7677: proves the password on both ends and shows it to neither.
    case scramSHA256 = "SCRAM-SHA-256"
    /// RFC 4616: one message with user and password; safe inside TLS only.
    case plain = "PLAIN"
    /// The older exchange of two prompts that Outlook and many form mailers speak; never standardised.
    case login = "LOGIN"
    /// A bearer token in place of a password, as large mail services ask for it; never standardised. Client only.
    case xoauth2 = "XOAUTH2"

    /// The mechanism of that name; nil when it is none of these.
    package init?(name: some StringProtocol) {
        self.init(rawValue: name.uppercased())
    }

    /// Whether it runs only with data that bind it to its TLS channel.
    var needsBinding: Bool { self == .scramSHA256Plus }
}
