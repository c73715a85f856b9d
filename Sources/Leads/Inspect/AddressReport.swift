import MailTypes

/// What `inspect --addresses` says of one address.
package struct AddressReport: Encodable, Hashable, Sendable {
    /// The text as given.
    package let address: String
    /// It is a mailbox as SMTP takes it (RFC 5321 §4.1.2), with or without a name before it (RFC 5322 §3.4).
    package let valid: Bool
    /// Its halves, the local part without quoting; absent when it is not valid.
    package let local: String?
    package let domain: String?

    package init(_ address: String) {
        self.address = address
        let parsed = AddrSpec(mailbox: address)
        valid = parsed != nil
        local = parsed?.localPart
        domain = parsed?.domain
    }
}
