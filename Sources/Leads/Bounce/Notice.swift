import MailTypes

/// The readable part of a non-delivery report, taken apart by what all mail systems have in common: addresses at the
/// beginning of lines, what is said below them, and the SMTP dialogue.
struct Notice: Sendable {
    /// Failed recipients in the order of the text.
    let blocks: [NoticeBlock]
    /// The text above the returned message.
    let text: String
    /// Fields of a delivery report that stand in the text instead of in a part of their own.
    let fields: [NoticeFields]
    /// The header of the returned message, when the text holds it.
    let returnedHeader: [UInt8]

    /// Octets of a report's text that are read; beyond is the returned message or somebody's joke.
    static let longest = 256 * 1024
    /// Recipients of one report that are listed; a report for more is a list server's.
    static let mostRecipients = 1000
    /// Characters of one line in which a recipient is looked for; mailers break theirs, people's texts do not count.
    private static let longestLine = 2000

    /// - Parameters:
    ///   - own: addresses in lower case that are the report's reader, not its subject.
    ///   - domain: the reporting system's domain, for those that name its mailboxes without one.
    init(_ body: String, excluding own: Set<String> = [], domain: String? = nil) {
        let lines = TextLines.split(body.utf8.count > Notice.longest ? String(body.prefix(Notice.longest)) : body)
        let end = ReturnedText.start(in: lines)
        let above = Array(lines[..<end])
        fields = NoticeFields.read(lines)
        returnedHeader = end < lines.count ? ReturnedText.header(in: lines, from: end) : []
        text = TextLines.join(above)
        let bare = domain.map { Notice.bareBlocks(above, domain: $0) } ?? []
        blocks = bare.isEmpty ? Notice.blocks(in: above, excluding: own) : bare
    }

    // MARK: - Recipients

    private static func blocks(in lines: [Substring], excluding own: Set<String>) -> [NoticeBlock] {
        let leading = leadingBlocks(lines)
        for candidates in [leading, cuedBlocks(lines), dialogueBlocks(lines)] {
            let others = candidates.filter {
                !own.contains($0.recipient.lowercased()) && !AddressScan.isPostmaster($0.recipient)
            }
            if !others.isEmpty { return merged(others) }
        }
        let rest = leading.isEmpty ? cuedBlocks(lines) : leading
        return merged(rest.filter { !isContact(lines, $0) })
    }

    /// Recipients that begin a line.
    private static func leadingBlocks(_ lines: [Substring]) -> [NoticeBlock] {
        var blocks: [NoticeBlock] = []
        for (index, whole) in lines.enumerated() where whole.contains("@") {
            let line = whole.utf8.count > longestLine ? whole.prefix(longestLine) : whole
            guard let found = AddressScan.leading(line), isRecipientLine(found), !isContact(lines, index) else {
                continue
            }
            let text = replies(above: index, lines) + found.rest
            blocks.append(NoticeBlock(recipient: found.address, text: text, line: index))
            if blocks.count == mostRecipients { break }
        }
        return withTexts(blocks, lines)
    }

    /// The remote server's replies right above a line that begins with a code: the dialogue of old sendmails.
    private static func replies(above index: Int, _ lines: [Substring]) -> String {
        guard startsWithCode(lines[index]) else { return "" }
        var said = ""
        var above = index - 1
        while above >= 0, index - above < 6, lines[above].hasPrefix("<<<") || lines[above].hasPrefix(">>>") {
            said = lines[above] + "\n" + said
            above -= 1
        }
        return said
    }

    private static func startsWithCode(_ line: Substring) -> Bool {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        return digits.count == 3 && line.dropFirst(3).first.map { $0 == " " || $0 == "-" } ?? false
    }

    /// QUIRK: AOL names its own mailboxes without the domain, one a line below a sentence that ends with a colon.
    private static func bareBlocks(_ lines: [Substring], domain: String) -> [NoticeBlock] {
        guard
            let cue = lines.firstIndex(where: { line in
                let end = line.utf8.last == 0x20 ? line.utf8.dropLast() : line.utf8[...]
                guard end.last == UInt8(ascii: ":") else { return false }
                return !barred.hits(in: FoldedText(line, limit: 600)).isEmpty
            })
        else { return [] }
        var blocks: [NoticeBlock] = []
        for index in lines.indices[(cue + 1)...] {
            let name = TextLines.trimmed(lines[index])
            if name.isEmpty { continue }
            guard lines[index].first?.isWhitespace == true, AddrSpec("\(name)@\(domain)") != nil else { break }
            blocks.append(NoticeBlock(recipient: "\(name)@\(domain)", text: String(lines[cue]), line: index))
            if blocks.count == mostRecipients { break }
        }
        return blocks
    }

    private static let barred = PhraseMatcher(["your mail to the following recipients could not be delivered"])

    /// A bare address at a line's start may belong to a sentence; what follows it must look like a report.
    private static func isRecipientLine(_ found: AddressScan.Found) -> Bool {
        let rest = found.rest.drop { $0 == " " || $0 == "\t" }
        guard let first = rest.first else { return true }
        if found.isBracketed || ":;,([.-=".contains(first) { return true }
        let folded = FoldedText(rest, limit: 300)
        return folded.hasPrefix("on ") || !failureWords.hits(in: folded).isEmpty
    }

    private static let failureWords = PhraseMatcher([
        "invalid", "error", "unknown", "fail", "reject", "unable", "not ", "deliver", "quota", "full", "action",
        "550", "551", "552", "553", "554", "450", "451", "452", "421", "refused", "disabled", "doesn't", "does not",
    ])

