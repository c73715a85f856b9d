/// ISO-2022-JP (RFC 1468) and what mailers send under its name: JIS X 0212 (RFC 1554), half-width kana and the
/// characters of NEC and IBM, none of which the C library's converter of that name knows.
enum ISO2022JP {
    /// The character set that an escape sequence has chosen.
    private enum Plane {
        case ascii
        case kana
        case jisX0208
        case jisX0212
    }

    /// The octets as the C library's EUC-JP of Microsoft, in which each character set has its own lead octet; nil when
    /// they hold sets that it has no place for.
    static func eucJP(_ octets: ArraySlice<UInt8>) -> [UInt8]? {
        var output: [UInt8] = []
        output.reserveCapacity(octets.count)
        var plane = Plane.ascii
        var index = octets.startIndex
        while index < octets.endIndex {
            let octet = octets[index]
            if octet == escape {
                guard let (next, length) = designation(octets[(index + 1)...].prefix(3)) else { return nil }
                plane = next
                index += 1 + length
                continue
            }
            // RFC 1468: a line starts in ASCII. QUIRK: some leave the escape at its end out.
            if octet == ASCII.lf || octet == ASCII.cr { plane = .ascii }
            index += append(octets[index...].prefix(2), plane, to: &output)
        }
        return output
    }

    private static let escape: UInt8 = 0x1b

    /// What follows an escape: the set it chooses, and how many octets say so.
    private static func designation(_ text: ArraySlice<UInt8>) -> (Plane, Int)? {
        for (sequence, plane) in designations where text.starts(with: sequence.utf8) {
            return (plane, sequence.utf8.count)
        }
        return nil
    }

    private static let designations: [(String, Plane)] = [
        ("(B", .ascii), ("(J", .ascii), ("(H", .ascii), ("(I", .kana), ("$B", .jisX0208), ("$@", .jisX0208),
        ("$(B", .jisX0208), ("$(@", .jisX0208), ("$(D", .jisX0212),
    ]

    /// Writes one character; returns how many octets it took.
    private static func append(_ pair: ArraySlice<UInt8>, _ plane: Plane, to output: inout [UInt8]) -> Int {
        let first = pair[pair.startIndex]
        let isGraphic = (0x21...0x7e).contains(first)
        switch plane {
        case .kana where isGraphic && first < 0x60: output += [0x8e, first | 0x80]
        case .jisX0208 where isGraphic, .jisX0212 where isGraphic:
            guard pair.count == 2, let second = pair.last, (0x21...0x7e).contains(second) else {
                output += [0xef]
                return 1
            }
            output += plane == .jisX0212 ? [0x8f, first | 0x80, second | 0x80] : [first | 0x80, second | 0x80]
            return 2
        // QUIRK: half-width kana as 8-bit octets.
        default: output += (0xa1...0xdf).contains(first) ? [0x8e, first] : [first]
        }
        return 1
    }
}
