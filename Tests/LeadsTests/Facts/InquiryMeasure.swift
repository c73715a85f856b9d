import Foundation
import MIME
import Testing

@testable import Leads

/// Precision and recall of the facts of a file of inquiries, field by field.
///
/// A fact that is found but not right counts twice: it is wrong, and the right one is missed.
struct InquiryMeasure {
    /// Right, wrong and missed facts.
    struct Tally {
        var right = 0
        var wrong = 0
        var missed = 0
        var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
        var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    }

    static let fields = [
        "name", "phone", "company", "service", "passengers", "pickup", "dropoff", "when", "hours", "value",
        "round_trip", "language",
    ]

    /// What is read without a map: all but the places.
    static let numbers = fields.filter { $0 != "pickup" && $0 != "dropoff" }

    private let judged: [String]
    private(set) var inquiries = 0
    private(set) var failures: [String] = []
    private var tallies: [String: Tally] = [:]

    /// Reads each line's inquiry the way a message is read, and compares what is found with what it expects.
    init(file: String, fields: [String] = InquiryMeasure.fields) throws {
        judged = fields
        for line in try ProjectFiles.text(file).split(separator: "\n") { try judge(line) }
    }

    var total: Tally {
        tallies.values.reduce(into: Tally()) { sum, tally in
            sum.right += tally.right
            sum.wrong += tally.wrong
            sum.missed += tally.missed
        }
    }

    /// One line per field, the sum below.
    var table: String {
        let rows = judged.map { ($0, tallies[$0] ?? Tally()) } + [("all fields", total)]
        let head = "field         right  wrong missed  precision  recall"
        return ([head] + rows.map(InquiryMeasure.row)).joined(separator: "\n")
    }

    private static func row(_ name: String, _ tally: Tally) -> String {
        func padded(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
        return name.padding(toLength: 12, withPad: " ", startingAt: 0) + padded("\(tally.right)", 7)
            + padded("\(tally.wrong)", 7) + padded("\(tally.missed)", 7) + padded(percent(tally.precision), 11)
            + padded(percent(tally.recall), 9)
    }

    private mutating func judge(_ line: Substring) throws {
        let inquiry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let expected = try #require(inquiry["expect"] as? [String: Any])
        let found = try InquiryMeasure.facts(of: inquiry)
        inquiries += 1
        for field in judged {
            let readings = (expected[field] as? [Any]) ?? [expected[field] ?? NSNull()]
            let right = readings.map(InquiryMeasure.plain)
            let got = InquiryMeasure.plain(found[field] ?? NSNull())
            if right.contains(got) {
                if got != nil { tallies[field, default: Tally()].right += 1 }
                continue
            }
            failures.append("\(inquiry["id"] ?? ""): \(field) \(found[field] ?? "absent"), expected \(readings)")
            if got != nil { tallies[field, default: Tally()].wrong += 1 }
            if right.contains(where: { $0 != nil }) { tallies[field, default: Tally()].missed += 1 }
        }
    }

    /// What the gateway takes from such a message: the text is taken apart before it is read.
    private static func facts(of inquiry: [String: Any]) throws -> [String: Any] {
        let reader = LeadReader(context: try ProjectFiles.context(country: inquiry["country"] as? String ?? "US"))
        let subject = inquiry["subject"] as? String
        let facts = reader.facts(
            from: Mailbox.list(inquiry["from"] as? String ?? "").first, subject: subject,
            reply: ReplyReader(text: inquiry["text"] as? String ?? "", subject: subject).read()
        )
        return try #require(try JSONSerialization.jsonObject(with: try JSONEncoder().encode(facts)) as? [String: Any])
    }

    /// A value without case, blanks and punctuation.
    private static func plain(_ value: Any) -> String? {
        if value is NSNull { return nil }
        return "\(value)".lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
