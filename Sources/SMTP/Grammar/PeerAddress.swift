import Glibc

/// An IP address as 4 or 16 octets. IPv4 inside IPv6 (`::ffff:192.0.2.1`) counts as IPv4.
package struct PeerAddress: Hashable, Sendable, CustomStringConvertible {
    package let octets: [UInt8]

    /// Reads the usual text forms; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let text = String(text)
        // The longest text of an address is 45 characters.
        guard text.utf8.count <= 45 else { return nil }
        var octets = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &octets) == 1 {
            self.init(octets: Array(octets.prefix(4)))
        } else if inet_pton(AF_INET6, text, &octets) == 1 {
            self.init(octets: octets)
        } else {
            return nil
        }
    }

    /// - Parameter octets: 4 or 16.
    init(octets: [UInt8]) {
        let mapped: [UInt8] = Array(repeating: 0, count: 10) + [0xff, 0xff]
        self.octets = octets.count == 16 && octets.starts(with: mapped) ? Array(octets[12...]) : octets
    }

    package var description: String {
        guard octets.count == 16 else { return octets.map(String.init).joined(separator: ".") }
        // The longest text of an IPv6 address with its NUL: INET6_ADDRSTRLEN.
        var text = [CChar](repeating: 0, count: 46)
        guard inet_ntop(AF_INET6, octets, &text, socklen_t(text.count)) != nil else { return "::" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether it is an address of this host alone.
    package var isLoopback: Bool {
        octets.count == 4 ? octets[0] == 127 : octets.dropLast().allSatisfy { $0 == 0 } && octets.last == 1
    }
}
