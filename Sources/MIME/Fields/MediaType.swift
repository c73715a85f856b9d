/// A media type with its parameters (RFC 2045 §5).
package struct MediaType: Hashable, Sendable {
    /// In lower case: `text`.
    package let type: String
    /// In lower case: `plain`; empty when the field has none.
    package let subtype: String
    package let parameters: ParameterList

    init(_ type: String, _ subtype: String) {
        self.type = type
        self.subtype = subtype
        parameters = ParameterList()
    }

    /// Reads the body of a Content-Type field; nil when it names no type at all.
    init?(_ body: ArraySlice<UInt8>) {
        var reader = ParameterReader(body)
        // QUIRK: `"text/html"`, and a comma in the place of the semicolon.
        let main = reader.mainValue().filter { $0 != ASCII.quote && $0 != ASCII.comma }
        let slash = main.firstIndex(of: ASCII.slash) ?? main.endIndex
        let type = main[..<slash]
        guard !type.isEmpty else { return nil }
        self.type = HeaderText.text(of: type[...]).lowercased()
        subtype = HeaderText.text(of: main[slash...].dropFirst()).lowercased()
        parameters = ParameterList(reader.parameters())
    }

    /// Reads a type as text, as tests and composers have it.
    package init?(text: String) {
        self.init(ArraySlice(text.utf8))
    }

    package static let plainText = MediaType("text", "plain")
    package static let message = MediaType("message", "rfc822")
    package static let octetStream = MediaType("application", "octet-stream")

    package var isMultipart: Bool { type == "multipart" }
    /// text, whatever the subtype.
    package var isText: Bool { type == "text" || isUnreadable }
    /// QUIRK: old mailers write `text` alone, or `text/`; RFC 2045 §5.2 makes that text/plain.
    package var isPlainText: Bool {
        type == "text" && (subtype == "plain" || subtype.isEmpty) || isUnreadable && type != "html"
    }
    package var isHTML: Bool { type == "text" && subtype == "html" || isUnreadable && type == "html" }

    /// A value that names no type, which counts as text/plain (RFC 2045 §5.2). QUIRK: scripts write `html` or `plain`
    /// alone; other words of letters, such as `application-x-zip`, rather name a file.
    private var isUnreadable: Bool {
        guard subtype.isEmpty, type != "text", type != "multipart", type != "message" else { return false }
        return type == "html" || type == "plain" || !type.utf8.allSatisfy(MediaType.isToken)
    }
    /// message/rfc822, or message/global (RFC 6532 §3.7).
    package var isMessage: Bool { type == "message" && (subtype == "rfc822" || subtype == "global") }

    /// The charset parameter (RFC 2046 §4.1.2), nil when it is missing or empty.
    package var charset: String? {
        parameters["charset"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The boundary of a multipart without white space at its end (RFC 2046 §5.1.1).
    var boundary: [UInt8]? {
        guard let text = parameters["boundary"] else { return nil }
        let octets = ASCII.trimmed(ArraySlice(text.utf8))
        return octets.isEmpty ? nil : Array(octets)
    }

    /// `type "/" subtype`, both present.
    var isWellFormed: Bool { !type.isEmpty && !subtype.isEmpty }

    /// An octet of a `token` (RFC 2045 §5.1).
    @inline(__always)
    static func isToken(_ octet: UInt8) -> Bool {
        switch octet {
        case 0...0x20, 0x7f, ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.less, ASCII.greater, ASCII.at,
            ASCII.comma, ASCII.semicolon, ASCII.colon, ASCII.backslash, ASCII.quote, ASCII.slash, UInt8(ascii: "["),
            UInt8(ascii: "]"), ASCII.question, ASCII.equals:
            false
        default: true
        }
    }
}

extension MediaType: CustomStringConvertible {
    /// `text/plain`, without parameters.
    package var description: String { subtype.isEmpty ? type : "\(type)/\(subtype)" }
}