    /// The line before says that the address is one to ask, or the sender's own.
    private static func isContact(_ lines: [Substring], _ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = FoldedText(lines[index - 1])
        return [
            "contact", "send mail to", "sent by", "mail to", "e-mail to", "assistance to", "from", "write to", "notify",
        ]
        .contains { before.hasSuffix($0) }
    }

    private static func isContact(_ lines: [Substring], _ block: NoticeBlock) -> Bool {
        isContact(lines, block.line)
            || contactWords.hits(in: FoldedText(lines[block.line], limit: 400)).isEmpty == false
    }

    private static let contactWords = PhraseMatcher(["contact", "assistance", "questions", "please send", "help"])

    /// Recipients named in a sentence: `Unable to deliver message to: <a@b.c>`.
    private static func cuedBlocks(_ lines: [Substring]) -> [NoticeBlock] {
        var blocks: [NoticeBlock] = []
        for (index, line) in lines.enumerated() where line.utf8.count < 4000 && line.contains("@") {
            let folded = FoldedText(line)
            guard let cue = cues.hits(in: folded).first, !others.contains(where: folded.hasPrefix) else { continue }
            let after = String(decoding: folded.octets[cue.end...], as: UTF8.self)
            guard let found = AddressScan.first(in: after[...]) else { continue }
            blocks.append(NoticeBlock(recipient: spelled(found.address, in: line), text: String(line), line: index))
            if blocks.count == mostRecipients { break }
        }
        return withTexts(blocks, lines)
    }

    /// Lines that name somebody else: the sender, or where the message was sent before it was forwarded.
    private static let others = [
        "original address", "original recipient", "return-path:", "sender:", "from:", "reply-to:", "message-id:",
        "mail from:", "original sender",
    ]

    /// The address as the line spells it: folding has lost its case.
    private static func spelled(_ address: String, in line: Substring) -> String {
        var rest = line
        while let found = AddressScan.first(in: rest) {
            if found.address.lowercased() == address { return found.address }
            rest = found.rest
        }
        return address
    }

    private static let cues = PhraseMatcher([
        "recipient address:", "recipient:", "recipients:", "addressed to:", "deliver message to:",
        "delivering your mail to",
        "deliver your message to", "delivering your message to", "the following message to", "your message to",
        "your mail to", "your email to", "be delivered to", "not delivered to", "wasn't delivered to", "delivery to",
        "following recipient:", "following recipients:", "following recipient(s):", "the following recipient",
        "did not reach",
        "unknown user:", "user unknown:", "attempts:", "delivery failed:", "failed to deliver to", "failed for",
        "permanent errors:", "rejected recipient", "mail to", "message to", "sent to", "deliver to", "undeliverable to",
        "failed recipient", "failed address", "could not be sent to", "not be sent to", "email address",
        "e-mail address",
        "the user", "for user", "user:", "envoyé à", "adressé à", "destinataire", "an folgende", "empfänger",
        "an die adresse",
        "destinatario", "destinatário", "al indirizzo", "all'indirizzo", "geadresseerde", "odbiorc", "адрес",
        "получател",
        "à l'adresse", "a la dirección", "(to)", "mailbox", "account", "address",
    ])

    /// Recipients of the SMTP dialogue: `>>> RCPT To:<a@b.c>`.
    private static func dialogueBlocks(_ lines: [Substring]) -> [NoticeBlock] {
        var blocks: [NoticeBlock] = []
        for (index, line) in lines.enumerated() where line.utf8.count < 2000 && line.contains("@") {
            let folded = FoldedText(line)
            guard let cue = rcpt.hits(in: folded).first else { continue }
            let after = String(decoding: folded.octets[cue.end...], as: UTF8.self)
            guard let found = AddressScan.first(in: after[...]) else { continue }
            blocks.append(NoticeBlock(recipient: spelled(found.address, in: line), text: "", line: index))
        }
        return withTexts(blocks, lines)
    }

    private static let rcpt = PhraseMatcher(["rcpt to"])

    // MARK: - What is said of each

    private static func withTexts(_ blocks: [NoticeBlock], _ lines: [Substring]) -> [NoticeBlock] {
        var blocks = blocks
        for number in blocks.indices {
            let next = number + 1 < blocks.count ? blocks[number + 1].line : lines.count
            blocks[number].text += below(blocks[number], lines, until: next)
        }
        return blocks
    }

    /// The lines below a recipient's: up to an empty one, or, when nothing was said yet, all up to the next recipient.
    private static func below(_ block: NoticeBlock, _ lines: [Substring], until next: Int) -> String {
        var said = ""
        var isSaid = !TextLine.isInvisible(block.text.drop { ":;.,- ".contains($0) })
        var index = block.line + 1
        while index < next, said.utf8.count < BounceRules.longestDiagnostic {
            let line = lines[index]
            if isSaid, startsWithCode(lines[block.line]), startsWithCode(line) { break }
            if TextLine.isInvisible(line) {
                if isSaid { break }
            } else {
                isSaid = isSaid || line.contains { $0.isLetter }
                said += "\n" + line
            }
            index += 1
        }
        return said
    }

    /// One block per address, in the order of first mention, with everything said of it.
    private static func merged(_ blocks: [NoticeBlock]) -> [NoticeBlock] {
        var merged: [NoticeBlock] = []
        var places: [String: Int] = [:]
        for block in blocks {
            let key = block.recipient.lowercased()
            if let place = places[key] {
                if merged[place].text.utf8.count < BounceRules.longestDiagnostic {
                    merged[place].text += "\n" + block.text
                }
            } else {
                places[key] = merged.count
                merged.append(block)
            }
        }
        return merged
    }
}
