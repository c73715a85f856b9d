extension AddrSpec {
    /// Reads one mailbox as a person writes it, with or without a name before the address; nil when it is not one.
    ///
    /// `mailbox = name-addr / addr-spec`, `name-addr = [display-name] "<" addr-spec ">"` (RFC 5322 §3.4), where the name
    /// may hold full stops (`obs-phrase`, §4.1) and the address is one that SMTP takes.
    package init?(mailbox text: String) {
        let octets = Array(text.utf8)
        guard octets.last == UInt8(ascii: ">"),
            let open = octets.lastIndex(of: UInt8(ascii: "<")), AddrSpec.isDisplayName(octets[..<open])
        else {
            self.init(text)
            return
        }
        self.init(String(decoding: octets[(open + 1)...].dropLast(), as: UTF8.self))
    }

    /// Words and quoted strings with blanks around them, or nothing.
    private static func isDisplayName(_ octets: ArraySlice<UInt8>) -> Bool {
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            if octet == UInt8(ascii: "\"") {
                guard let end = endOfQuotedString(in: octets, from: index) else { return false }
                index = end
            } else if octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t") || octet == UInt8(ascii: ".")
                || MailGrammar.isAtext(octet)
            {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    private static func endOfQuotedString(in octets: ArraySlice<UInt8>, from start: Int) -> Int? {
        var index = start + 1
        while index < octets.endIndex {
            switch octets[index] {
            case UInt8(ascii: "\""): return index + 1
            case UInt8(ascii: "\\"): index += 2
            case 0x20...0x7e, 0x80...: index += 1
            default: return nil
            }
        }
        return nil
    }
}
