import Leads
import MailTypes

/// A report for a person: what the message is, why, and what would follow.
struct InspectText {
    private let report: InspectReport

    init(_ report: InspectReport) {
        self.report = report
    }

    var text: String {
        var lines = ["\(report.file): \(report.kind.rawValue)"]
        for sign in report.why { lines.append("  because  \(sign)") }
        for defect in report.defects { lines.append("  defect   \(defect)") }
        if let address = report.replyAddress { lines.append("  answer   \(address)") }
        for bounce in report.bounces ?? [] { lines.append("  bounce   \(Self.line(bounce))") }
        if let date = report.autoResponse?.returnDate { lines.append("  returns  \(date)") }
        if let lead = report.lead { lines += Self.lines(lead) }
        if let reply = report.replyText, !reply.isEmpty {
            lines.append("  new text")
            lines += reply.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ bounce: InspectReport.Bounce) -> String {
        let hard = bounce.hard ? "hard" : "soft"
        let rule = bounce.rule ?? "no rule"
        return "\(bounce.recipient): \(bounce.reason), \(bounce.status), \(hard), \(rule)"
    }

    private static func lines(_ lead: InspectReport.Lead) -> [String] {
        let pairs: [(String, String?)] = [
            ("name", lead.name), ("email", lead.email), ("phone", lead.phone), ("company", lead.company),
            ("service", lead.service), ("passengers", lead.passengers.map { "\($0)" }), ("pickup", lead.pickup),
            ("dropoff", lead.dropoff), ("when", lead.when), ("hours", lead.hours.map { "\($0)" }),
            ("value", lead.value.map { "\($0)" }), ("language", lead.language),
        ]
        return pairs.compactMap { name, value in
            value.map { "  lead     \(name): \($0)" }
        }
    }
}
