import Glibc

/// Quoted-printable (RFC 2045 §6.7).
enum QuotedPrintable {
    static func decode(_ body: ArraySlice<UInt8>) -> (octets: [UInt8], defect: Defect.Kind?) {
        var isMalformed = false
        // What is decoded is never longer than what was encoded.
        let octets = [UInt8](unsafeUninitializedCapacity: body.count) { output, count in
            body.withUnsafeBufferPointer { input in
                digits.withUnsafeBufferPointer { digits in
                    guard let source = input.baseAddress, let target = output.baseAddress,
                        let table = digits.baseAddress
                    else { return }
                    var decoder = Decoder(source: source, end: input.count, target: target, digits: table)
                    decoder.run()
                    count = decoder.count
                    isMalformed = decoder.isMalformed
                }
            }
        }
        return (octets, isMalformed ? .malformedQuotedPrintable : nil)
    }

    /// The value of each octet as a hexadecimal digit; 255 for what is none.
    private static let digits = (0...255).map { ASCII.hexValue(UInt8($0)) ?? 255 }

    /// One pass, line by line; the runs between the escapes are copied as a whole.
    private struct Decoder {
        let source: UnsafePointer<UInt8>
        let end: Int
        /// Has room for as many octets as the source has.
        let target: UnsafeMutablePointer<UInt8>
        let digits: UnsafePointer<UInt8>
        var index = 0
        var count = 0
        var isMalformed = false

        mutating func run() {
            while index < end {
                let newline = memchr(source + index, Int32(ASCII.lf), end - index)
                    .map { UnsafeRawPointer($0) - UnsafeRawPointer(source) }
                guard let newline else {
                    line(upTo: end)
                    return
                }
                let hasReturn = newline > index && source[newline - 1] == ASCII.cr
                // §6.7 (3): white space at the end of a line was added on the way.
                var textEnd = hasReturn ? newline - 1 : newline
                while textEnd > index, source[textEnd - 1] == ASCII.space || source[textEnd - 1] == ASCII.tab {
                    textEnd -= 1
                }
                let isSoft = textEnd > index && source[textEnd - 1] == ASCII.equals
                line(upTo: isSoft ? textEnd - 1 : textEnd)
                index = newline + 1
                guard !isSoft else { continue }
                if hasReturn { put(ASCII.cr) }
                put(ASCII.lf)
            }
        }

        /// The text of one line.
        private mutating func line(upTo lineEnd: Int) {
            while index < lineEnd {
                // Escapes mostly come in rows.
                if source[index] == ASCII.equals {
                    index += 1
                    escape(before: lineEnd)
                    continue
                }
                let mark = memchr(source + index, Int32(ASCII.equals), lineEnd - index)
                    .map { UnsafeRawPointer($0) - UnsafeRawPointer(source) }
                let run = (mark ?? lineEnd) - index
                memcpy(target + count, source + index, run)
                count += run
                index += run
            }
        }

        /// After an `=`: two hexadecimal digits, or a soft line break of a message without LF. What is neither stays as
        /// it is (§6.7, note at the end of the rules).
        private mutating func escape(before lineEnd: Int) {
            if index + 1 < lineEnd, let high = ASCII.hexValue(source[index]),
                let low = ASCII.hexValue(source[index + 1])
            {
                put(high << 4 | low)
                index += 2
                return
            }
            var next = index
            while next < end, source[next] == ASCII.space || source[next] == ASCII.tab { next += 1 }
            if next == end || source[next] == ASCII.cr && next < lineEnd {
                index = min(next + 1, end)
                return
            }
            put(ASCII.equals)
            isMalformed = true
        }

        @inline(__always)
        private mutating func put(_ octet: UInt8) {
            target[count] = octet
            count += 1
        }
    }
}
