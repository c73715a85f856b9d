import MailTypes

/// One mailbox of an address field (RFC 5322 §3.4): the name people see and the address.
package struct Mailbox: Hashable, Sendable {
    /// The display name with quoting removed and encoded words decoded; comments stand in parentheses behind it, or are
    /// the name where there is no other.
    package let displayName: String?
    /// The address, when it is one that mail can be sent to.
    package let address: AddrSpec?
    /// The address as it was written, without comments; equal to the address in text form when there is one.
    package let rawAddress: String

    package init(displayName: String? = nil, address: AddrSpec) {
        self.displayName = displayName
        self.address = address
        rawAddress = address.description
    }

    package init(displayName: String?, rawAddress: String) {
        self.displayName = displayName
        address = AddrSpec(rawAddress)
        self.rawAddress = address?.description ?? rawAddress
    }

    /// Reads an address list as people write it: `Ann <ann@x.example>, bob@y.example`.
    package static func list(_ text: String) -> [Mailbox] {
        AddressListReader.read(ArraySlice(text.utf8))
    }
}
