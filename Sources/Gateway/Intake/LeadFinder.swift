import Leads
import MIME
import MailTypes
import Spool
import Store

/// Finds the lead that a message belongs to: looks the keys of `LeadMatch` up in the ledger, the surest first.
struct LeadFinder: Sendable {
    let store: Store
    let tokens: TokenAddresses

    /// Open leads of one person or company that are looked at.
    private static let mostLeads = 10

    /// The lead or the message of ours that a message belongs to; an empty match when it belongs to none.
    func find(_ understood: Understanding, _ message: Message, _ spooled: SpooledMessage) async throws -> Match {
        let match = LeadMatch(understood, message: message, envelope: spooled.envelope, token: tokens.localPart(in:))
        for key in match.keys {
            guard var found = try await look(up: key, understood.kind, match) else { continue }
            if found.isThread, let lead = found.lead, understood.kind.isPersonal {
                found.isNewRequest = match.isNewRequest(of: try await candidate(lead, match.bareSubject))
            }
            return found
        }
        return Match()
    }

    private func look(up key: LeadMatch.Key, _ kind: MessageKind, _ match: LeadMatch) async throws -> Match? {
        switch key {
        case .address(let localPart): meaning(of: localPart, kind, way: .address)
        case .text(let localPart): meaning(of: localPart, kind, way: .text)
        case .thread(let identifiers):
            try await store.leads(referencedBy: identifiers).first.map {
                Match(lead: $0.lead.id, step: $0.step.queueID, way: .thread)
            }
        case .sender(let address): try await lead(of: .address(address), key, match, way: .sender)
        case .phone(let number): try await lead(of: .phone(number), key, match, way: .phone)
        case .colleague(let domain): try await lead(of: .company(domain: domain), key, match, way: .colleague)
        }
    }

    private func meaning(of localPart: String, _ kind: MessageKind, way: Match.Way) -> Match? {
        switch tokens.meaning(ofLocalPart: localPart) {
        case .reply(let lead):
            // The address of answers is seen by many; reports come to the address of the message they are about.
            [.bounce, .delay, .complaint].contains(kind) ? nil : Match(lead: lead, way: way)
        // In a text it is a quotation of ours, in an address it was written to.
        case .unsubscribe(let lead): Match(lead: lead, way: way, isStopAddress: way == .address)
        case .bounce(let step): Match(step: step, way: way)
        case nil: nil
        }
    }

    private func lead(
        of party: LeadParty, _ key: LeadMatch.Key, _ match: LeadMatch, way: Match.Way
    ) async throws -> Match? {
        let open = try await store.openLeads(party, limit: Self.mostLeads)
        let alike = try await store.leads(open.map(\.id), havingSubject: match.bareSubject)
        let lead = open.first { lead in
            let candidate = MatchCandidate(hasSubject: alike.contains(lead.id), name: lead.content?.facts.name)
            return match.accepts(candidate, by: key)
        }
        return lead.map { Match(lead: $0.id, way: way) }
    }

    private func candidate(_ lead: QueueID, _ subject: String) async throws -> MatchCandidate {
        let alike = try await store.leads([lead], havingSubject: subject)
        return MatchCandidate(hasSubject: alike.contains(lead), name: nil)
    }
}
