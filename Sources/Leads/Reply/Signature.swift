/// Where the writer's words end and the signature, the telephone's note or the company's disclaimer begins.
enum Signature {
    /// Index of the first line of the signature in `lines`, or `lines.count` when there is none.
    static func start(in lines: [TextLine]) -> Int {
        var end = delimiter(in: lines)
        end = min(end, disclaimer(in: lines[..<end]))
        var changed = true
        while changed {
            let before = end
            end = trimmed(lines, end)
            end = closing(in: lines[..<end])
            end = dashedName(in: lines[..<end])
            changed = end != before && end > 0
        }
        return end
    }

    /// A person writes at most so many lines below a ruler that is still a signature.
    private static let mostSignatureLines = 12

    /// RFC 3676 §4.3: `-- ` alone on a line. QUIRK: many programs drop the space, and list software uses rules of
    /// underscores or other marks.
    private static func delimiter(in lines: [TextLine]) -> Int {
        var inCode = false
        var below = lines.count { $0.look == .text }
        for (index, line) in lines.enumerated() {
            if line.look == .text { below -= 1 }
            if line.text.hasPrefix("```") { inCode.toggle() }
            guard line.look == .ruler, !inCode else { continue }
            let mark = TextLines.trimmed(line.text)
            if mark == "--" || mark == "\u{2014}" || mark.allSatisfy({ $0 == "_" }) || below <= mostSignatureLines {
                return index
            }
        }
        return lines.count
    }

    /// Drops notes of telephones, rules and empty lines at the end.
    private static func trimmed(_ lines: [TextLine], _ end: Int) -> Int {
        var end = end
        while end > 0 {
            switch lines[end - 1].look {
            case .empty, .ruler, .deviceNote: end -= 1
            case .quoted, .text, .originalDivider, .forwardDivider: return end
            }
        }
        return end
    }

    /// A formal closing on a line of its own with only short lines below: the signature block of a letter.
    private static func closing(in lines: ArraySlice<TextLine>) -> Int {
        var below = 0
        for index in lines.indices.reversed() {
            let line = lines[index]
            guard line.look == .text || line.look == .empty || line.look == .deviceNote else { return lines.endIndex }
            if line.look != .text { continue }
            if below > 0, below <= mostSignatureLines, index > lines.startIndex, isClosing(line.text) { return index }
            below += 1
            if below > mostSignatureLines || line.text.utf8.count > 90 { return lines.endIndex }
        }
        return lines.endIndex
    }

    /// `-Jane Doe` after an empty line.
    private static func dashedName(in lines: ArraySlice<TextLine>) -> Int {
        guard lines.count > 2, let last = lines.last, lines[lines.endIndex - 2].look == .empty else {
            return lines.endIndex
        }
        var text = TextLines.trimmed(last.text)
        guard let dash = text.first, dash == "-" || dash == "\u{2013}" || dash == "~" else { return lines.endIndex }
        text.removeFirst()
        guard let letter = text.first, letter.isLetter, text.split(separator: " ").count <= 4, text.count <= 40,
            text.last != "." && text.last != "?"
        else { return lines.endIndex }
        return lines.endIndex - 1
    }

    private static func isClosing(_ line: Substring) -> Bool {
        guard line.utf8.count < 60 else { return false }
        var text = FoldedText(line).string
        while let last = text.last, ",.!;:".contains(last) { text.removeLast() }
        return closings.contains(text)
    }

    /// From a line that opens a legal notice to the end.
    private static func disclaimer(in lines: ArraySlice<TextLine>) -> Int {
        for index in lines.indices where index > lines.startIndex && lines[index].look == .text {
            let folded = FoldedText(lines[index].text, limit: 120)
            let text = folded.octets.drop { octet in frame.contains(octet) }
            if notices.contains(where: { text.starts(with: $0.utf8) }) { return index }
        }
        return lines.endIndex
    }

    private static let frame = Set("*_#[( ".utf8)

    private static let closings: Set<String> = [
        "best regards", "kind regards", "warm regards", "kindest regards", "warmest regards", "with kind regards",
        "with best regards", "yours sincerely", "sincerely yours", "yours faithfully", "respectfully yours",
        "mit freundlichen grüßen", "mit freundlichem gruß", "freundliche grüße", "viele grüße", "beste grüße",
        "herzliche grüße", "mit freundlichen gruessen", "mfg", "cordialement", "bien cordialement", "bien à vous",
        "meilleures salutations", "sincères salutations", "saludos cordiales", "un cordial saludo", "atentamente",
        "cordialmente", "cordiali saluti", "distinti saluti", "atenciosamente", "com os melhores cumprimentos",
        "met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "hartelijke groet",
        "med venlig hilsen", "venlig hilsen", "med vennlig hilsen", "med vänliga hälsningar", "med vänlig hälsning",
        "vänliga hälsningar", "z poważaniem", "pozdrawiam serdecznie", "с уважением", "с наилучшими пожеланиями",
        "ystävällisin terveisin", "s pozdravem", "此致", "敬具", "よろしくお願いいたします",
    ]

    private static let notices = [
        "disclaimer", "confidentiality notice", "confidentiality:", "confidential notice", "legal notice", "notice:",
        "this e-mail and any", "this email and any", "this e-mail message", "this email message is",
        "this message and any",
        "this message, including", "this e-mail, including", "this email, including", "this email has been scanned",
        "this e-mail has been scanned", "this communication is confidential", "this communication, including",
        "the information contained in this", "the information in this e", "the contents of this e",
        "this transmission", "this message is intended", "this e-mail is intended", "this email is intended",
        "please consider the environment", "diese e-mail enthält", "diese nachricht enthält vertraul",
        "der inhalt dieser e-mail", "ce message et toutes", "ce message et ses pièces", "ce courriel et",
        "este mensaje y", "este correo electrónico y", "este mensaje puede contener", "esta mensagem e",
        "esta mensagem pode conter", "este e-mail e", "questo messaggio e", "questo messaggio è",
        "le informazioni contenute",
        "dit bericht en", "deze e-mail en", "denna e-post", "detta meddelande", "ta wiadomość", "treść tej wiadomości",
        "настоящее сообщение", "это сообщение содержит",
    ]
}
