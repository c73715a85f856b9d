/// HZ (RFC 1843): GB 2312 between `~{` and `~}`, for ways that pass 7 bits only.
enum HZ {
    /// The octets as GB 2312 in 8 bits.
    static func gb2312(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        let tilde = UInt8(ascii: "~")
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var isChinese = false
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            index += 1
            guard octet == tilde, index < octets.endIndex else {
                // A line starts in ASCII.
                if octet == ASCII.lf { isChinese = false }
                output.append(isChinese && octet > 0x20 && octet < 0x7f ? octet | 0x80 : octet)
                continue
            }
            switch octets[index] {
            case UInt8(ascii: "{"): isChinese = true
            case UInt8(ascii: "}"): isChinese = false
            case tilde: output.append(tilde)
            case ASCII.lf: break
            default:
                output.append(octet)
                continue
            }
            index += 1
        }
        return output
    }
}
