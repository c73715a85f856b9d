/// What came of a try of the smart host, step by step.
package struct DialReport: Codable, Sendable {
    package var host: String
    package var port: Int
    /// `starttls`, `tls` or `none`.
    package var security: String
    package var steps: [DialStep] = []
    /// Mail can be handed over.
    package var usable: Bool = false
    /// The verdict in one sentence.
    package var verdict: String = ""
    /// What to do about it.
    package var cure: String?
    /// By sysexits.h: 0 usable, 68 no such host, 69 unreachable, 75 later, 76 protocol, 77 not permitted, 78 configuration.
    package var status: Int32 = 0

    init(host: String, port: Int, security: String) {
        self.host = host
        self.port = port
        self.security = security
    }

    mutating func add(_ step: DialStep) { steps.append(step) }

    mutating func fail(_ trouble: DialTrouble) {
        usable = false
        verdict = trouble.sentence
        cure = trouble.cure
        status = trouble.status
    }
}
