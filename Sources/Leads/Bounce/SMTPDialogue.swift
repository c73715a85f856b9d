/// The transcript of an SMTP session in a report: `>>> RCPT To:<a@b.c>`, `<<< 550 no such user`.
struct SMTPDialogue {
    /// What the other side said, and the command it answered.
    private struct Answer {
        let phase: SMTPPhase
        /// The beginning of the words, folded.
        let start: [UInt8]
        /// It has a code of class 4 or 5.
        let isRefusal: Bool
    }

    private let answers: [Answer]

    init(_ text: String) {
        var answers: [Answer] = []
        var current: SMTPPhase?
        for line in TextLines.split(text) {
            let trimmed = Substring(line.utf8.drop { $0 == 0x20 || $0 == 0x09 })
            if trimmed.utf8.starts(with: ">>>".utf8) {
                current = SMTPPhase.find(in: FoldedText(trimmed, limit: 200)) ?? current
            } else if trimmed.utf8.starts(with: "<<<".utf8), let current {
                let reply = FoldedText(trimmed.dropFirst(3), limit: SMTPDialogue.keyLength)
                let isRefusal = reply.hasPrefix("5") || reply.hasPrefix("4")
                answers.append(
                    Answer(
                        phase: current, start: Array(reply.octets.prefix(SMTPDialogue.keyLength)), isRefusal: isRefusal)
                )
                if answers.count == SMTPDialogue.mostAnswers { break }
            }
        }
        self.answers = answers
    }

    /// The command that was answered with `answer`, or with its beginning; the only one there is when none matches.
    func command(answeredBy answer: FoldedText) -> SMTPPhase? {
        let key = Array(answer.octets.prefix(SMTPDialogue.keyLength))
        if !key.isEmpty, let found = answers.first(where: { $0.start.starts(with: key) }) { return found.phase }
        return answers.first(where: \.isRefusal)?.phase
    }

    /// Octets by which an answer is recognised.
    private static let keyLength = 40
    /// Answers that are kept: each recipient looks through them, and the longest session of a report is shorter.
    private static let mostAnswers = 2000
}
