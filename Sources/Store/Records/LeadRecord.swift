import FoundationEssentials
import Leads
import MailTypes

/// One lead as the ledger holds it.
package struct LeadRecord: Hashable, Sendable {
    /// The queue ID of the message that made it.
    package let id: QueueID
    package let status: LeadStatus
    /// Why no further step may go out; nil while the sequence may run.
    package let stopReason: StopReason?
    package let kind: MessageKind
    package let source: LeadSource
    package let tier: Tier
    package let points: Int
    package let attainable: Int
    package let rulesVersion: String
    package let factors: [FactorPoints]
    package let service: ServiceType?
    package let language: String?
    /// What the trip is worth, in cents.
    package let valueCents: Int64?
    package let valueIsEstimated: Bool
    package let passengers: Int?
    /// Temporary bounces so far.
    package let softBounces: Int
    /// When the connection that brought it was accepted (D5).
    package let arrivedAt: Date
    package let createdAt: Date
    /// When the smart host took our first reply.
    package let firstReplyAt: Date?
    package let updatedAt: Date
    /// The sequence it is enrolled in; nil when no follow-up was planned.
    package let sequence: String?
    /// The lead's own time zone by its identifier, where it is known.
    package let timeZone: String?
    /// What is personal; nil when it was erased.
    package internal(set) var content: LeadContent?

    /// From the arrival of the inquiry to the smart host's 250 for the reply, in seconds (D5, M165).
    package var responseTime: Double? { firstReplyAt.map { $0.timeIntervalSince(arrivedAt) } }
}
