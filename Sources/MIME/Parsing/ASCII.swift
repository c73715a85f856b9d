/// The octets that the mail grammars name, and the tests they share.
enum ASCII {
    static let tab = UInt8(ascii: "\t")
    static let lf = UInt8(ascii: "\n")
    static let cr = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let hyphen = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let comma = UInt8(ascii: ",")
    static let equals = UInt8(ascii: "=")
    static let question = UInt8(ascii: "?")
    static let slash = UInt8(ascii: "/")
    static let percent = UInt8(ascii: "%")
    static let apostrophe = UInt8(ascii: "'")
    static let asterisk = UInt8(ascii: "*")
    static let at = UInt8(ascii: "@")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")
    static let underscore = UInt8(ascii: "_")

    @inline(__always)
    static func lower(_ octet: UInt8) -> UInt8 {
        octet &- 0x41 < 26 ? octet | 0x20 : octet
    }

    /// White space of a header: the line ends of folding count (RFC 5322 §2.2.3).
    @inline(__always)
    static func isSpace(_ octet: UInt8) -> Bool {
        octet == space || octet == tab || octet == lf || octet == cr
    }

    @inline(__always)
    static func isDigit(_ octet: UInt8) -> Bool {
        octet &- 0x30 < 10
    }

    /// The value of a hexadecimal digit, either case.
    @inline(__always)
    static func hexValue(_ octet: UInt8) -> UInt8? {
        switch octet {
        case 0x30...0x39: octet &- 0x30
        case 0x41...0x46: octet &- 0x37
        case 0x61...0x66: octet &- 0x57
        default: nil
        }
    }

    /// Whether all octets are below 128 and none is an escape, with which ISO-2022 leaves ASCII.
    static func isPlain(_ octets: ArraySlice<UInt8>) -> Bool {
        octets.withUnsafeBufferPointer { buffer in
            // In blocks, so that the compiler can test many octets at once and the first other one ends the search soon.
            var start = 0
            while start < buffer.count {
                let end = min(start + 1024, buffer.count)
                var seen: UInt8 = 0
                for index in start..<end { seen |= buffer[index] & 0x80 | (buffer[index] == 0x1b ? 0x80 : 0) }
                if seen != 0 { return false }
                start = end
            }
            return true
        }
    }

    /// How many octets are above 127.
    static func countOfUpper(_ octets: ArraySlice<UInt8>) -> Int {
        octets.withUnsafeBufferPointer { buffer in
            var count = 0
            for octet in buffer { count &+= Int(octet >> 7) }
            return count
        }
    }

    /// Without white space at either end.
    static func trimmed(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = octets
        while let first = slice.first, isSpace(first) { slice.removeFirst() }
        while let last = slice.last, isSpace(last) { slice.removeLast() }
        return slice
    }

    /// The text in ASCII lower case; other letters stay.
    static func lowercased(_ octets: some Sequence<UInt8>) -> String {
        String(decoding: octets.map(lower), as: UTF8.self)
    }
}
