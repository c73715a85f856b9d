/// Base64 (RFC 2045 §6.8, RFC 4648 §4), read as forgivingly as mail needs it.
enum Base64 {
    /// Decodes whatever is in the alphabet and skips the rest; padding inside starts a new group, since gateways join
    /// encoded blocks.
    static func decode(_ body: ArraySlice<UInt8>) -> (octets: [UInt8], defect: Defect.Kind?) {
        var isMalformed = false
        let octets = [UInt8](unsafeUninitializedCapacity: body.count / 4 * 3 + 3) { output, count in
            var bits: UInt32 = 0
            var held = 0
            body.withUnsafeBufferPointer { input in
                for octet in input {
                    let value = values[Int(octet)]
                    if value < 64 {
                        bits = bits << 6 | UInt32(value)
                        held += 1
                        if held == 4 {
                            output[count] = UInt8(truncatingIfNeeded: bits >> 16)
                            output[count + 1] = UInt8(truncatingIfNeeded: bits >> 8)
                            output[count + 2] = UInt8(truncatingIfNeeded: bits)
                            count += 3
                            held = 0
                        }
                    } else if octet == ASCII.equals {
                        flush(bits, &held, into: output, &count)
                    } else if value == 255 {
                        isMalformed = true
                    }
                }
            }
            // An end within a group is a cut message or padding left out.
            if held > 0 { isMalformed = true }
            flush(bits, &held, into: output, &count)
        }
        return (octets, isMalformed ? .malformedBase64 : nil)
    }

    @inline(__always)
    private static func flush(
        _ bits: UInt32, _ held: inout Int, into output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        if held == 2 {
            output[count] = UInt8(truncatingIfNeeded: bits >> 4)
            count += 1
        } else if held == 3 {
            output[count] = UInt8(truncatingIfNeeded: bits >> 10)
            output[count + 1] = UInt8(truncatingIfNeeded: bits >> 2)
            count += 2
        }
        held = 0
    }

    static func encode(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity((octets.count + 2) / 3 * 4)
        var index = octets.startIndex
        while index < octets.endIndex {
            let left = min(3, octets.endIndex - index)
            var bits: UInt32 = 0
            for offset in 0..<3 { bits = bits << 8 | (offset < left ? UInt32(octets[index + offset]) : 0) }
            for place in 0..<4 {
                output.append(place > left ? ASCII.equals : alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
            }
            index += left
        }
        return output
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// 0...63: a digit; 254: white space; 255: outside the alphabet. The URL alphabet (RFC 4648 §5) is read too.
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, octet) in alphabet.enumerated() { table[Int(octet)] = UInt8(value) }
        table[Int(ASCII.hyphen)] = 62
        table[Int(ASCII.underscore)] = 63
        for space in [ASCII.space, ASCII.tab, ASCII.cr, ASCII.lf] { table[Int(space)] = 254 }
        return table
    }()
}
