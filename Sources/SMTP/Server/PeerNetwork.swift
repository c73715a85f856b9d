/// A set of addresses as operators write it: `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`.
package struct PeerNetwork: Hashable, Sendable, CustomStringConvertible {
    private let base: PeerAddress
    /// Leading bits that count.
    private let bits: Int

    /// Nil for anything else, and for bits set behind the prefix: that is a slip of the pen.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let base = PeerAddress(parts[0]) else { return nil }
        let most = base.octets.count * 8
        let bits = parts.count == 2 ? Int(parts[1]) : most
        guard let bits, (0...most).contains(bits) else { return nil }
        self.base = base
        self.bits = bits
        let isClean = base.octets.indices.allSatisfy { base.octets[$0] & ~Self.mask(bits, at: $0) == 0 }
        guard isClean else { return nil }
    }

    package func contains(_ address: PeerAddress) -> Bool {
        guard address.octets.count == base.octets.count else { return false }
        return base.octets.indices.allSatisfy { base.octets[$0] == address.octets[$0] & Self.mask(bits, at: $0) }
    }

    package var description: String { "\(base)/\(bits)" }

    private static func mask(_ bits: Int, at index: Int) -> UInt8 {
        let here = min(8, max(0, bits - index * 8))
        return here == 0 ? 0 : UInt8(truncatingIfNeeded: 0xff00 >> here)
    }
}

extension [PeerNetwork] {
    /// Whether one of them holds the address; a peer without one, on a UNIX socket, is in none.
    package func contain(_ address: PeerAddress?) -> Bool {
        guard !isEmpty, let address else { return false }
        return contains { $0.contains(address) }
    }
}
