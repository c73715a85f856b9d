import MailTypes

/// What became of one message.
package struct SubmissionOutcome: Sendable, Equatable {
    /// One value for each forward-path of the envelope, in its order: `relayed`, `failed` (permanent) or `delayed`.
    package let statuses: [DeliveryStatus]
    /// The reply that decided: the one to the final dot when the message got so far.
    package let reply: SMTPReply?
    /// What went wrong for the message as a whole; nil when it was taken for at least one recipient, and when each
    /// recipient was refused for itself.
    package let fault: SubmissionFault?
    /// Why the first recipient that was not taken for itself was refused.
    package let recipientFault: SubmissionFault?
    /// The connection can take another message.
    package let isReusable: Bool

    package init(
        statuses: [DeliveryStatus], reply: SMTPReply?, fault: SubmissionFault?, recipientFault: SubmissionFault? = nil,
        isReusable: Bool
    ) {
        self.statuses = statuses
        self.reply = reply
        self.fault = fault
        self.recipientFault = recipientFault
        self.isReusable = isReusable
    }

    /// Every recipient was taken.
    package var isComplete: Bool { statuses.allSatisfy { $0.action == .relayed } }
}
