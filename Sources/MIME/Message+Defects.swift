extension Message {
    /// What is wrong with the message: its structure, its header, and the encodings and charsets of its parts. The
    /// parts are decoded to see it.
    package var defects: [Defect] {
        structuralDefects + headerDefects + lineEndDefects + leaves.flatMap(\.contentDefects)
    }

    /// RFC 5322 §3.6: the fields that stand once at most.
    private static let singleFields: [FieldName] = [
        .date, .from, .sender, .replyTo, .to, .cc, .bcc, .messageID, .inReplyTo, .references, .subject, .contentType,
        .contentTransferEncoding, .contentDisposition, .mimeVersion,
    ]

    private var headerDefects: [Defect] {
        let repeated = Message.singleFields.compactMap { name in
            header.all(name).dropFirst().first.map { Defect(.repeatedField, at: $0.offset) }
        }
        // RFC 6532 §3.2: octets above 127 are UTF-8 or nothing.
        let raw = header.fields.first { field in
            field.rawBody.contains { $0 >= 0x80 } && Charset.validUTF8(field.rawBody) == nil
        }
        return repeated + (raw.map { [Defect(.rawOctetsInHeader, at: $0.offset)] } ?? [])
    }

    /// The first line that ends in another way than the first one. Mail in a store may end all its lines with LF.
    private var lineEndDefects: [Defect] {
        var usesCRLF: Bool?
        var previous: UInt8 = 0
        for (index, octet) in octets.enumerated() {
            if octet == ASCII.lf {
                let isCRLF = previous == ASCII.cr
                if let usesCRLF, usesCRLF != isCRLF { return [Defect(.mixedLineEnds, at: index)] }
                usesCRLF = isCRLF
            } else if previous == ASCII.cr {
                return [Defect(.mixedLineEnds, at: index - 1)]
            }
            previous = octet
        }
        return []
    }
}
