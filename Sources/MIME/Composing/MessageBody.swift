/// The body of a message of ours with its Content fields: text, or text and HTML as alternatives (RFC 2046 §5.1.4).
struct MessageBody {
    let text: String
    let html: String?
    /// What the boundary is made from; nobody outside needs to guess it, so it must only be absent from the parts.
    let seed: String

    /// The Content fields, the empty line and the body.
    var octets: [UInt8] {
        let plain = TextPart(text, subtype: "plain").octets
        guard let html else { return plain.last == ASCII.lf ? plain : plain + [ASCII.cr, ASCII.lf] }
        let markup = TextPart(html, subtype: "html").octets
        let boundary = boundary(notIn: [plain, markup])
        var output = Array("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for part in [plain, markup] {
            output += Array("--\(boundary)\r\n".utf8)
            output += part
            // RFC 2046 §5.1.1: this line end belongs to the delimiter, not to the part.
            output += [ASCII.cr, ASCII.lf]
        }
        output += Array("--\(boundary)--\r\n".utf8)
        return output
    }

    /// `=_` occurs neither in quoted-printable nor in base64 (RFC 2045 §6.7); in 7bit text the parts are searched.
    private func boundary(notIn parts: [[UInt8]]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for octet in seed.utf8 { hash = (hash ^ UInt64(octet)) &* 0x100_0000_01b3 }
        while true {
            let boundary = "=_" + String(hash, radix: 36)
            let mark = Array("--\(boundary)".utf8)
            if !parts.contains(where: { $0.contains(mark) }) { return boundary }
            hash = hash &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
    }
}

extension [UInt8] {
    /// Whether a delimiter line could be taken for one of these octets' lines.
    fileprivate func contains(_ mark: [UInt8]) -> Bool {
        split(separator: ASCII.lf).contains { $0.starts(with: mark) }
    }
}
