import FoundationEssentials
import GRDB
import Leads
import MailTypes

/// A new lead put into the terms of its row: sealed, indexed, brought into the columns' ranges. Made on the caller's task.
struct LeadValues: Sendable {
    let id: QueueID
    let addressIndex: Data?
    let domainIndex: Data?
    let message: MessageIndexes
    let subjectIndex: Data
    let sealed: Data
    let sealedSummary: Data?
    let factors: String
    let valueCents: Int64?
    private let phoneIndex: Data?
    /// The domain of a company; nil for free mail, where a domain tells nothing.
    private let companyIndex: Data?
    private let lead: NewLead
    private let now: Int64

    init(_ lead: NewLead, at now: Date, seals: Seals) throws {
        self.lead = lead
        self.now = now.milliseconds
        let row = lead.message.id.description
        id = lead.message.id
        let content = lead.content
        addressIndex = content.correspondent.map { seals.token(of: $0) }
        domainIndex = content.correspondent.map { seals.token(ofDomain: $0.domain) }
        companyIndex = content.correspondent.flatMap {
            FreeMail.contains($0.domain) ? nil : seals.token(ofDomain: $0.domain)
        }
        subjectIndex = seals.token(ofSubject: SubjectPrefix.bare(content.subject ?? ""))
        phoneIndex = content.facts.phoneE164.map { seals.token(ofPhone: $0) }
        message = MessageIndexes(lead.message, seals: seals)
        sealed = try seals.seal(content, in: .lead, of: row)
        sealedSummary = try (lead.summary ?? content.facts.message).map {
            try seals.seal($0, in: .interaction, of: row)
        }
        factors = JSONText.factors(
            content.score.factors.map { FactorPoints(factor: $0.factor, points: $0.points, maximum: $0.maximum) })
        valueCents = content.score.value.flatMap(LeadValues.cents)
    }

    /// Dollars as cents; nil for what is no amount. The ceiling keeps sums of amounts far from overflow.
    static func cents(_ dollars: Double) -> Int64? {
        guard dollars.isFinite, dollars >= 0 else { return nil }
        return Int64(min(dollars * 100, 1e13).rounded())
    }

    static let insertion = """
        INSERT INTO leads (
            id, status, kind, source, tier, score, attainable, rules_version, factors, service, language, value_cents,
            value_estimated, passengers, arrived_at, created_at, updated_at, address_index, domain_index, phone_index,
            subject_index, sealed, sequence, time_zone
        ) VALUES (?, 'new', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// The values of `insertion`, in its order.
    var arguments: [(any DatabaseValueConvertible)?] {
        let score = lead.content.score
        let facts = lead.content.facts
        return [
            id.description, lead.message.kind.rawValue, lead.source.rawValue, score.tier.rawValue, score.points,
            score.attainable, score.rulesVersion, factors, facts.service?.rawValue, facts.language, valueCents,
            score.valueIsEstimated, facts.passengers.map { max(0, $0) }, lead.message.arrivedAt.milliseconds, now, now,
            addressIndex, companyIndex, phoneIndex, subjectIndex, sealed, lead.sequence,
            lead.timeZone,
        ]
    }
}
