/// The SASL mechanisms both ends speak (RFC 4954 §3). The names are compared without case.
package enum SASLMechanism: String, Sendable, CaseIterable {
    /// RFC 4616: one message with user and password; safe inside TLS only.
    case plain = "PLAIN"
    /// The older exchange of two prompts that Outlook and many form mailers speak; never standardised.
    case login = "LOGIN"

    /// The mechanism of that name; nil when it is none of these.
    package init?(name: some StringProtocol) {
        self.init(rawValue: name.uppercased())
    }
}
