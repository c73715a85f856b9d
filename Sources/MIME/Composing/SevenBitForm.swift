/// A message as a host without 8BITMIME can take it (RFC 6152 §3): every part with octets above 127 is encoded, its
/// content unchanged.
package enum SevenBitForm {
    /// An octet range of the message and what stands there instead.
    private struct Edit {
        var range: Range<Int>
        var octets: [UInt8]
    }

    /// The converted message; nil where none can be: a header with octets above 127 (RFC 6532), a signed part, which would
    /// no longer match its signature (RFC 1847 §2.1), octets outside every part.
    package static func convert(_ octets: [UInt8]) -> [UInt8]? {
        let root = Message(octets).root
        var edits: [Edit] = []
        guard collect(root, isRoot: true, into: &edits) else { return nil }
        var converted: [UInt8] = []
        converted.reserveCapacity(octets.count + octets.count / 4)
        var place = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard edit.range.lowerBound >= place else { return nil }
            converted += octets[place..<edit.range.lowerBound]
            converted += edit.octets
            place = edit.range.upperBound
        }
        converted += octets[place...]
        return converted.allSatisfy { $0 < 0x80 } ? converted : nil
    }

    /// False when a part cannot be converted.
    private static func collect(_ entity: Entity, isRoot: Bool, into edits: inout [Edit]) -> Bool {
        let body = entity.encodedBody
        guard entity.transferEncoding.isIdentity, body.contains(where: { $0 >= 0x80 }) else { return true }
        if entity.mediaType.isMultipart, entity.mediaType.subtype == "signed" { return false }
        let inner = entity.children + entity.nested
        guard inner.isEmpty else {
            // RFC 2045 §6.4: a composite part is declared as the least of what it holds.
            if entity.header[.contentTransferEncoding] != nil { declare("7bit", of: entity, into: &edits) }
            return inner.allSatisfy { collect($0, isRoot: false, into: &edits) }
        }
        guard let first = entity.header.fields.first else { return false }
        let isText = entity.mediaType.isText
        edits.append(
            Edit(range: body.startIndex..<body.endIndex, octets: isText ? quoted(body) : base64(body)))
        let encoding = isText ? "quoted-printable" : "base64"
        if entity.header[.contentTransferEncoding] != nil {
            declare(encoding, of: entity, into: &edits)
        } else {
            var added = "Content-Transfer-Encoding: \(encoding)\r\n"
            if entity.header[.contentType] == nil {
                // RFC 1428 §3: what nobody named is said to be unknown.
                let isUTF8 = String(validating: body, as: UTF8.self) != nil
                added += "Content-Type: text/plain; charset=\(isUTF8 ? "utf-8" : "unknown-8bit")\r\n"
            }
            if isRoot, entity.header[.mimeVersion] == nil { added += "MIME-Version: 1.0\r\n" }
            edits.append(Edit(range: first.offset..<first.offset, octets: Array(added.utf8)))
        }
        return true
    }

    private static func declare(_ encoding: String, of entity: Entity, into edits: inout [Edit]) {
        guard let field = entity.header[.contentTransferEncoding] else { return }
        let body = field.rawBody
        edits.append(Edit(range: body.startIndex..<body.endIndex, octets: Array(" \(encoding)".utf8)))
    }

    private static func quoted(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(body.count * 2)
        var rest = body
        while let end = rest.firstIndex(of: ASCII.lf) {
            let line = rest[..<end]
            encoded += QuotedPrintable.encode(line: line.last == ASCII.cr ? line.dropLast() : line)
            encoded += [ASCII.cr, ASCII.lf]
            rest = rest[(end + 1)...]
        }
        return encoded + QuotedPrintable.encode(line: rest)
    }

    private static func base64(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var encoded: [UInt8] = []
        var rest = body
        // RFC 2045 §6.8: lines of at most 76 digits, 57 octets each.
        while !rest.isEmpty {
            encoded += Base64.encode(rest.prefix(57))
            rest = rest.dropFirst(57)
            encoded += [ASCII.cr, ASCII.lf]
        }
        return body.last == ASCII.lf ? encoded : Array(encoded.dropLast(2))
    }
}
