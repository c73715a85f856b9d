import SMTP

/// Who calls our web doors.
package struct WebPeers: Hashable, Sendable {
    private let proxies: [PeerNetwork]

    init(proxies: [PeerNetwork]) {
        self.proxies = proxies
    }

    /// Whether an address is a proxy of ours.
    package func isProxy(_ address: String) -> Bool {
        proxies.contain(PeerAddress(address))
    }

    /// Under which name an address's calls are counted: an IPv6 caller has a whole network of 64 bits.
    package func counted(_ address: String) -> String {
        guard let octets = PeerAddress(address)?.octets, octets.count == 16 else { return address }
        return octets.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }
}
