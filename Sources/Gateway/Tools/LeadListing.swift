import Foundation
import Leads
import MailTypes
import Store

/// One lead as the command line shows it.
package struct LeadListing: Codable, Sendable {
    package var id: String
    package var arrived: Date
    package var status: String
    package var score: Int
    package var attainable: Int
    package var tier: String
    package var source: String
    package var name: String?
    package var email: String?
    package var phone: String?
    package var company: String?
    package var service: String?
    package var passengers: Int?
    package var pickup: String?
    package var dropoff: String?
    package var when: String?
    package var value: Double?
    package var subject: String?
    /// From arrival to the smart host's reply, in seconds (D5); absent while unanswered.
    package var responseSeconds: Double?
    package var stopped: String?
    package var factors: [FactorExplanation]
    package var rules: String
    package var steps: [StepListing]?
    package var history: [HistoryListing]?

    init(_ lead: LeadRecord) {
        let facts = lead.content?.facts
        id = lead.id.description
        arrived = lead.arrivedAt
        status = lead.status.rawValue
        score = lead.points
        attainable = lead.attainable
        tier = lead.tier.rawValue
        source = lead.source.rawValue
        name = facts?.name
        email = lead.content?.correspondent?.description
        phone = facts?.phone
        company = facts?.company
        service = lead.service?.rawValue
        passengers = lead.passengers
        pickup = facts?.pickup
        dropoff = facts?.dropoff
        when = facts?.when
        value = lead.valueCents.map { Double($0) / 100 }
        subject = lead.content?.subject
        responseSeconds = lead.responseTime
        stopped = lead.stopReason?.rawValue
        factors = lead.content?.score.factors ?? []
        rules = lead.rulesVersion
    }

    init(_ detail: LeadDetail) {
        self.init(detail.lead)
        steps = detail.steps.map { step in
            StepListing(
                step: step.step.rawValue, message: step.queueID.description, due: step.dueAt,
                status: step.status.rawValue, reason: step.reason, template: step.content?.template,
                attempts: step.attempts, reply: step.replyCode
            )
        }
        history = detail.interactions.map { touch in
            HistoryListing(
                time: touch.time, kind: touch.kind.rawValue, direction: touch.direction.rawValue, summary: touch.summary
            )
        }
    }
}

/// One step of a lead's sequence as the command line shows it.
package struct StepListing: Codable, Sendable {
    package var step: String
    /// The ID of its message in the outgoing queue.
    package var message: String
    package var due: Date
    package var status: String
    package var reason: String?
    package var template: String?
    package var attempts: Int
    /// The smart host's last reply code.
    package var reply: Int?
}

/// One touch with a lead as the command line shows it.
package struct HistoryListing: Codable, Sendable {
    package var time: Date
    package var kind: String
    package var direction: String
    package var summary: String?
}
