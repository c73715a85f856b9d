/// The line (or lines) with which a mail program introduces a quotation: `On 4 May, Jane <j@x.com> wrote:`.
struct Attribution: Sendable {
    /// The lines it takes.
    let count: Int
    /// Who wrote what follows, as printed; empty when it does not say.
    let author: String
    /// It says so without a verb (`2011/4/7 Jane <j@x.com>`): only a quotation below proves it.
    let needsQuotation: Bool

    /// The attribution that starts at `start`, of up to four lines; nil when there is none.
    ///
    /// - Parameter unquoted: look below the quotation marks, for those that stand inside the quotation.
    static func read(_ lines: [TextLine], at start: Int, unquoted: Bool = false) -> Attribution? {
        func text(_ index: Int) -> Substring { unquoted ? lines[index].unquoted : lines[index].text }
        guard start < lines.count, lines[start].text.utf8.count <= longest else { return nil }
        guard mayOpen(unquoted ? FoldedText(text(start)) : lines[start].folded) else { return nil }
        var joined = ""
        for count in 1...mostLines {
            let index = start + count - 1
            guard index < lines.count, !TextLine.isInvisible(text(index)) else { return nil }
            if lines[index].look == .quoted, !unquoted { return nil }
            if count > 1, opens(unquoted ? FoldedText(text(index), limit: longest) : lines[index].folded) { return nil }
            joined += (count > 1 ? " " : "") + text(index)
            guard joined.utf8.count <= longest else { return nil }
            if let found = match(joined) {
                return Attribution(count: count, author: found.author, needsQuotation: found.needsQuotation)
            }
        }
        return nil
    }

    /// Octets of the longest attribution believed.
    private static let longest = 400
    /// Mail programs fold a long one twice, Apple Mail thrice.
    private static let mostLines = 4

    /// Whether a line could be the first of several: it opens one, or an address begins on it.
    private static func mayOpen(_ line: FoldedText) -> Bool {
        opens(line) || line.octets.contains(UInt8(ascii: "<")) || line.octets.contains(UInt8(ascii: "@"))
            || startsWithDate(line) || !verbs.hits(in: line).isEmpty
    }

    /// `On Mon`, `Am 3.`, `Le 4 janv.`: a preposition, then a date.
    private static func opens(_ line: FoldedText) -> Bool {
        guard let lead = leads.first(where: line.hasPrefix) else { return false }
        let rest = line.octets.dropFirst(lead.utf8.count).prefix(24)
        return rest.contains { (0x30...0x39).contains($0) } || days.contains { rest.starts(with: $0.utf8) }
    }

    private static func match(_ line: String) -> (author: String, needsQuotation: Bool)? {
        let folded = FoldedText(line)
        let hasDigit = folded.octets.contains { (0x30...0x39).contains($0) }
        let hasAddress = folded.octets.contains(UInt8(ascii: "@"))
        let endsWithColon = folded.hasSuffix(":") || folded.hasSuffix(": >")
        let verb = endsWithColon && !verbs.hits(in: folded).isEmpty
        let startsWithLead = leads.contains(where: folded.hasPrefix)
        if verb, hasAddress || (hasDigit && (startsWithLead || startsWithDate(folded))) {
            return (author(in: line), false)
        }
        if startsWithDate(folded), hasAddress {
            if folded.hasSuffix(">:") || folded.hasSuffix("):") { return (author(in: line), false) }
            if folded.hasSuffix(">") { return (author(in: line), true) }
        }
        return nil
    }

    private static func startsWithDate(_ line: FoldedText) -> Bool {
        guard let first = line.octets.first else { return false }
        let isDate = (0x30...0x39).contains(first) || days.contains { line.octets.starts(with: $0.utf8) }
        return isDate && line.octets.prefix(40).count { (0x30...0x39).contains($0) } >= 4
    }

    /// The name and address in an attribution: what stands before the address, back to the date.
    private static func author(in line: String) -> String {
        let squeezed = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let open = squeezed.lastIndex(of: "<"), let close = squeezed[open...].firstIndex(of: ">") else {
            return bareAuthor(in: squeezed)
        }
        let address = squeezed[squeezed.index(after: open)..<close].filter { !$0.isWhitespace }
        var name = squeezed[..<open]
        if let mark = name.lastIndex(where: { $0 == "," || $0.isNumber }) { name = name[name.index(after: mark)...] }
        for verb in ["schrieb ", "schreef ", "skrev ", "użytkownik ", "AM ", "PM ", "Uhr ", "kl. ", "-0800"] {
            if let range = name.range(ofPlain: verb) { name = name[range.upperBound...] }
        }
        let person = TextLines.trim(name.drop { $0 == " " || $0 == "-" || $0 == "、" })
        return person.isEmpty ? String(address) : "\(person) <\(address)>"
    }

    private static func bareAuthor(in line: String) -> String {
        guard
            let end = ["wrote", "a écrit", "schrieb", "escribió", "ha scritto"].lazy
                .compactMap({ line.range(ofPlain: $0)?.lowerBound }).first
        else { return "" }
        var name = line[..<end]
        if let mark = name.lastIndex(where: { $0 == "," || $0.isNumber }) { name = name[name.index(after: mark)...] }
        return TextLines.trim(name)
    }

    private static let leads = [
        "on ", "am ", "le ", "el ", "em ", "il ", "il giorno ", "op ", "den ", "w dniu ", "dnia ", "vào ", "på ",
        "в ", "na ", "dne ", "în ", "在 ", "在", "於 ", "於", "于 ", "于", "a ", "ons ", "tor ", "fre ",
        "lör ", "sön ", "mån ", "tis ", "a(z) ",
    ]

    private static let days = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo.", "di.", "mi.", "do.", "fr.", "sa.", "so.", "lun", "mar",
        "mer", "jeu", "ven", "sam", "dim", "mié", "jue", "vie", "sáb", "dom", "lunes", "martes", "jueves", "viernes",
        "seg", "ter", "qua", "qui", "sex", "gio", "ma ", "wo ", "vr ", "za ", "zo ", "pon", "wto", "pt.", "wt.", "śr.",
        "śro", "czw", "pią",
        "sob", "nie", "пн", "вт", "ср", "чт", "пт", "сб", "вс", "mån", "tis", "ons", "tor", "fre", "lör", "sön",
    ]

    private static let verbs = PhraseMatcher([
        "wrote", " writes", "schrieb", "écrit", "a ecrit", "escribió", "escribio", "scritto", "scrive", "escreveu",
        "schreef", "geschreven", "napisał", "pisze", "skrev", "skriver", "пишет", "написал", "писал", "写道", "寫道", "写到",
        "書きました", "のメール", "đã viết", "viết", "kirjoitti", "napsal", "yazdı", "a scris", "작성", "書いた",
    ])
}

extension StringProtocol {
    /// Where `other` first stands, by plain comparison of characters.
    func range(ofPlain other: String) -> Range<Index>? {
        guard !other.isEmpty else { return nil }
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
