/// Quoted-printable (RFC 2045 §6.7).
enum QuotedPrintable {
    static func decode(_ body: ArraySlice<UInt8>) -> (octets: [UInt8], defect: Defect.Kind?) {
        var output: [UInt8] = []
        output.reserveCapacity(body.count)
        var isMalformed = false
        // Encoded white space is meant; only what stands as it is may be trimmed.
        var encodedEnd = 0
        body.withUnsafeBufferPointer { input in
            var index = 0
            while index < input.count {
                let octet = input[index]
                index += 1
                if octet == ASCII.equals {
                    isMalformed = !decodeEscape(input, at: &index, into: &output) || isMalformed
                    encodedEnd = output.count
                } else if octet == ASCII.lf {
                    trimLine(&output, downTo: encodedEnd)
                    output.append(octet)
                } else {
                    output.append(octet)
                }
            }
        }
        return (output, isMalformed ? .malformedQuotedPrintable : nil)
    }

    /// After an `=`: two hexadecimal digits or a soft line break. What is neither stays as it is (RFC 2045 §6.7,
    /// note at the end of the rules).
    private static func decodeEscape(
        _ input: UnsafeBufferPointer<UInt8>, at index: inout Int, into output: inout [UInt8]
    ) -> Bool {
        if index + 1 < input.count, let high = ASCII.hexValue(input[index]), let low = ASCII.hexValue(input[index + 1])
        {
            output.append(high << 4 | low)
            index += 2
            return true
        }
        var end = index
        while end < input.count, input[end] == ASCII.space || input[end] == ASCII.tab { end += 1 }
        if end == input.count {
            index = end
            return true
        }
        if input[end] == ASCII.cr || input[end] == ASCII.lf {
            let isPair = input[end] == ASCII.cr && end + 1 < input.count && input[end + 1] == ASCII.lf
            index = end + (isPair ? 2 : 1)
            return true
        }
        output.append(ASCII.equals)
        return false
    }

    /// RFC 2045 §6.7 (3): white space at the end of a line was added on the way.
    private static func trimLine(_ output: inout [UInt8], downTo floor: Int) {
        let hasReturn = output.last == ASCII.cr && output.count > floor
        if hasReturn { output.removeLast() }
        while output.count > floor, output.last == ASCII.space || output.last == ASCII.tab { output.removeLast() }
        if hasReturn { output.append(ASCII.cr) }
    }
}
