/// A lead and what belongs to it as read in one snapshot, still sealed.
struct FoundLead: Sendable {
    let lead: LeadRow
    let interactions: [InteractionRow]
    let steps: [StepRecord]
    let messages: [MessageRecord]
    let events: [EventRecord]

    func detail(_ seals: Seals) throws -> LeadDetail {
        LeadDetail(
            lead: try lead.record(seals), interactions: try interactions.map { try $0.record(seals) }, steps: steps,
            messages: messages, events: events)
    }
}
