import MailTypes
import NIOCore

/// What of a dialogue may be shown: verbs, parameters and codes; no password, no SASL line, no content, and of an
/// address the first letter and the domain.
package enum DialogueMask {
    /// Characters of one line: the longest replies explain themselves in fewer.
    package static let maximumText = 512

    /// Parameters of MAIL and RCPT that name nobody; of others the name is shown.
    private static let plainParameters: Set<String> = [
        "SIZE", "BODY", "SMTPUTF8", "REQUIRETLS", "RET", "NOTIFY", "BY", "HOLDFOR", "HOLDUNTIL", "MT-PRIORITY",
    ]
    /// Attributes of XCLIENT that tell of hosts; LOGIN and whatever may come are left out.
    private static let plainAttributes: Set<String> = [
        "NAME", "ADDR", "PORT", "PROTO", "HELO", "DESTADDR", "DESTPORT",
    ]

    /// A client's command without its line end.
    package static func command(_ line: ByteBufferView) -> String {
        guard let verb = Verb(line) else { return "(\(line.count) octets, no command)" }
        let rest = String(decoding: line.dropFirst(verb.rawValue.utf8.count).prefix(maximumText * 4), as: UTF8.self)
        let shown =
            switch verb {
            case .ehlo, .helo, .lhlo, .bdat: clean(rest)
            case .mail, .rcpt: path(rest)
            case .auth: mechanism(rest)
            case .xclient: attributes(rest)
            case .vrfy, .expn: text(rest)
            case .data, .rset, .quit, .startTLS, .noop, .help: rest.isEmpty ? "" : " (\(rest.utf8.count) octets)"
            }
        return bounded(verb.rawValue + shown)
    }

    /// A SASL line of the client (RFC 4954 §4).
    package static let secret = "(secret)"

    /// A reply, a line each; the text of a challenge is left out.
    package static func reply(_ reply: SMTPReply) -> [String] {
        let lines = reply.lines.isEmpty ? [""] : reply.lines
        return lines.enumerated().map { index, line in
            let separator = index == lines.count - 1 ? " " : "-"
            let code = reply.enhanced.map { "\($0) " } ?? ""
            return bounded("\(reply.code)\(separator)\(code)\(reply.code == 334 ? secret : text(line))")
        }
    }

    /// A text in which each address keeps the first letter of its local part and its domain.
    package static func text(_ text: some StringProtocol) -> String {
        var shown = ""
        var rest = clean(text)[...]
        while let at = rest.firstIndex(of: "@") {
            shown += hidden(rest[..<at]) + "@"
            rest = rest[rest.index(after: at)...]
        }
        return shown + rest
    }

    /// What stands before an `@`, with the local part at its end hidden; a quoted one may hold anything.
    private static func hidden(_ text: Substring) -> String {
        var start = text.endIndex
        if text.last == "\"" {
            start = text.dropLast().lastIndex(of: "\"") ?? text.startIndex
        } else {
            while start > text.startIndex, !" \t<>()[],;:\"'=".contains(text[text.index(before: start)]) {
                start = text.index(before: start)
            }
        }
        let local = text[start...]
        let letter = local.first { $0.isLetter || $0.isNumber }.map(String.init) ?? ""
        return text[..<start] + (local.isEmpty ? "" : letter + "***")
    }

    /// ` FROM:<ann@acme.com> SIZE=100`: the path hidden, the parameters by their names.
    private static func path(_ rest: String) -> String {
        guard let open = rest.firstIndex(of: "<"), let close = rest.lastIndex(of: ">"), open < close else {
            return " (\(rest.utf8.count) octets, no path)"
        }
        let inner = rest[rest.index(after: open)..<close]
        let shown =
            inner.lastIndex(of: "@").map { at in
                "\(inner.first { $0.isLetter || $0.isNumber }.map(String.init) ?? "")***\(inner[at...])"
            } ?? (inner.isEmpty ? "" : "***")
        let parameters = rest[rest.index(after: close)...].split(separator: " ").map { parameter -> String in
            let name = parameter.prefix { $0 != "=" }
            guard name.count < parameter.count, !plainParameters.contains(name.uppercased()) else {
                return String(parameter)
            }
            return "\(name)=***"
        }
        return clean("\(rest[..<open])<\(shown)>\(parameters.map { " " + $0 }.joined())")
    }

    private static func mechanism(_ rest: String) -> String {
        let words = rest.split(separator: " ", maxSplits: 1)
        // Only a name of ours: a client out of step may say anything in this place.
        guard let first = words.first, let mechanism = SASLMechanism(name: first) else {
            return rest.isEmpty ? "" : " \(secret)"
        }
        return " \(mechanism.rawValue)" + (words.count > 1 ? " \(secret)" : "")
    }

    private static func attributes(_ rest: String) -> String {
        rest.split(separator: " ").map { attribute in
            let name = attribute.prefix { $0 != "=" }
            return plainAttributes.contains(name.uppercased()) ? " \(clean(attribute))" : " \(clean(name))=***"
        }.joined()
    }

    /// Control characters as spaces: nothing shown can move an operator's cursor or forge a line.
    private static func clean(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) || scalar.properties.isBidiControl
                        ? " " : scalar
                }))
    }

    private static func bounded(_ text: String) -> String {
        text.count <= maximumText ? text : text.prefix(maximumText - 1) + "…"
    }
}
