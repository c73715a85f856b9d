import MailTypes

/// Finds addresses in running text.
enum TextAddresses {
    /// The addresses of a text in order, at most `limit`. Every octet is looked at a bounded number of times.
    static func addresses(in text: some StringProtocol, limit: Int = 20) -> [AddrSpec] {
        let octets = Array(text.utf8.prefix(TokenizedText.maximumOctets))
        var found: [AddrSpec] = []
        var floor = 0
        for (index, octet) in octets.enumerated() where octet == UInt8(ascii: "@") && found.count < limit {
            var start = index
            while start > floor, index - start < AddrSpec.maximumLocalPartOctets, isLocal(octets[start - 1]) {
                start -= 1
            }
            var end = index + 1
            while end < octets.count, end - index <= AddrSpec.maximumDomainOctets, isDomain(octets[end]) { end += 1 }
            floor = index + 1
            // A sentence's full stop is no part of the domain, nor are quotation marks of the local part.
            while end > index + 1, octets[end - 1] == UInt8(ascii: ".") || octets[end - 1] == UInt8(ascii: "-") {
                end -= 1
            }
            while start < index, octets[start] == UInt8(ascii: ".") || octets[start] == UInt8(ascii: "'") { start += 1 }
            let domain = octets[(index + 1)..<end]
            guard domain.contains(UInt8(ascii: ".")) else { continue }
            if let address = AddrSpec(String(decoding: octets[start..<end], as: UTF8.self)) { found.append(address) }
        }
        return found
    }

    private static func isLocal(_ octet: UInt8) -> Bool {
        MailGrammar.isAtext(octet) && octet != UInt8(ascii: "=") && octet < 0x80 || octet == UInt8(ascii: ".")
    }

    private static func isDomain(_ octet: UInt8) -> Bool {
        MailGrammar.isAlphanumeric(octet) || octet == UInt8(ascii: ".") || octet == UInt8(ascii: "-") || octet >= 0x80
    }
}
