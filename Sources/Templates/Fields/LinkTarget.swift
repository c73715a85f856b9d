/// A link target a message may carry: https, http, mailto or tel; nothing that runs, nothing with spaces or controls.
struct LinkTarget: Hashable {
    /// The target as it goes into `href`.
    let text: String

    private static let schemes = ["https", "http", "mailto", "tel"]

    /// The target in `text`, or nil when it is none a message may carry. A bare address becomes a `mailto:`.
    init?(_ text: String) {
        guard text.utf8.count <= TemplateFieldKind.url.limit * 4, !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !Self.forbidden.contains($0) }) else { return nil }
        guard let colon = text.firstIndex(of: ":") else {
            guard text.contains("@"), !text.contains("/") else { return nil }
            self.text = "mailto:" + text
            return
        }
        guard Self.schemes.contains(text[..<colon].lowercased()) else { return nil }
        let rest = text[text.index(after: colon)...]
        let needsAuthority = text.lowercased().hasPrefix("http")
        guard needsAuthority ? rest.hasPrefix("//") && rest.count > 2 : !rest.isEmpty else { return nil }
        self.text = text
    }

    /// Octets that RFC 3986 §2 allows nowhere in a URI and that could end an attribute.
    private static let forbidden: Set<UInt8> = Set(#""<>\^`{|}"#.utf8)

    /// Whether the target travels in the clear.
    var isInsecure: Bool { text.lowercased().hasPrefix("http:") }

    /// What a reader of plain text needs of it: the address without `mailto:` and its parameters, the number of a
    /// `tel:`, else all of it.
    var readable: String {
        for scheme in ["mailto:", "tel:"] where text.lowercased().hasPrefix(scheme) {
            return String(text.dropFirst(scheme.count).prefix { $0 != "?" })
        }
        return text
    }

    /// A value as a piece of a longer target: everything but RFC 3986 §2.3's unreserved characters is percent-encoded.
    static func encodedPiece(_ value: String) -> String {
        var encoded = ""
        for octet in value.utf8 {
            if isUnreserved(octet) {
                encoded.unicodeScalars.append(Unicode.Scalar(octet))
            } else {
                let digits = String(octet, radix: 16, uppercase: true)
                encoded += octet < 0x10 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }

    /// A telephone number as `tel:` wants it (RFC 3966 §5.1.1): digits with a leading plus.
    static func telephone(_ value: String) -> String {
        let digits = value.filter { $0.isASCII && $0.isNumber }
        return value.hasPrefix("+") ? "+" + digits : digits
    }

    private static func isUnreserved(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
