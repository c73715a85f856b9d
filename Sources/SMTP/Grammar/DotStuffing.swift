import NIOCore

/// Makes a message ready to stand between DATA and the final dot (RFC 5321 §4.5.2), or in a chunk.
package enum DotStuffing {
    /// The message as it goes over the wire, ended by CRLF, without the final dot.
    ///
    /// A message that needs no change is returned as it is, sharing its storage. Otherwise it is copied once: a dot
    /// is put before each dot that begins a line, and a CR or LF alone, which no line of SMTP may hold (RFC 5321
    /// §2.3.8), becomes CRLF, so that no server can be made to see a second message in this one.
    package static func encode(_ octets: ByteBuffer) -> ByteBuffer { rewrite(octets, dots: true) }

    /// The message with each line ended by CRLF and its dots as they are: what a chunk of text holds (RFC 3030 §2).
    package static func endLines(_ octets: ByteBuffer) -> ByteBuffer { rewrite(octets, dots: false) }

    private static func rewrite(_ octets: ByteBuffer, dots: Bool) -> ByteBuffer {
        let extra = octets.withUnsafeReadableBytes { additions($0, dots: dots) }
        guard extra > 0 else { return octets }
        var result = ByteBufferAllocator().buffer(capacity: octets.readableBytes + extra)
        octets.withUnsafeReadableBytes { write($0, dots: dots, into: &result) }
        return result
    }

    /// How many octets the encoded form has more than `octets`.
    private static func additions(_ octets: UnsafeRawBufferPointer, dots: Bool) -> Int {
        var count = 0
        var atLineStart = true
        var index = 0
        while index < octets.count {
            let octet = octets[index]
            if octet == UInt8(ascii: "\r") {
                if index + 1 < octets.count, octets[index + 1] == UInt8(ascii: "\n") { index += 1 } else { count += 1 }
                atLineStart = true
            } else if octet == UInt8(ascii: "\n") {
                count += 1
                atLineStart = true
            } else {
                if dots, atLineStart, octet == UInt8(ascii: ".") { count += 1 }
                atLineStart = false
            }
            index += 1
        }
        return atLineStart ? count : count + 2
    }

    private static func write(_ octets: UnsafeRawBufferPointer, dots: Bool, into result: inout ByteBuffer) {
        var start = 0
        while start < octets.count {
            if dots, octets[start] == UInt8(ascii: ".") { result.writeInteger(UInt8(ascii: ".")) }
            var end = start
            while end < octets.count, octets[end] != UInt8(ascii: "\r"), octets[end] != UInt8(ascii: "\n") { end += 1 }
            result.writeBytes(UnsafeRawBufferPointer(rebasing: octets[start..<end]))
            result.writeStaticString("\r\n")
            let isCRLF =
                end + 1 < octets.count && octets[end] == UInt8(ascii: "\r") && octets[end + 1] == UInt8(ascii: "\n")
            start = end + (isCRLF ? 2 : 1)
        }
    }
}
