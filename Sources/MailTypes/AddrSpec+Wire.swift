extension AddrSpec {
    /// The address for a host without SMTPUTF8: as it is when it is ASCII, with its domain in A-labels when only that is
    /// not (RFC 6531 §3.2, RFC 5891 §4.4); nil when its local part is not ASCII, for which there is no other form.
    package var asciiForm: String? {
        if isASCII { return description }
        guard localPart.utf8.allSatisfy({ $0 < 0x80 }), let domain = Punycode.asciiDomain(domain) else { return nil }
        return AddrSpec(localPart: localPart, domain: domain).description
    }

    /// Whether the address can stand in a command: with a line end or another control octet in it, what follows would be
    /// read as a command of its own (RFC 5321 §4.1.2 has none of them).
    package var isOnOneLine: Bool {
        let isClean = localPart.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f }
        // A domain ends at the first of these, whoever made it.
        return isClean && domain.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: ">") }
    }
}
