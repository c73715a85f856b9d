import Foundation
import MailTypes
import Store

/// What the office decides by hand: where a lead stands, that its follow-ups end, who gets no more mail.
struct LeadDesk: Sendable {
    let store: Store
    let clock: any WallClock

    /// Does what is asked, lead by lead or address by address; what could not be done is in `problems`.
    func perform(_ request: ControlRequest) async -> ControlResponse {
        let order = request.lead ?? LeadOrder()
        let subjects = [.suppress, .unsuppress].contains(request.verb) ? order.addresses : request.ids
        var (done, problems): ([String], [String]) = ([], [])
        for subject in subjects {
            do {
                try await perform(request.verb, subject, order)
                done.append(subject)
            } catch {
                problems.append("\(subject): \(error)")
            }
        }
        return ControlResponse(done: done, problems: problems)
    }

    private func perform(_ verb: ControlRequest.Verb, _ subject: String, _ order: LeadOrder) async throws {
        switch verb {
        case .stop: try await stop(subject)
        case .status: try await set(subject, order)
        case .suppress: try await suppress(subject, order)
        case .unsuppress: try await unsuppress(subject, order)
        default: throw ControlFault(problem: "\(verb.rawValue) is nothing that is done to leads")
        }
    }

    private func stop(_ id: String) async throws {
        guard let lead = QueueID(id), try await store.lead(lead) != nil else { throw Self.noLead }
        try await store.stopSequence(of: lead, at: clock.now())
    }

    private func set(_ id: String, _ order: LeadOrder) async throws {
        let status = try Self.word(order.status, of: LeadStatus.self, "a status")
        guard let lead = QueueID(id),
            try await store.changeStatus(of: lead, to: status, valueCents: order.valueCents, at: clock.now()) != nil
        else { throw Self.noLead }
    }

    private func suppress(_ text: String, _ order: LeadOrder) async throws {
        let reason = try Self.word(order.reason, of: SuppressionReason.self, "a reason")
        let scope = try order.scope.map { try Self.word($0, of: SuppressionScope.self, "a scope") }
        let evidence = try order.evidence.map { text in
            guard let id = QueueID(text) else { throw ControlFault(problem: "\(text) is no message's ID") }
            return id
        }
        try await store.suppress(
            try Self.address(text), reason: reason, scope: scope, evidence: evidence, expires: order.expires,
            at: clock.now())
    }

    private func unsuppress(_ text: String, _ order: LeadOrder) async throws {
        let reason = try order.reason.map { try Self.word($0, of: SuppressionReason.self, "a reason") }
        guard try await store.unsuppress(try Self.address(text), reason: reason, at: clock.now()) else {
            throw ControlFault(problem: "is not on the list; firstreply suppression list shows who is")
        }
    }

    private static let noLead = ControlFault(problem: "no such lead; firstreply lead list shows them")

    private static func address(_ text: String) throws -> AddrSpec {
        guard let address = AddrSpec(text) else { throw ControlFault(problem: "is no address") }
        return address
    }

    private static func word<Word: RawRepresentable & CaseIterable>(
        _ text: String?, of type: Word.Type, _ what: String
    ) throws -> Word where Word.RawValue == String {
        guard let word = text.flatMap(Word.init(rawValue:)) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw ControlFault(problem: "'\(text ?? "")' is not \(what): \(words)")
        }
        return word
    }
}
