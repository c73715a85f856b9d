import MailTypes

/// What became of one message.
package struct SubmissionOutcome: Sendable, Equatable {
    /// One value for each forward-path of the envelope, in its order: `relayed`, `failed` (permanent) or `delayed`.
    package let statuses: [DeliveryStatus]
    /// The reply that decided: the one to the final dot when the message got so far.
    package let reply: SMTPReply?
    /// What went wrong for the message as a whole, for the recipients it befell; nil when each recipient was taken or
    /// refused for itself.
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

    /// The recipients that are neither taken nor refused for good.
    package var waiting: [DeliveryStatus] { statuses.filter { $0.action != .relayed && $0.action != .failed } }

    /// The same, of a connection that takes no more.
    var last: SubmissionOutcome {
        SubmissionOutcome(
            statuses: statuses, reply: reply, fault: fault, recipientFault: recipientFault, isReusable: false)
    }
}
