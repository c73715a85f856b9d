/// What a server says it will not exceed (RFC 9422 §3); nil where it says nothing.
package struct ServerLimitsOffer: Sendable, Equatable {
    /// Transactions in a session (RFC 9422 §4.1).
    package var transactions: Int?
    /// Recipients in a transaction (RFC 9422 §4.2).
    package var recipients: Int?
    /// Different domains among the recipients of a transaction (RFC 9422 §4.3).
    package var recipientDomains: Int?

    package init() {}

    /// Reads the words behind `LIMITS`; what is not known or no number is passed over (RFC 9422 §3).
    package init(_ words: some Sequence<Substring>) {
        for word in words {
            let halves = word.split(separator: "=", maxSplits: 1)
            // limit-value of ours: 1 to 999999, no more than six digits.
            guard halves.count == 2, halves[1].utf8.count <= 6, let number = Int(halves[1]), number > 0 else {
                continue
            }
            switch halves[0].uppercased() {
            case "MAILMAX": transactions = number
            case "RCPTMAX": recipients = number
            case "RCPTDOMAINMAX": recipientDomains = number
            default: break
            }
        }
    }
}
