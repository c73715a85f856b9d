import MailTypes

/// A sender as an operator writes it: `TNT Limousine <noreply@tntlimousine.com>`.
package struct NamedAddress: Hashable, Sendable {
    package var name: String?
    package var address: AddrSpec

    package init(name: String?, address: AddrSpec) {
        self.name = name
        self.address = address
    }

    init?(_ text: String) {
        guard let open = text.lastIndex(of: "<"), text.last == ">" else {
            guard let address = AddrSpec(text) else { return nil }
            self.init(name: nil, address: address)
            return
        }
        let name = text[..<open].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let address = AddrSpec(String(text[text.index(after: open)...].dropLast())) else { return nil }
        self.init(name: name.isEmpty ? nil : name, address: address)
    }
}
