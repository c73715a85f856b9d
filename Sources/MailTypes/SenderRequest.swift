/// What a sender asked of one message beside its delivery, by the parameters of MAIL and RCPT.
package struct SenderRequest: Hashable, Sendable, Codable {
    /// How much of the message a report is to bring back: RET (RFC 3461 §4.3).
    package enum Extent: String, Hashable, Sendable, Codable {
        case full = "FULL"
        case headers = "HDRS"
    }

    /// What was asked for one recipient (RFC 3461 §4.1, §4.2).
    package struct Recipient: Hashable, Sendable, Codable {
        package var address: AddrSpec
        /// The words of NOTIFY in upper case: NEVER alone, or some of SUCCESS, FAILURE, DELAY. Empty: not given.
        package var notify: [String]
        /// ORCPT as it came: address type, semicolon, xtext.
        package var original: String?

        package init(address: AddrSpec, notify: [String], original: String?) {
            self.address = address
            self.notify = notify
            self.original = original
        }
    }

    /// BODY=BINARYMIME (RFC 3030 §3).
    package var isBinary = false
    /// REQUIRETLS (RFC 8689 §2).
    package var requiresTLS = false
    package var extent: Extent?
    /// ENVID as it came, xtext (RFC 3461 §4.4).
    package var envelopeID: String?
    /// The recipients that came with parameters.
    package var recipients: [Recipient] = []

    package init() {}

    /// Nothing was asked.
    package var isEmpty: Bool { self == SenderRequest() }
}
