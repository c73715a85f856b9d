import Foundation
import Leads
import MailTypes
import Vault

@testable import Store

/// Leads and messages for the tests. Time starts at `start` and moves by hand.
enum Samples {
    static let vault = Vault(Keyring.generate())
    static let start = Date(timeIntervalSince1970: 1_795_000_000)
    static let day = 86_400.0
    private static let ids = QueueIDSource()

    static func id(at date: Date = start) -> QueueID { ids.next(at: date) }

    static func address(_ text: String) throws -> AddrSpec {
        guard let address = AddrSpec(text) else { throw StoreError(.failed, place: "test", cause: "no address") }
        return address
    }

    static func score(_ points: Int = 72, tier: Tier = .high, value: Double? = 850) -> Score {
        Score(
            points: points, attainable: 95, tier: tier,
            factors: [
                FactorExplanation(factor: .company, points: 10, maximum: 10, evidence: "Wintergarten Holdings"),
                FactorExplanation(factor: .value, points: 20, maximum: 30, evidence: "$850 given"),
            ],
            rulesVersion: "1-abc", value: value,
            actions: TierActions(managerAlert: false, followUp: true, expedited: false, template: "standard"))
    }

    static func steps(_ names: [StepName] = [.immediate], at date: Date = start) -> [PlannedStep] {
        let days: [StepName: Double] = [.immediate: 0, .day(3): 3, .day(7): 7, .day(14): 14]
        return names.map { name in
            PlannedStep(
                step: name, lane: name.isDirectAnswer ? .firstReply : .followUp,
                dueAt: date.addingTimeInterval((days[name] ?? 0) * day), queueID: id(at: date))
        }
    }

    static func lead(
        from address: String = "margarethe@wintergarten.example", at date: Date = start, score: Score = score(),
        steps: [PlannedStep]? = nil, merge: MergeRule = .never, messageID: MessageID? = nil,
        digest: String? = nil, subject: String = "Board meeting transfer"
    ) throws -> NewLead {
        let correspondent = try Samples.address(address)
        let facts = LeadFacts(
            name: "Margarethe Quastenflosser", email: correspondent, phone: "(212) 555-0142",
            phoneE164: "+12125550142", company: "Wintergarten Holdings", service: .corporate, passengers: 4,
            pickup: "740 Park Avenue", dropoff: "Teterboro", value: 850, message: "Two sedans for a board meeting",
            language: "en", source: .email)
        return NewLead(
            message: IncomingMessage(
                id: id(at: date), kind: .inquiry, messageID: messageID, contentDigest: digest, arrivedAt: date),
            source: .email,
            content: LeadContent(
                facts: facts, correspondent: correspondent, subject: subject, messageID: messageID,
                score: score),
            steps: steps ?? Samples.steps(at: date), merge: merge)
    }

    static let accepted = SMTPReply(250, EnhancedStatusCode(2, 0, 0), "queued")
    static let unknownUser = SMTPReply(
        550, EnhancedStatusCode(5, 1, 1), "<margarethe@wintergarten.example> user unknown")

    static func content(_ queueID: QueueID) -> StepContent {
        StepContent(
            messageID: MessageID(unique: queueID.description, domain: "office.example"), template: "welcome",
            templateHash: "h1", variant: "a", bareSubject: "your board meeting")
    }
}

extension Store {
    /// Takes a step through claim, spool and hand-over.
    func send(_ queueID: QueueID, at now: Date) async throws -> ClaimVerdict {
        let verdict = try await claim(queueID, at: now, rules: ClaimRules())
        guard case .go = verdict else { return verdict }
        try await markQueued(queueID, at: now, content: Samples.content(queueID))
        try await recordSent(queueID, at: now, reply: Samples.accepted, attempts: 1)
        return verdict
    }

    /// The rows of a table.
    func rows(_ table: String) async throws -> Int {
        try await read { try $0.value("SELECT count(*) FROM \(table)") ?? 0 }
    }
}
