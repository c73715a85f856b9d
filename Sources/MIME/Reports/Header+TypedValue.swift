extension Header {
    /// A field of the form `type; value` (RFC 3464 §2.1.2): `rfc822; ann@x.example`, `smtp; 550 no such user`. The type
    /// is in lower case; empty when it was left out, as many MTAs do.
    func typedValue(_ name: FieldName) -> (type: String, value: String)? {
        guard let body = self[name]?.body, !body.isEmpty else { return nil }
        guard let semicolon = body.firstIndex(of: ";") else { return ("", Header.cleaned(body[...])) }
        let type = body[..<semicolon].lowercased().filter { !$0.isWhitespace }
        let isType = !type.isEmpty && type.utf8.allSatisfy { MediaType.isToken($0) }
        guard isType else { return ("", Header.cleaned(body[...])) }
        return (type, Header.cleaned(body[body.index(after: semicolon)...]))
    }

    private static func cleaned(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace })
    }
}
