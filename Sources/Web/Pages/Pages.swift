import Foundation
import HTTPTypes
import Leads
import MailTypes
import Mustache
import Store

/// Renders the pages from what the ledger tells.
struct Pages: Sendable {
    /// Rows of the list: a screen or two.
    static let listed = 50

    private let layout: MustacheTemplate
    private let leadsPage: MustacheTemplate
    private let leadPage: MustacheTemplate
    private let capturedPage: MustacheTemplate

    init() throws {
        layout = try MustacheTemplate(string: PageLayout.template)
        leadsPage = try MustacheTemplate(string: PageTemplates.leads)
        leadPage = try MustacheTemplate(string: PageTemplates.lead)
        capturedPage = try MustacheTemplate(string: PageTemplates.captured)
    }

    func leads(_ leads: [LeadRecord], captured: [CapturedMessage]) throws -> HTMLPage {
        let values: [String: Any] = [
            "hasLeads": !leads.isEmpty, "count": leads.count, "leads": leads.map(Self.row),
            "hasCaptured": !captured.isEmpty,
            "captured": captured.map {
                ["id": $0.id, "received": Self.time($0.received), "to": $0.to, "subject": $0.subject]
            },
        ]
        return page("Leads", leadsPage.render(values))
    }

    func lead(_ detail: LeadDetail) throws -> HTMLPage {
        var values = Self.row(detail.lead)
        values["attainable"] = detail.lead.attainable
        values["status"] = detail.lead.status.rawValue
        values["facts"] = Self.facts(detail.lead)
        values["factors"] = (detail.lead.content?.score.factors ?? []).map { factor in
            [
                "name": factor.factor.rawValue, "points": factor.points, "maximum": factor.maximum,
                "evidence": factor.evidence,
            ] as [String: Any]
        }
        values["steps"] = detail.steps.map { step in
            [
                "name": step.step.rawValue, "due": Self.time(step.dueAt),
                "state": [step.status.rawValue, step.reason].compactMap { $0 }.joined(separator: ": "),
                "template": step.content?.template ?? "",
            ]
        }
        values["history"] = detail.interactions.map { touch in
            ["time": Self.time(touch.time), "kind": touch.kind.rawValue, "summary": touch.summary ?? ""]
        }
        return page(values["who"] as? String ?? "Lead", leadPage.render(values))
    }

    func captured(_ message: CapturedMessage) throws -> HTMLPage {
        let values: [String: Any] = [
            "id": message.id, "to": message.to, "subject": message.subject, "received": Self.time(message.received),
            "header": message.header, "text": message.text, "hasHTML": message.html != nil,
        ]
        return page(message.subject, capturedPage.render(values))
    }

    func missing() throws -> HTMLPage {
        var missing = page("Not here", PageTemplates.missing)
        missing.status = .notFound
        return missing
    }

    private func page(_ title: String, _ content: String) -> HTMLPage {
        HTMLPage(html: layout.render(["title": title, "content": content]))
    }

    private static func row(_ lead: LeadRecord) -> [String: Any] {
        let facts = lead.content?.facts
        let trip = [
            facts?.when, facts?.pickup.map { "from \($0)" }, facts?.dropoff.map { "to \($0)" },
            lead.passengers.map { "\($0) passengers" },
        ].compactMap { $0 }
        let why = lead.factors.map { "\($0.factor.rawValue) \($0.points)" }
        let reply = lead.responseTime.map { "after \(Int(($0 * 1000).rounded())) ms" } ?? lead.stopReason?.rawValue
        return [
            "id": lead.id.description, "arrived": time(lead.arrivedAt),
            "who": facts?.name ?? lead.content?.correspondent?.description ?? "unknown",
            "company": facts?.company ?? "", "service": lead.service?.rawValue ?? "not said",
            "trip": trip.joined(separator: ", "), "score": lead.points, "tier": lead.tier.rawValue,
            "why": why.joined(separator: ", "), "reply": reply ?? "not yet",
        ]
    }

    private static func facts(_ lead: LeadRecord) -> [[String: String]] {
        let facts = lead.content?.facts
        let value = lead.valueCents.map { "$\($0 / 100)" + (lead.valueIsEstimated ? " (estimated)" : "") }
        let pairs: [(String, String?)] = [
            ("Name", facts?.name), ("Address", lead.content?.correspondent?.description), ("Telephone", facts?.phone),
            ("Company", facts?.company), ("Service", lead.service?.rawValue),
            ("Passengers", lead.passengers.map(String.init)), ("From", facts?.pickup), ("To", facts?.dropoff),
            ("When", facts?.when), ("Hours", facts?.hours.map { "\($0)" }), ("Value", value),
            ("Subject", lead.content?.subject),
        ]
        return pairs.compactMap { name, value in value.map { ["name": name, "value": $0] } }
    }

    /// `2026-11-22 18:30:05 UTC`.
    private static func time(_ date: Date) -> String {
        MailDate(date: date).iso8601.prefix(19).replacing("T", with: " ") + " UTC"
    }
}
