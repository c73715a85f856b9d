import MailTypes

/// A message of ours before it is written.
///
/// Values may come from mail and from templates: no value can end a field or start another. CR, LF and NUL in a value
/// become spaces; a field name or message identifier that cannot be written is an error.
package struct MessageDraft: Sendable {
    package var from: Mailbox
    package var to: [Mailbox]
    package var cc: [Mailbox]
    package var replyTo: [Mailbox]
    package var subject: String
    package var date: MailDate
    package var messageID: MessageID
    package var inReplyTo: [MessageID]
    package var references: [MessageID]
    /// RFC 3834 §5: `auto-replied`, `auto-generated`; nil for what a person wrote.
    package var autoSubmitted: String?
    /// Further fields in the order they shall stand.
    package var extraFields: [(FieldName, String)]
    package var text: String
    package var html: String?

    package init(
        from: Mailbox, to: [Mailbox], cc: [Mailbox] = [], replyTo: [Mailbox] = [], subject: String, date: MailDate,
        messageID: MessageID, inReplyTo: [MessageID] = [], references: [MessageID] = [], autoSubmitted: String? = nil,
        extraFields: [(FieldName, String)] = [], text: String, html: String? = nil
    ) {
        self.from = from
        self.to = to
        self.cc = cc
        self.replyTo = replyTo
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.inReplyTo = inReplyTo
        self.references = references
        self.autoSubmitted = autoSubmitted
        self.extraFields = extraFields
        self.text = text
        self.html = html
    }

    /// Whether the header has an address that ASCII cannot write: the message then needs SMTPUTF8 (RFC 6531, RFC 6532).
    package var needsSMTPUTF8: Bool {
        (([from] + to + cc + replyTo).compactMap(\.address)).contains { !$0.isASCII }
            || ([messageID] + inReplyTo + references).contains { !$0.value.utf8.allSatisfy { $0 < 0x80 } }
    }

    /// The message on the wire: CRLF, lines of at most 78 octets where they can be broken and never over 998, ASCII
    /// unless ``needsSMTPUTF8``.
    ///
    /// - Throws: ``ComposeError`` for what cannot be written at all.
    package func compose() throws(ComposeError) -> [UInt8] {
        var writer = HeaderWriter()
        try writeFields(into: &writer)
        var output = writer.octets
        output += MessageBody(text: text, html: html, seed: messageID.value).octets
        return output
    }

    private func writeFields(into writer: inout HeaderWriter) throws(ComposeError) {
        try writer.mailboxes(.from, [from])
        if to.isEmpty {
            // RFC 5322 §3.6.3 wants no destination field; mail without one is taken for spam, so the group is empty.
            try writer.structured(.to, ["undisclosed-recipients:;"])
        } else {
            try writer.mailboxes(.to, to)
        }
        if !cc.isEmpty { try writer.mailboxes(.cc, cc) }
        if !replyTo.isEmpty { try writer.mailboxes(.replyTo, replyTo) }
        try writer.unstructured(.subject, subject)
        try writer.structured(.date, [date.rfc5322])
        try writer.structured(.messageID, [messageID.value])
        if !inReplyTo.isEmpty { try writer.structured(.inReplyTo, inReplyTo.map(\.value)) }
        let thread = MessageDraft.bounded(references)
        if !thread.isEmpty { try writer.structured(.references, thread.map(\.value)) }
        if let autoSubmitted { try writer.unstructured(.autoSubmitted, autoSubmitted) }
        for (name, value) in extraFields {
            guard !MessageDraft.reserved.contains(name) else { throw .reservedField(name.rawName) }
            try writer.unstructured(name, value)
        }
        try writer.structured(.mimeVersion, ["1.0"])
    }

    /// The fields that are written from values of their own; a second one would be a defect (RFC 5322 §3.6).
    private static let reserved: Set<FieldName> = [
        .from, .to, .cc, .replyTo, .subject, .date, .messageID, .inReplyTo, .references, .autoSubmitted, .mimeVersion,
        .contentType, .contentTransferEncoding,
    ]

    /// Longer threads keep their first message and the last ones: some mailers refuse fields of more than 998 octets.
    private static let maximumReferences = 12

    private static func bounded(_ references: [MessageID]) -> [MessageID] {
        guard references.count > maximumReferences else { return references }
        return Array(references.prefix(1) + references.suffix(maximumReferences - 1))
    }
}
