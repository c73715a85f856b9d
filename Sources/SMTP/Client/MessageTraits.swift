import NIOCore

/// What of a message's octets decides how it may travel; found in one pass.
package struct MessageTraits: Sendable, Equatable {
    /// Its size, which is what SIZE and BDAT mean (RFC 1870 §3, RFC 3030 §2).
    package var octets: Int
    /// An octet above 127 stands in its header: it is a message of RFC 6532, for hosts with SMTPUTF8 only.
    package var hasEightBitHeader = false
    /// An octet above 127 stands behind its header: 8BITMIME (RFC 6152 §2).
    package var hasEightBitBody = false
    /// NUL, or a line longer than `maximumLine`: text it is not (RFC 2045 §2.7, §2.8).
    package var isBinary = false
    /// CR or LF stands alone, or the last line has no end: it has to be written with CRLF (RFC 5321 §2.3.8).
    package var hasLooseLineEnds = false

    /// RFC 5321 §4.5.3.1.6: 1000 octets with the CRLF.
    static let maximumLine = 998

    package init(octets: Int = 0) {
        self.octets = octets
    }

    package init(_ message: ByteBuffer) {
        self.init(octets: message.readableBytes)
        message.withUnsafeReadableBytes { read($0) }
    }

    /// RFC 6152 §2: any octet above 127.
    package var isEightBit: Bool { hasEightBitHeader || hasEightBitBody }

    private mutating func read(_ octets: UnsafeRawBufferPointer) {
        var start = 0
        var isInHeader = true
        while start < octets.count {
            var end = start
            var high: UInt8 = 0
            var hasZero = false
            while end < octets.count {
                let octet = octets[end]
                if octet == UInt8(ascii: "\r") || octet == UInt8(ascii: "\n") { break }
                high |= octet
                if octet == 0 { hasZero = true }
                end += 1
            }
            if high >= 0x80 { if isInHeader { hasEightBitHeader = true } else { hasEightBitBody = true } }
            if hasZero || end - start > MessageTraits.maximumLine { isBinary = true }
            // The first empty line ends the header.
            if end == start { isInHeader = false }
            let isWhole =
                end + 1 < octets.count && octets[end] == UInt8(ascii: "\r") && octets[end + 1] == UInt8(ascii: "\n")
            if !isWhole { hasLooseLineEnds = true }
            start = end + (isWhole ? 2 : 1)
        }
    }
}
