/// The transcript of an SMTP session in a report: `>>> RCPT To:<a@b.c>`, `<<< 550 no such user`.
struct SMTPDialogue {
    private let lines: [Substring]

    init(_ text: String) {
        lines = TextLines.split(text).filter { line in
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            return trimmed.hasPrefix(">>>") || trimmed.hasPrefix("<<<")
        }
    }

    /// The command that was answered with `answer`, or with its beginning; the only one there is when none matches.
    func command(answeredBy answer: FoldedText) -> SMTPPhase? {
        let key = Array(answer.octets.prefix(SMTPDialogue.keyLength))
        var current: SMTPPhase?
        var refused: SMTPPhase?
        for line in lines {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if trimmed.hasPrefix(">>>") {
                current = SMTPPhase.find(in: FoldedText(trimmed, limit: 200)) ?? current
            } else if trimmed.hasPrefix("<<<"), let current {
                let reply = FoldedText(trimmed.dropFirst(3), limit: 400)
                if !key.isEmpty, reply.octets.starts(with: key) { return current }
                if refused == nil, reply.hasPrefix("5") || reply.hasPrefix("4") { refused = current }
            }
        }
        return refused
    }

    /// Octets by which an answer is recognised.
    private static let keyLength = 40
}
