import Foundation
import Gateway
import Leads

/// A lead for a person to read.
struct LeadText {
    let lead: LeadListing

    init(_ lead: LeadListing) {
        self.lead = lead
    }

    /// The score with its reasons.
    var score: String {
        let head = "\(lead.id): score \(lead.score) of \(lead.attainable), tier \(lead.tier), rules \(lead.rules)"
        let factors = lead.factors.map { "  \($0.factor.rawValue): \($0.points) of \($0.maximum), \($0.evidence)" }
        return ([head] + factors).joined(separator: "\n")
    }

    /// Everything.
    var whole: String {
        let facts: [(String, String?)] = [
            ("arrived", lead.arrived.formatted(.iso8601)), ("status", lead.status), ("stopped", lead.stopped),
            ("answered", lead.responseSeconds.map { "after \(Int(($0 * 1000).rounded())) ms" }),
            ("source", lead.source), ("name", lead.name), ("address", lead.email), ("telephone", lead.phone),
            ("company", lead.company), ("service", lead.service), ("passengers", lead.passengers.map(String.init)),
            ("from", lead.pickup), ("to", lead.dropoff), ("when", lead.when), ("value", lead.value.map { "$\($0)" }),
            ("subject", lead.subject),
        ]
        var lines = [score, ""]
        lines += facts.compactMap { name, value in value.map { "  \(name): \($0)" } }
        lines += ["", "Steps"]
        lines += (lead.steps ?? []).map { step in
            let details = [step.template, step.reason, step.reply.map { "reply \($0)" }].compactMap { $0 }
            return "  \(step.due.formatted(.iso8601))  \(step.step)  \(step.status)  \(details.joined(separator: ", "))"
        }
        lines += ["", "History"]
        lines += (lead.history ?? []).map { touch in
            let said = (touch.summary ?? "").split(whereSeparator: \.isNewline).joined(separator: " / ").prefix(120)
            return "  \(touch.time.formatted(.iso8601))  \(touch.kind)  \(said)"
        }
        return lines.joined(separator: "\n")
    }
}
