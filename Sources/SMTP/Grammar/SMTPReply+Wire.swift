import MailTypes
import NIOCore

extension SMTPReply {
    /// Writes the reply as it goes over the wire: `250-text CRLF ... 250 text CRLF` (RFC 5321 §4.2), the enhanced code
    /// at the head of every line (RFC 2034 §4).
    ///
    /// CR, LF and other control characters in a text become spaces: no text can forge a line of the protocol.
    package func write(into buffer: inout ByteBuffer) {
        for index in lines.indices {
            writeCode(into: &buffer, isLast: index == lines.count - 1)
            SMTPReply.write(text: lines[index], into: &buffer)
            buffer.writeStaticString("\r\n")
        }
        if lines.isEmpty {
            writeCode(into: &buffer, isLast: true)
            buffer.writeStaticString("\r\n")
        }
    }

    private func writeCode(into buffer: inout ByteBuffer, isLast: Bool) {
        // A reply code outside three digits is a fault of ours; it must not reach a peer as garbage.
        let code = (200...599).contains(code) ? code : 451
        buffer.writeRepeatingByte(UInt8(0x30 + code / 100), count: 1)
        buffer.writeInteger(UInt8(0x30 + code / 10 % 10))
        buffer.writeInteger(UInt8(0x30 + code % 10))
        buffer.writeInteger(isLast ? UInt8(ascii: " ") : UInt8(ascii: "-"))
        if let enhanced {
            buffer.writeString("\(enhanced.class).\(enhanced.subject).\(enhanced.detail) ")
        }
    }

    private static func write(text: String, into buffer: inout ByteBuffer) {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) {
            buffer.writeString(text)
        } else {
            buffer.writeBytes(text.utf8.map { $0 >= 0x20 && $0 != 0x7f ? $0 : 0x20 })
        }
    }
}
