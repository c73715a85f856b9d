/// One entity of a message (RFC 2045 §2.4): the message itself or a part of it, with what hangs below.
package struct Entity: Sendable {
    package let header: Header
    /// The type as the Content-Type field says, or the default of RFC 2045 §5.2, or in a digest of RFC 2046 §5.1.5.
    package internal(set) var mediaType: MediaType
    /// Its number as IMAP counts: `1.2`; empty for a message that is a multipart (RFC 3501 §6.4.5).
    package internal(set) var section: String
    /// The parts of a multipart, in order.
    package internal(set) var children: [Entity] = []
    /// Where the body stands in the octets of the message.
    let bodyStart: Int
    var bodyEnd: Int
    /// The root of the message in here, where it is not encoded: none or one.
    var nested: [Entity] = []

    init(header: Header, mediaType: MediaType, section: String, bodyStart: Int) {
        self.header = header
        self.mediaType = mediaType
        self.section = section
        self.bodyStart = bodyStart
        bodyEnd = bodyStart
    }

    /// The body as it stands in the message, still encoded.
    package var encodedBody: ArraySlice<UInt8> {
        header.octets[bodyStart..<max(bodyStart, bodyEnd)]
    }

    /// Whether nothing hangs below: a message counts as one leaf.
    package var isLeaf: Bool { children.isEmpty }

    /// The entity's leaves in order, itself where it is one.
    package var leaves: [Entity] {
        var found: [Entity] = []
        collectLeaves(into: &found)
        return found
    }

    private func collectLeaves(into found: inout [Entity]) {
        if isLeaf {
            found.append(self)
        } else {
            for child in children { child.collectLeaves(into: &found) }
        }
    }

    /// How the body is encoded; identity when the field is missing or names what nobody knows (RFC 2045 §6.1).
    package var transferEncoding: TransferEncoding {
        header[.contentTransferEncoding].flatMap { TransferEncoding($0.rawBody) } ?? .sevenBit
    }

    /// The Content-Disposition field (RFC 2183).
    package var disposition: ContentDisposition? {
        header[.contentDisposition].map { ContentDisposition($0.rawBody) }
    }

    /// The name a file should have: `filename` of the disposition, else `name` of the type (RFC 2183 §2.3).
    ///
    /// QUIRK: some put `name` into the disposition, or `filename` into the type.
    package var filename: String? {
        let disposition = disposition?.parameters
        return [
            disposition?["filename"], mediaType.parameters["name"], disposition?["name"],
            mediaType.parameters["filename"],
        ].lazy.compactMap { $0 }.first { !$0.isEmpty }
    }

    /// The Content-ID without its brackets (RFC 2392).
    package var contentID: String? {
        header[.contentID].map { String($0.body.drop { $0 == "<" }.prefix { $0 != ">" }) }
    }

    /// The body with its transfer encoding undone.
    package func decodedBytes() -> [UInt8] {
        transferEncoding.decode(encodedBody).octets
    }

    /// The body as text: decoded, in the declared charset or by trial, lines ended by LF, flowed lines joined
    /// (RFC 3676).
    package func text() -> String {
        let text = decodedText().text
        guard mediaType.parameters["format"]?.lowercased() == "flowed", mediaType.isPlainText else { return text }
        return FlowedText.join(text, deletesSpace: mediaType.parameters["delsp"]?.lowercased() == "yes")
    }

    func decodedText() -> (text: String, defect: Defect.Kind?) {
        let encoding = transferEncoding
        guard !encoding.isIdentity else { return text(of: encodedBody) }
        let decoded = encoding.decode(encodedBody)
        let text = text(of: decoded.octets[...])
        guard !decoded.trailing.isEmpty else { return text }
        return (text.text + "\n" + self.text(of: decoded.trailing).text, text.defect)
    }

    private func text(of octets: ArraySlice<UInt8>) -> (text: String, defect: Defect.Kind?) {
        let label = mediaType.charset ?? charsetInMarkup(octets)
        // Octets are changed in less time than the characters of a string.
        if Charset.hasASCIILineEnds(label, octets) { return Charset.decode(LineEnds.normalized(octets), label: label) }
        let decoded = Charset.decode(octets, label: label)
        return (LineEnds.normalized(decoded.text), decoded.defect)
    }

    /// The charset that an HTML document names in its own `meta` element, where the field does not say it (WHATWG HTML
    /// §13.2.3.2: within the first 1024 octets).
    private func charsetInMarkup(_ octets: ArraySlice<UInt8>) -> String? {
        guard mediaType.isHTML else { return nil }
        let head = ASCII.lowercased(octets.prefix(1024))
        guard let mark = head.firstRange(of: "charset=") else { return nil }
        let label = head[mark.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { !"\"' ;/>".contains($0) }
        return Charset.isKnown(String(label)) ? String(label) : nil
    }

    /// The message in a message/rfc822 or message/global part, however it is encoded.
    package var message: Message? {
        guard mediaType.isMessage, !isText else { return nil }
        if let root = nested.first { return Message(octets: root.header.octets, root: root) }
        return Message(decodedBytes())
    }

    /// Whether the content of this leaf is text, whatever it is called: a text type, a multipart in which no part was
    /// found, a message that has no header, a report that has no fields.
    package var isText: Bool {
        mediaType.isText || mediaType.isMultipart && isLeaf || nested.first?.header.isEmpty == true || isReportInWords
    }

    /// QUIRK: InterMail labels what it says to people message/delivery-status as well.
    private var isReportInWords: Bool {
        guard mediaType.type == "message", mediaType.subtype == "delivery-status", transferEncoding.isIdentity else {
            return false
        }
        let body = encodedBody.drop(while: ASCII.isSpace)
        guard !body.isEmpty else { return false }
        return Header(Array(body.prefix(while: { $0 != ASCII.lf }))).isEmpty
    }

    /// Text to be read as it is; HTML and other kinds of text are not.
    package var isPlainText: Bool { mediaType.isPlainText || !mediaType.isText && isText }

    /// Whether a program shows this leaf as part of the message's text: text that is no named attachment.
    package var isInlineText: Bool {
        isText && disposition?.type != "attachment" && filename == nil
    }
}
