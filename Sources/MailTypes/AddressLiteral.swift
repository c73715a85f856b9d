/// Addresses of hosts as they stand in brackets: `[192.0.2.1]`, `[IPv6:2001:db8::1]` (RFC 5321 §4.1.3).
enum AddressLiteral {
    /// Whether the octets, brackets included, are a literal that mail can be sent to. `General-address-literal` needs a
    /// tag that IANA has registered; there is none but IPv6.
    static func isValid(_ octets: ArraySlice<UInt8>) -> Bool {
        guard octets.count > 2, octets.first == UInt8(ascii: "["), octets.last == UInt8(ascii: "]") else {
            return false
        }
        let content = octets.dropFirst().dropLast()
        let tag = Array("ipv6:".utf8)
        let start = content.prefix(tag.count).map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
        return start == tag ? isIPv6(content.dropFirst(tag.count)) : isIPv4(content)
    }

    /// `IPv4-address-literal = Snum 3("." Snum)`.
    static func isIPv4(_ octets: ArraySlice<UInt8>) -> Bool {
        let numbers = octets.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return numbers.count == 4
            && numbers.allSatisfy { number in
                (1...3).contains(number.count) && number.allSatisfy { (0x30...0x39).contains($0) }
                    && number.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    /// `IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp`.
    ///
    /// `::` stands for at least one group here, although §4.1.3 says two: RFC 4291 §2.2 lets it, and RFC 5952 §4.2.2
    /// only advises against writing it.
    static func isIPv6(_ octets: ArraySlice<UInt8>) -> Bool {
        let colon = UInt8(ascii: ":")
        let pairs = octets.indices.dropLast().filter { octets[$0] == colon && octets[$0 + 1] == colon }
        switch pairs.count {
        case 0: return groups(in: octets, mayEndInIPv4: true) == 8
        case 1:
            let left = groups(in: octets[..<pairs[0]], mayEndInIPv4: false)
            let right = groups(in: octets[(pairs[0] + 2)...], mayEndInIPv4: true)
            guard let left, let right else { return false }
            return left + right <= 7
        default: return false
        }
    }

    /// How many groups of 16 bits the octets hold; nil when one is malformed. An IPv4 address at the end counts as two.
    private static func groups(in octets: ArraySlice<UInt8>, mayEndInIPv4: Bool) -> Int? {
        if octets.isEmpty { return 0 }
        let pieces = octets.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var count = 0
        for (index, piece) in pieces.enumerated() {
            if mayEndInIPv4, index + 1 == pieces.count, isIPv4(piece) {
                count += 2
            } else if (1...4).contains(piece.count), piece.allSatisfy(isHexadecimal) {
                count += 1
            } else {
                return nil
            }
        }
        return count
    }

    private static func isHexadecimal(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || (0x41...0x46).contains(octet) || (0x61...0x66).contains(octet)
    }
}
