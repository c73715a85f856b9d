/// One step of a try of the smart host.
package struct DialStep: Codable, Sendable, Equatable {
    package enum Verdict: String, Codable, Sendable {
        case ok, warning, failed, skipped
    }

    /// `dns`, `connect`, `greeting`, `ehlo`, `starttls`, `tls`, `certificate`, `auth`, `mail`, `rcpt`, `rset`, `send`.
    package var step: String
    package var verdict: Verdict
    package var milliseconds: Double
    /// What was seen, in words; without secrets and whole addresses.
    package var text: String
    /// More of it, a line each.
    package var details: [String]?

    package init(
        _ step: String, _ verdict: Verdict, milliseconds: Double = 0, _ text: String, details: [String]? = nil
    ) {
        self.step = step
        self.verdict = verdict
        self.milliseconds = milliseconds
        self.text = text
        self.details = details
    }
}
