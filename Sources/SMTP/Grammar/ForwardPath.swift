import MailTypes

/// Where a message is to go: a mailbox, or this host's postmaster (RFC 5321 §4.1.1.3).
package enum ForwardPath: Equatable, Sendable {
    case mailbox(AddrSpec)
    /// `<Postmaster>` without a domain, which every server takes (RFC 5321 §4.5.1).
    case postmaster
}
