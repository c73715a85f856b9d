import MailTypes

/// What a report says of one recipient.
package struct BouncedRecipient: Hashable, Sendable, Codable {
    /// The recipient as the report spells it.
    package var recipient: String
    /// RFC 3464 §2.3.3.
    package var action: DeliveryAction
    /// RFC 3463; `5.0.0` or `4.0.0` when the report has no code, by what it says.
    package var status: String
    /// RFC 5321 §4.2.
    package var replyCode: String?
    package var command: SMTPPhase?
    /// What the mail system said, in one line.
    package var diagnostic: String?
    package var reason: BounceReason
    /// The address is dead: nothing more should be sent there.
    package var isHard: Bool
    /// Which rule gave the reason; nil when none fitted.
    package var rule: FiredRule?
    /// What was said, whole, when no rule knew it: kept so that somebody can read it and write the rule.
    package var unread: String?
    /// The address that was sent to, when the report tells it apart from where it was forwarded (RFC 3464 §2.3.1).
    package var originalRecipient: String?

    /// The recipient as an address, nil when it is none.
    package var address: AddrSpec? { AddrSpec(recipient) }

    package init(
        recipient: String, action: DeliveryAction, status: String, replyCode: String? = nil,
        command: SMTPPhase? = nil, diagnostic: String? = nil, reason: BounceReason, isHard: Bool,
        rule: FiredRule? = nil,
        unread: String? = nil, originalRecipient: String? = nil
    ) {
        self.recipient = recipient
        self.action = action
        self.status = status
        self.replyCode = replyCode
        self.command = command
        self.diagnostic = diagnostic
        self.reason = reason
        self.isHard = isHard
        self.rule = rule
        self.unread = unread
        self.originalRecipient = originalRecipient
    }

    /// The delivery did not fail (RFC 3464 §2.3.3: delivered, relayed, expanded).
    package var isSuccess: Bool {
        switch action {
        case .delivered, .relayed, .expanded: true
        case .failed, .delayed: false
        }
    }
}
