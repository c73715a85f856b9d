/// Finds addresses in the text of a report, where no grammar holds.
enum AddressScan {
    /// An address and where it stood.
    struct Found: Sendable {
        let address: String
        /// What follows it on the line, closing brackets passed over.
        let rest: Substring
        /// It stood in angle brackets.
        let isBracketed: Bool
    }

    /// The address a line begins with, after decoration and reply codes; nil when it begins with something else.
    static func leading(_ line: Substring) -> Found? {
        var text = dropDecoration(line)
        // QUIRK: Exchange 5.5 prints an X.400 address: `c=US;a= ;p=IKON;o=N;dda:SMTP=a@b.c;`.
        if text.hasPrefix("c="), let smtp = text.firstRange(of: "SMTP=") { text = text[smtp.upperBound...] }
        text = dropCodes(text)
        return address(at: text)
    }

    /// The first address at or after the beginning of `text`.
    static func first(in text: Substring) -> Found? {
        var rest = text
        while let at = rest.firstIndex(of: "@") {
            var start = at
            var steps = 0
            while start > rest.startIndex, steps < 100 {
                let previous = rest.index(before: start)
                guard isLocal(rest[previous]) else { break }
                start = previous
                steps += 1
            }
            if start < at, let found = address(at: rest[start...], isBracketed: precededByBracket(rest, start)) {
                return found
            }
            rest = rest[rest.index(after: at)...]
        }
        return nil
    }

    /// Whether the local part is one that people and daemons answer for a whole domain: named in reports as the place
    /// to complain to.
    static func isPostmaster(_ address: String) -> Bool {
        let local = address.prefix { $0 != "@" }.lowercased()
        return postmasters.contains(local)
    }

    private static let postmasters: Set<String> = [
        "postmaster", "mailer-daemon", "abuse", "support", "helpdesk", "hostmaster", "administrator", "admin", "noc",
        "mailadmin", "mail-admin",
    ]

    private static func precededByBracket(_ text: Substring, _ index: Substring.Index) -> Bool {
        index > text.startIndex && text[text.index(before: index)] == "<"
    }

    private static func dropDecoration(_ line: Substring) -> Substring {
        var text = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{a0}" }
        for mark in [">>> ", "* ", "- ", "-- ", "• ", "+ ", "o ", "· "] where text.hasPrefix(mark) {
            text = text.dropFirst(mark.count)
            break
        }
        if text.hasPrefix("rfc822;") || text.hasPrefix("RFC822;") || text.hasPrefix("mailto:") {
            text = text.dropFirst(7)
        }
        return text.drop { $0 == " " || $0 == "\t" }
    }

    /// `554 <a@b.c>...` and `550 5.1.1 a@b.c`: the transcript of sendmail and its heirs.
    private static func dropCodes(_ line: Substring) -> Substring {
        var text = line
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 3 else { return text }
        text = text.dropFirst(3)
        guard text.first == " " || text.first == "-" else { return line }
        text = text.dropFirst()
        let status = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
        if status.contains(".") { text = text.dropFirst(status.count).drop { $0 == " " } }
        return text
    }

    private static func address(at text: Substring, isBracketed: Bool = false) -> Found? {
        var text = text
        var isBracketed = isBracketed
        while let first = text.first, first == "<" || first == "\"" || first == "'" || first == "(" || first == "[" {
            isBracketed = isBracketed || first == "<"
            text = text.dropFirst()
        }
        if text.hasPrefix("mailto:") || text.hasPrefix("MAILTO:") { text = text.dropFirst(7) }
        let local = text.prefix(while: isLocal)
        guard !local.isEmpty, local.utf8.count <= 128 else { return nil }
        var rest = text[local.endIndex...]
        guard rest.first == "@" else { return nil }
        rest = rest.dropFirst()
        var domain = rest.prefix(while: isDomain)
        rest = rest[domain.endIndex...]
        while let last = domain.last, last == "." || last == "-" { domain = domain.dropLast() }
        guard !domain.isEmpty, domain.utf8.count <= 255 else { return nil }
        return Found(
            address: "\(local)@\(domain)", rest: tail(rest, after: "\(local)@\(domain)"), isBracketed: isBracketed)
    }

    /// QUIRK: Exchange prints `a@b.c (a@b.c)<mailto:a@b.c>`, activehunter `a@b.c <a@b.c>`.
    private static func tail(_ text: Substring, after address: String) -> Substring {
        var rest = text
        while let first = rest.first, first == ">" || first == "\"" || first == "'" || first == "]" || first == ")" {
            rest = rest.dropFirst()
        }
        for echo in [" (\(address))", "<mailto:\(address)>", " <\(address)>", "[mailto:\(address)]"]
        where rest.hasPrefix(echo) {
            rest = rest.dropFirst(echo.count)
        }
        return rest
    }

    private static func isLocal(_ character: Character) -> Bool {
        if character.isLetter || character.isNumber { return true }
        return "!#$%&'*+-/=?^_`{|}~.".contains(character)
    }

    private static func isDomain(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "." || character == "-" || character == "_"
            || character == "#"
    }
}
