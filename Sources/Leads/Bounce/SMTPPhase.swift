/// The step of an SMTP session that a refusal answered.
package enum SMTPPhase: String, Sendable, Codable, CaseIterable, Hashable {
    case connect = "CONNECT"
    case helo = "HELO"
    case mail = "MAIL"
    case rcpt = "RCPT"
    case data = "DATA"

    /// The last phase that a report's text names; nil when it names none.
    package static func find(in text: FoldedText) -> SMTPPhase? {
        phrases.hits(in: text).max { $0.start < $1.start }.map { phases[$0.phrase] }
    }

    private static let table: [(SMTPPhase, [String])] = [
        (
            .rcpt,
            [
                "in reply to rcpt to", "after rcpt to", "after rcpt command", "[rcpt_to]", ">>> rcpt to",
                "our rcpt to", "does not like recipient", "smtp:rcpt", "in rcpt to", "following rcpt command",
                "sent <<< rcpt to", "in response to the rcpt to", "in response to rcpt to", "rejected recipient",
                "rejected command 'rcpt to", "--> rcpt to", "sent: rcpt to", "command \"rcpt to", "smtp command rcpt",
            ]
        ),
        (
            .mail,
            [
                "in reply to mail from", "after mail from", "[mail_from]", ">>> mail from", "our mail from",
                "but sender was rejected", "sent <<< mail from", "in response to the mail from", "smtp:mail",
                "following mail command", "rejected command 'mail from", "--> mail from", "sent: mail from",
                "command \"mail from",
            ]
        ),
        (
            .data,
            [
                "in reply to end of data", "in reply to data", "after end of data", "after data", ">>> data",
                "our final data", "our data", "failed after i sent the message", "your message (data)", "step: data",
                "smtp command data", "sent <<< data", "after pipelined data", "end of message", "[data]", "smtp:data",
                "following data command", ">>> .", "rejected command 'data", "--> data", "after sending data block",
                "message content rejected after",
            ]
        ),
        (
            .helo,
            [
                "in reply to helo", "in reply to ehlo", "after ehlo", "after helo", ">>> ehlo", ">>> helo",
                "rejected command 'ehlo", "rejected command 'lhlo", "rejected command 'helo",
                "performing the helo handshake", "performing the ehlo handshake",
            ]
        ),
        (
            .connect,
            [
                "refused to talk to me", "after initial connection", "performing the initial protocol",
                "initial greeting",
            ]
        ),
    ]

    private static let phases = table.flatMap { phase, texts in texts.map { _ in phase } }
    private static let phrases = PhraseMatcher(table.flatMap(\.1))
}
