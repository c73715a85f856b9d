import MailTypes

/// A message as it was received: a view over its octets with what could be understood of them.
///
/// Standards: RFC 5322 (fields), RFC 2045 to 2049 (MIME), RFC 2231, RFC 6532. Reading never fails: what is wrong is
/// in ``defects``, and every octet stays where it was. Decoding happens when asked; ask once and keep the answer.
package struct Message: Sendable {
    package let octets: [UInt8]
    package let root: Entity
    /// What is wrong with the structure.
    package let structuralDefects: [Defect]

    package init(_ octets: [UInt8], limits: MessageLimits = .standard) {
        self.octets = octets
        (root, structuralDefects) = octets.withUnsafeBufferPointer { buffer in
            var parser = MessageParser(octets: octets, buffer: buffer, limits: limits)
            let root = parser.message()
            return (root, parser.defects)
        }
    }

    /// A message inside another one, already read.
    init(octets: [UInt8], root: Entity) {
        self.octets = octets
        self.root = root
        structuralDefects = []
    }

    package var header: Header { root.header }

    /// The authors (RFC 5322 §3.6.2), groups flattened.
    package var from: [Mailbox] { header.mailboxes(.from) }
    package var sender: [Mailbox] { header.mailboxes(.sender) }
    package var replyTo: [Mailbox] { header.mailboxes(.replyTo) }
    /// The recipients (RFC 5322 §3.6.3), groups flattened.
    package var to: [Mailbox] { header.mailboxes(.to) }
    package var cc: [Mailbox] { header.mailboxes(.cc) }
    package var bcc: [Mailbox] { header.mailboxes(.bcc) }

    package var subject: String? { header[.subject]?.body }
    package var date: MailDate? { header[.date].flatMap { MailDate($0.body) } }
    package var messageID: MessageID? { identifiers(.messageID).first }
    package var inReplyTo: [MessageID] { identifiers(.inReplyTo) }
    package var references: [MessageID] { identifiers(.references) }

    private func identifiers(_ name: FieldName) -> [MessageID] {
        header.all(name).flatMap { MessageID.list($0.unfoldedBody) }
    }

    /// The leaves in order; a message/rfc822 counts as one.
    package var leaves: [Entity] { root.leaves }

    /// The text/plain parts that are no attachments, joined.
    package var text: String {
        Message.joined(leaves.filter { $0.isPlainText && $0.isInlineText }.map { $0.text() })
    }

    /// The text/plain parts of this message and of the messages attached to it, joined: all that was written in it.
    package var textWithAttachedMessages: String {
        Message.joined(leaves.map(Message.deepText))
    }

    private static func deepText(of leaf: Entity) -> String {
        if let root = leaf.nested.first, !leaf.isText { return joined(root.leaves.map(deepText)) }
        return leaf.isPlainText && leaf.isInlineText ? leaf.text() : ""
    }

    /// The text/html parts that are no attachments, joined; nil when there is none.
    package var html: String? {
        let parts = leaves.filter { $0.mediaType.isHTML && $0.isInlineText }
        return parts.isEmpty ? nil : Message.joined(parts.map { $0.text() })
    }

    /// What a person reads: the plain text, else the HTML rendered.
    package var readableText: String {
        let text = text
        if text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { return text }
        return html.map(HTMLText.render) ?? text
    }

    /// The leaves that are files rather than text: named, disposed as attachment, or of another type than text.
    package var attachments: [Entity] {
        leaves.filter { !$0.isInlineText || !($0.isPlainText || $0.mediaType.isHTML) }
    }

    private static func joined(_ parts: [String]) -> String {
        parts.reduce(into: "") { text, part in
            if !text.isEmpty, !part.isEmpty, text.utf8.last != ASCII.lf { text += "\n" }
            text += part
        }
    }
}
