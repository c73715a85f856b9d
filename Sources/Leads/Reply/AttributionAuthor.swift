/// The name and address that an attribution prints.
enum AttributionAuthor {
    /// As `Name <address>`, the one that is there, or nothing.
    static func find(in line: String) -> String {
        let plain = String(String.UnicodeScalarView(line.unicodeScalars.filter { !isBidi($0) }))
        let squeezed = plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let open = squeezed.lastIndex(of: "<"), let close = squeezed[open...].firstIndex(of: ">") else {
            return bare(in: squeezed)
        }
        var address = squeezed[squeezed.index(after: open)..<close].filter { !$0.isWhitespace }
        if address.lowercased().hasPrefix("mailto:") { address.removeFirst(7) }
        guard address.contains("@") else { return bare(in: squeezed) }
        let person = name(before: beforeAddress(squeezed[..<open]))
        return person.isEmpty ? String(address) : "\(person) <\(address)>"
    }

    /// QUIRK: Outlook prints `<a@b.c<mailto:a@b.c>>`: the name stands before the first bracket.
    private static func beforeAddress(_ text: Substring) -> Substring {
        guard text.last.map({ !$0.isWhitespace && $0 != "(" }) == true, let open = text.lastIndex(of: "<"),
            text[open...].contains("@")
        else { return text }
        return text[..<open]
    }

    private static func bare(in line: String) -> String {
        let folded = line.lowercased()
        for verb in AttributionWords.verbs {
            guard let range = folded.firstRange(of: verb) else { continue }
            let offset = folded.distance(from: folded.startIndex, to: range.lowerBound)
            guard let end = line.index(line.startIndex, offsetBy: offset, limitedBy: line.endIndex) else { continue }
            let before = name(before: line[..<end])
            if !before.isEmpty { return before }
        }
        return ""
    }

    /// What stands behind the last digit, comma or word of the date.
    private static func name(before end: Substring) -> String {
        var name = end
        while let last = name.last, last.isWhitespace || last == "," || last == "(" { name.removeLast() }
        if let mark = name.lastIndex(where: { $0 == "," || $0 == "，" || $0 == "、" || $0.isNumber }) {
            name = name[name.index(after: mark)...]
        }
        var words = name.split(separator: " ")[...]
        while let first = words.first, particles.contains(String(first).lowercased()) || isMark(first) {
            words = words.dropFirst()
        }
        let person = words.joined(separator: " ")
        return TextLines.trim(person.drop { "-:;、，,.".contains($0) })
    }

    private static func isMark(_ word: Substring) -> Bool {
        word.allSatisfy { "-+:;,.)(]*".contains($0) }
    }

    private static func isBidi(_ scalar: Unicode.Scalar) -> Bool {
        (0x200e...0x200f).contains(scalar.value) || (0x202a...0x202e).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }

    /// Words of dates and introductions that stand between the time and the name.
    private static let particles: Set<String> = [
        "am", "pm", "a.m.", "p.m.", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc", "cet", "cest",
        "uhr", "schrieb", "schreef", "heeft", "skrev", "написал", "написал(а)", "пишет", "от", "г.", "р.", "odesílatel",
        "napsal", "napsal(a)", "użytkownik", "przez", "kl.", "by", "mez", "mesz", "from", "de", "par", "le", "h", "klo",
        "at", "أكتب", "كتب", "م", "ص", "بواسطة", "מאת", "ο/η", "μ.μ.", "π.μ.", "keltezéssel", "quoting", "zitat", "von",
        "missatge", "wiadomość", "napisana", "в", "у", "o", "om", "um", "à", "às", "ore", "alle", "the", "user",
        "lúc", "vào", "saatinde", "tarihinde", "年", "月", "日",
    ]
}
