import MIME
import MailTypes

/// Forms that mailers announce in a sentence instead of labels: `Jane Doe (jane@example.com) sent a message using the
/// contact form`, `You have a new inquiry from Jane Doe <jane@example.com>:`, or that give a contact card below a quote.
struct FormProse {
    /// The person's name as printed; nil when the sentence has none.
    var name: String?
    var address: AddrSpec?
    var phone: String?
    /// What the person wrote, without the mailer's words.
    var message: String
    /// Whether labelled answers follow instead of free text.
    var isLabelled: Bool

    /// The announcement in the first lines of a message; nil when there is none.
    static func read(_ lines: [FormLine], _ source: FormSource, _ context: ReadingContext) -> FormProse? {
        var seen = 0
        for (index, line) in lines.enumerated() where !line.isBlank {
            seen += 1
            guard seen <= mostOpeningLines else { break }
            // A greeting may come first, but labels make it another kind of form.
            if line.readings.contains(where: { $0.isExact && isSetOff($0) && $0.value.contains("@") }) {
                return nil
            }
            if let prose = announcement(lines, index, context) { return prose }
            // QUIRK: Joomla ends the sentence with a colon and gives name and address on the next line.
            if line.text.utf8.last == UInt8(ascii: ":"),
                let next = lines[(index + 1)...].prefix(3).firstIndex(where: { !$0.isBlank }),
                let prose = announcement(lines, next, context)
            {
                return prose
            }
            if let prose = nameless(lines, index, source, context) { return prose }
        }
        return nil
    }

    /// An announcement stands at the top.
    private static let mostOpeningLines = 8
    /// A longer line is somebody's text.
    private static let longestSentence = 400

    private static func isSetOff(_ reading: LabelLine) -> Bool { !reading.style.isAlone && reading.style != .spaced }

    // MARK: - With the address

    private static func announcement(_ lines: [FormLine], _ index: Int, _ context: ReadingContext) -> FormProse? {
        let text = lines[index].text
        guard text.utf8.count <= longestSentence, let sign = text.utf8.firstIndex(of: UInt8(ascii: "@")),
            let address = TextAddresses.addresses(in: text, limit: 2).first(where: { context.mayBeLead($0) })
        else { return nil }
        let front = text[..<sign].prefix(while: { !"(<[（＜".contains($0) })
        guard front.endIndex < sign else { return nil }
        let after = text[sign...].drop { !")>]）＞".contains($0) }.drop { ")>]）＞".contains($0) }
        let before = index > 0 ? lines[..<index].suffix(3).map(\.text).joined(separator: " ") : ""
        // `On 4 May 2026, Jane Doe <jane@example.com> wrote:` opens a quotation, no form.
        guard FormFooter.announces("\(before) \(front) \(after)"), !front.contains(where: \.isNumber),
            front.first != ">"
        else {
            return nil
        }
        var prose = FormProse(name: PersonWords.name(endingIn: front), address: address, message: "", isLabelled: false)
        var rest = lines[(index + 1)...].map(\.text)
        if let said = said(on: after) { rest.insert(said, at: 0) }
        prose.take(rest, lines[(index + 1)...])
        return prose
    }

    /// What stands behind the colon of the announcement itself.
    private static func said(on line: Substring) -> String? {
        guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let rest = line[line.index(after: colon)...]
        return rest.trimmed.isEmpty || rest.hasPrefix("//") ? nil : rest.trimmed
    }

    /// Whether what follows a name tells that its owner wrote.
    private static func says(_ text: String) -> Bool {
        let folded = LatinFolding.fold(text.opening(120))
        return saying.isIn(folded)
    }

    private static let saying = PhraseList([
        "wrote", "writes", "says", "said", "sent", "submitted", "contacted", "asks", "asked", "geschrieben", "schrieb",
        "schreibt", "gesendet", "a ecrit", "ecrit", "a envoye", "ha escrito", "escribio", "ha enviado", "envio",
        "ha scritto", "scrive", "ha inviato", "escreveu", "enviou", "schreef", "heeft", "napisal", "skrev", "より", "から",
        "написал", "пишет", "отправил",
    ])

