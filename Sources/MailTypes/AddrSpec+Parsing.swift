extension AddrSpec {
    /// RFC 5321 §4.5.3.1.1.
    package static let maximumLocalPartOctets = 64
    /// RFC 5321 §4.5.3.1.2.
    package static let maximumDomainOctets = 255
    /// RFC 5321 §4.5.3.1.3: a path is 256 octets with its angle brackets.
    package static let maximumOctets = 254

    /// Reads one mailbox as SMTP writes it; nil when it is not one.
    ///
    /// `Mailbox = Local-part "@" ( Domain / address-literal )`, RFC 5321 §4.1.2.
    package init?(_ text: String) {
        let octets = Array(text.utf8)
        guard octets.count <= AddrSpec.maximumOctets, let at = AddrSpec.atSign(in: octets) else { return nil }
        let local = octets[..<at]
        let domain = octets[(at + 1)...]
        guard !local.isEmpty, local.count <= AddrSpec.maximumLocalPartOctets,
            let localPart = AddrSpec.readLocalPart(local), AddrSpec.isDomain(domain)
        else { return nil }
        self.init(localPart: localPart, domain: String(decoding: domain, as: UTF8.self))
    }

    private static func atSign(in octets: [UInt8]) -> Int? {
        var inQuotes = false
        var index = 0
        while index < octets.count {
            switch octets[index] {
            case UInt8(ascii: "\\") where inQuotes: index += 1
            case UInt8(ascii: "\""): inQuotes.toggle()
            case UInt8(ascii: "@") where !inQuotes: return index
            default: break
            }
            index += 1
        }
        return nil
    }

    /// `Local-part = Dot-string / Quoted-string`; returns it without quoting.
    private static func readLocalPart(_ octets: ArraySlice<UInt8>) -> String? {
        guard octets.first == UInt8(ascii: "\"") else {
            let atoms = octets.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            guard atoms.allSatisfy({ !$0.isEmpty && $0.allSatisfy(MailGrammar.isAtext) }) else { return nil }
            return String(decoding: octets, as: UTF8.self)
        }
        guard octets.count >= 2, octets.last == UInt8(ascii: "\"") else { return nil }
        var content: [UInt8] = []
        var escaped = false
        for octet in octets.dropFirst().dropLast() {
            // RFC 5321 §4.1.2: qtextSMTP and quoted-pairSMTP are printable; a control character never is.
            guard octet >= 0x20, octet != 0x7f else { return nil }
            if escaped {
                // quoted-pairSMTP = %d92 %d32-126; RFC 6531 §3.3 adds UTF-8 to qtextSMTP only.
                guard octet < 0x7f else { return nil }
                content.append(octet)
                escaped = false
            } else if octet == UInt8(ascii: "\\") {
                escaped = true
            } else if octet == UInt8(ascii: "\"") {
                return nil
            } else {
                content.append(octet)
            }
        }
        return escaped ? nil : String(decoding: content, as: UTF8.self)
    }

    private static func isDomain(_ octets: ArraySlice<UInt8>) -> Bool {
        guard !octets.isEmpty, octets.count <= maximumDomainOctets else { return false }
        if octets.first == UInt8(ascii: "[") { return AddressLiteral.isValid(octets) }
        let labels = octets.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.count <= 63 && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { MailGrammar.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
        }
    }
}
