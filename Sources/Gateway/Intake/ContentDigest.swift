import Crypto
import MIME

/// What tells a message that came twice from another one under the same Message-ID: what its author wrote, without the
/// trace fields that hosts put on top on the way (RFC 5321 §4.4).
enum ContentDigest {
    /// SHA-256 in hexadecimal digits.
    static func of(_ message: Message) -> String {
        var hash = SHA256()
        for name in [FieldName.from, .subject, .date, .contentType] {
            hash.update(data: Array((message.header[name]?.body ?? "").utf8) + [0])
        }
        var body = message.root.encodedBody
        // Hosts add and take away the last line's end.
        while let last = body.last, last == 0x0a || last == 0x0d || last == 0x20 { body.removeLast() }
        body.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
