import Foundation
import Leads
import Store

/// Decides whether a follow-up that is due goes out now. No I/O: the runner acts on it, and `sequence simulate` shows it.
struct FollowUpDesk: Sendable {
    /// What is to be done with a step.
    enum Verdict: Hashable, Sendable {
        case send
        case wait(until: Date)
        case skip(StopReason, why: String)
    }

    let sequences: SequenceBook
    let business: TimeZone

    /// - Parameter lastSent: when the last message to this lead went out.
    func verdict(_ step: StepName, of lead: LeadRecord, due: Date, lastSent: Date?, now: Date) -> Verdict {
        guard !step.isDirectAnswer else { return .send }
        let sequence = sequence(of: lead)
        guard let planned = sequence.step(step) else {
            return .skip(.unplanned, why: "sequence \(sequence.name) has no \(step.rawValue)")
        }
        if let objection = planned.criteria.objection(to: LeadCriteria.Subject(lead)) {
            return .skip(.unplanned, why: "not for \(objection)")
        }
        switch sequence.timing(due: due, lastSent: lastSent, now: now, zone: zone(of: lead)) {
        case .now: return .send
        case .wait(let until): return .wait(until: until)
        case .stale: return .skip(.stale, why: "more than \(sequence.staleHours) hours late")
        }
    }

    /// The sequence a lead is enrolled in; should its file be gone, the one it would be enrolled in now, else the built-in
    /// one: a file taken away ends nobody's conversation by itself.
    func sequence(of lead: LeadRecord) -> FollowUpSequence {
        lead.sequence.flatMap { sequences[name: $0] } ?? sequences.sequence(for: LeadCriteria.Subject(lead))
            ?? SequenceBook.usual
    }

    /// The time zone in which the lead's window opens.
    func zone(of lead: LeadRecord) -> TimeZone {
        sequence(of: lead).zone(
            ofLead: lead.timeZone.flatMap { TimeZone(identifier: $0) }, business: business)
    }
}

extension LeadCriteria.Subject {
    /// A lead as the ledger holds it.
    init(_ lead: LeadRecord) {
        self.init(
            service: lead.service, tier: lead.tier, language: lead.language, score: lead.points,
            hasCompany: lead.content?.facts.company != nil)
    }
}
