/// Base64 (RFC 2045 §6.8, RFC 4648 §4), read as forgivingly as mail needs it.
enum Base64 {
    /// Undoes the encoding of a body, as far as it is one.
    ///
    /// QUIRK: some label plain text as base64, and list servers append a footer in plain text to what is encoded.
    static func decodeBody(_ body: ArraySlice<UInt8>) -> DecodedBody {
        let whole = decode(body)
        guard whole.defect != nil else { return DecodedBody(octets: whole.octets) }
        if !startsEncoded(body), looksLikeText(body) {
            return DecodedBody(octets: Array(body), defect: .malformedBase64)
        }
        guard let start = startOfFooter(in: body) else {
            return DecodedBody(octets: whole.octets, defect: .malformedBase64)
        }
        return DecodedBody(octets: decode(body[..<start]).octets, trailing: body[start...], defect: .malformedBase64)
    }

    /// Whether the first line is whole groups.
    private static func startsEncoded(_ body: ArraySlice<UInt8>) -> Bool {
        let line = ASCII.trimmed(body.drop(while: ASCII.isSpace).prefix { $0 != ASCII.lf && $0 != ASCII.cr })
        return line.count % 4 == 0 && line.allSatisfy(isDigitOrPadding)
    }

    /// Whether octets have the blanks and signs of text: one in eight octets or more.
    private static func looksLikeText(_ octets: ArraySlice<UInt8>) -> Bool {
        let head = octets.drop(while: ASCII.isSpace).prefix(512)
        var signs = 0
        for index in head.indices where !isDigitOrPadding(head[index]) {
            let isInside = index + 1 < head.endIndex && !ASCII.isSpace(head[index + 1])
            if !ASCII.isSpace(head[index]) || head[index] == ASCII.space && isInside { signs += 1 }
        }
        return signs * 8 >= head.count && signs > 0
    }

    /// Where text follows the padding, or an empty line.
    private static func startOfFooter(in body: ArraySlice<UInt8>) -> Int? {
        var index = body.startIndex
        while let newline = body[index...].firstIndex(of: ASCII.lf), newline + 1 < body.endIndex {
            let line = ASCII.trimmed(body[index..<newline])
            index = newline + 1
            guard line.isEmpty || line.last == ASCII.equals else { continue }
            let rest = body[index...]
            if looksLikeText(rest) { return rest.firstIndex { !ASCII.isSpace($0) } }
            if line.last == ASCII.equals { return nil }
        }
        return nil
    }

    /// Decodes whatever is in the alphabet and skips the rest; padding inside starts a new group, since gateways join
    /// encoded blocks.
    static func decode(_ body: ArraySlice<UInt8>) -> (octets: [UInt8], defect: Defect.Kind?) {
        var isMalformed = false
        let octets = [UInt8](unsafeUninitializedCapacity: body.count / 4 * 3 + 3) { output, count in
            body.withUnsafeBufferPointer { input in
                values.withUnsafeBufferPointer { values in
                    isMalformed = decode(input, values, into: output, &count)
                }
            }
        }
        return (octets, isMalformed ? .malformedBase64 : nil)
    }

    /// Returns whether something was wrong.
    private static func decode(
        _ input: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) -> Bool {
        var isMalformed = false
        var bits: UInt32 = 0
        var held = 0
        var index = 0
        while index < input.count {
            if held == 0 { decodeGroups(input, values, &index, into: output, &count) }
            guard index < input.count else { break }
            let octet = input[index]
            let value = values[Int(octet)]
            index += 1
            if value < 64 {
                bits = bits << 6 | UInt32(value)
                held += 1
                if held == 4 {
                    put(bits, into: output, &count)
                    held = 0
                }
            } else if octet == ASCII.equals {
                flush(bits, &held, into: output, &count)
            } else if value == 255 {
                isMalformed = true
            }
        }
        // An end within a group is a cut message or padding left out.
        if held > 0 { isMalformed = true }
        flush(bits, &held, into: output, &count)
        return isMalformed
    }

    /// Whole groups of four, as long as nothing else comes.
    @inline(__always)
    private static func decodeGroups(
        _ input: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>, _ index: inout Int,
        into output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        while index + 4 <= input.count {
            let first = values[Int(input[index])]
            let second = values[Int(input[index + 1])]
            let third = values[Int(input[index + 2])]
            let fourth = values[Int(input[index + 3])]
            guard first | second | third | fourth < 64 else { return }
            put(
                UInt32(first) << 18 | UInt32(second) << 12 | UInt32(third) << 6 | UInt32(fourth), into: output, &count)
            index += 4
        }
    }

    @inline(__always)
    private static func put(_ bits: UInt32, into output: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        output[count] = UInt8(truncatingIfNeeded: bits >> 16)
        output[count + 1] = UInt8(truncatingIfNeeded: bits >> 8)
        output[count + 2] = UInt8(truncatingIfNeeded: bits)
        count += 3
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

    /// Whether an octet belongs to encoded text, line ends apart.
    static func isDigitOrPadding(_ octet: UInt8) -> Bool {
        values[Int(octet)] < 64 || octet == ASCII.equals
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