    // MARK: - Without it

    /// `You have a new message from Jane Doe:`, her address in Reply-To.
    private static func nameless(
        _ lines: [FormLine], _ index: Int, _ source: FormSource, _ context: ReadingContext
    ) -> FormProse? {
        let text = lines[index].text
        guard text.utf8.count <= longestSentence, text.unicodeScalars.last == ":" || text.unicodeScalars.last == "：",
            FormFooter.announces(text),
            let mailbox = source.replyTo.first(where: { $0.address.map(context.mayBeLead) ?? false }),
            lines[(index + 1)...].prefix(6).allSatisfy({ line in
                !line.readings.contains { $0.isExact && isSetOff($0) }
            })
        else { return nil }
        let words = text.dropLast()
        var prose = FormProse(
            name: PersonWords.name(endingIn: words) ?? mailbox.displayName, address: mailbox.address, message: "",
            isLabelled: false)
        prose.take(lines[(index + 1)...].map(\.text), lines[(index + 1)...])
        return prose.message.isEmpty ? nil : prose
    }

    private mutating func take(_ rest: [String], _ lines: ArraySlice<FormLine>) {
        let first = lines.first { !$0.isBlank && !FormFooter.isRule($0.text) }
        isLabelled =
            first.map { line in
                line.readings.contains { $0.isExact && FormProse.isSetOff($0) }
            } ?? false
        message = rest.drop { $0.isEmpty || FormFooter.isRule($0) }.joined(separator: "\n").trimmed
    }

    // MARK: - A card

    /// A quote of what somebody says, and below or above it the name, the telephone number and the address, a line each.
    static func card(_ lines: [FormLine], _ source: FormSource, _ context: ReadingContext) -> FormProse? {
        let near = lines.prefix(mostCardLines)
        let texts = near.map(\.text).filter { !$0.isEmpty }
        guard
            let place = texts.firstIndex(where: { text in
                guard text.utf8.count <= FormProse.longestAddress, !text.contains(" "), text.contains("@") else {
                    return false
                }
                return TextAddresses.addresses(in: text, limit: 1).first.map(context.mayBeLead) ?? false
            }), FormFooter.announces(source.subject) || FormFooter.announces(texts.prefix(4).joined(separator: " ")),
            !near.contains(where: { line in
                line.readings.contains { $0.isExact && $0.role?.isContact ?? false && isSetOff($0) }
            })
        else { return nil }
        let around = texts[max(0, place - 3)..<min(texts.count, place + 3)]
        let phone = around.first { text in
            text.utf8.count <= 40 && text.filter(\.isNumber).count >= 7 && !text.contains(where: \.isLetter)
        }
        let name =
            texts[max(0, place - 3)..<place].last { PersonWords.isName($0) }
            ?? PersonWords.name(opening: source.subject)
        guard name != nil else { return nil }
        return FormProse(
            name: name, address: TextAddresses.addresses(in: texts[place], limit: 1).first, phone: phone,
            message: quoted(in: near.map(\.text)), isLabelled: false)
    }

    private static let mostCardLines = 60
    /// RFC 5321 §4.5.3.1.3: a path has 256 octets.
    private static let longestAddress = 256

    /// What stands after `Jane says:`, up to the next blank line, without the quotation marks.
    private static func quoted(in lines: [String]) -> String {
        guard
            let place = lines.firstIndex(where: { line in
                (line.last == ":" || line.last == "：") && (says(line) || FormFooter.announces(line))
            })
        else { return "" }
        let said = lines[(place + 1)...].drop(while: \.isEmpty).prefix { !$0.isEmpty }.joined(separator: "\n")
        let marks = said.unicodeScalars.first.map { LatinFolding.sign($0) }
        return marks == "\"" ? said.dropFirst().trimmed.trimming("\"”»") : said
    }
}

extension String {
    /// Without the characters at the end.
    fileprivate func trimming(_ characters: String) -> String {
        var text = self[...]
        while let last = text.last, characters.contains(last) { text = text.dropLast() }
        return text.trimmed
    }
}
