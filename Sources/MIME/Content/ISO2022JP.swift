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
        var isReadable = true
        // A character of two octets has three at most.
        let output = [UInt8](unsafeUninitializedCapacity: octets.count * 2 + 3) { output, count in
            octets.withUnsafeBufferPointer { input in
                var plane = Plane.ascii
                var index = 0
                while index < input.count {
                    if input[index] == escape {
                        guard let (next, length) = designation(input, from: index + 1) else {
                            isReadable = false
                            return
                        }
                        plane = next
                        index += 1 + length
                    } else {
                        index += append(input, at: index, &plane, to: output, &count)
                    }
                }
            }
        }
        return isReadable ? output : nil
    }

    private static let escape: UInt8 = 0x1b

    /// What follows an escape: the set it chooses, and how many octets say so.
    private static func designation(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> (Plane, Int)? {
        guard start + 1 < input.count else { return nil }
        switch (input[start], input[start + 1]) {
        case (UInt8(ascii: "("), UInt8(ascii: "B")), (UInt8(ascii: "("), UInt8(ascii: "J")),
            (UInt8(ascii: "("), UInt8(ascii: "H")):
            return (.ascii, 2)
        case (UInt8(ascii: "("), UInt8(ascii: "I")): return (.kana, 2)
        case (UInt8(ascii: "$"), UInt8(ascii: "B")), (UInt8(ascii: "$"), UInt8(ascii: "@")): return (.jisX0208, 2)
        case (UInt8(ascii: "$"), UInt8(ascii: "(")) where start + 2 < input.count:
            switch input[start + 2] {
            case UInt8(ascii: "B"), UInt8(ascii: "@"): return (.jisX0208, 3)
            case UInt8(ascii: "D"): return (.jisX0212, 3)
            default: return nil
            }
        default: return nil
        }
    }

    /// Writes one character; returns how many octets it took.
    @inline(__always)
    private static func append(
        _ input: UnsafeBufferPointer<UInt8>, at index: Int, _ plane: inout Plane,
        to output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) -> Int {
        let first = input[index]
        // RFC 1468: a line starts in ASCII. QUIRK: some leave the escape at its end out.
        if first == ASCII.lf || first == ASCII.cr { plane = .ascii }
        let isGraphic = isGraphic(first)
        // QUIRK: half-width kana as 8-bit octets.
        if plane == .kana && isGraphic && first < 0x60 || (0xa1...0xdf).contains(first) {
            put(0x8e, to: output, &count)
            put(first | 0x80, to: output, &count)
            return 1
        }
        guard isGraphic, plane == .jisX0208 || plane == .jisX0212 else {
            put(first, to: output, &count)
            return 1
        }
        guard index + 1 < input.count, self.isGraphic(input[index + 1]) else {
            // Half a character: what no charset has.
            put(0xff, to: output, &count)
            return 1
        }
        if plane == .jisX0212 { put(0x8f, to: output, &count) }
        put(first | 0x80, to: output, &count)
        put(input[index + 1] | 0x80, to: output, &count)
        return 2
    }

    @inline(__always)
    private static func isGraphic(_ octet: UInt8) -> Bool { octet &- 0x21 < 0x5e }

    @inline(__always)
    private static func put(_ octet: UInt8, to output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        output[count] = octet
        count += 1
    }
}
