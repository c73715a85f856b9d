/// The outcome for one recipient, as a value: what a DSN's per-recipient group says (RFC 3464 §2.3) and what our own
/// client reports of a hand-over.
package struct DeliveryStatus: Hashable, Sendable, Codable {
    package var recipient: AddrSpec
    package var action: DeliveryAction
    package var status: EnhancedStatusCode?
    /// The reply that decided it, when SMTP did.
    package var reply: SMTPReply?
    /// The remote MTA's name, when known.
    package var remoteMTA: String?

    package init(
        recipient: AddrSpec, action: DeliveryAction, status: EnhancedStatusCode? = nil, reply: SMTPReply? = nil,
        remoteMTA: String? = nil
    ) {
        self.recipient = recipient
        self.action = action
        self.status = status
        self.reply = reply
        self.remoteMTA = remoteMTA
    }
}
