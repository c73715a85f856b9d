import Foundation
import MIME
import Testing

@testable import Leads

/// Inquiries of every style with the facts a reader takes from them; a field that is absent must not be found, a list
/// names the readings that are right.
@Suite("Inquiries as people write them")
struct InquiryCorpusTests {
    /// Right, wrong and missed facts.
    private struct Tally {
        var right = 0
        var wrong = 0
        var missed = 0
        var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
        var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    }

    private static let fields = [
        "name", "phone", "company", "service", "passengers", "pickup", "dropoff", "when", "hours", "value",
        "round_trip",
        "language",
    ]

    /// File, and the precision and recall over all fields that must not be lost again.
    static let floors: [(String, Double, Double)] = [
        ("inquiries.jsonl", 0.99, 0.99), ("inquiries-aside.jsonl", 0.96, 0.94),
    ]

    @Test("Precision and recall over all fields", arguments: floors)
    func measure(file: String, precision: Double, recall: Double) throws {
        var tallies: [String: Tally] = [:]
        var failures: [String] = []
        for line in try ProjectFiles.text("Tests/LeadsTests/Fixtures/\(file)").split(separator: "\n") {
            try judge(line, &tallies, &failures)
        }
        var all = Tally()
        for field in Self.fields {
            let tally = tallies[field] ?? Tally()
            all.right += tally.right
            all.wrong += tally.wrong
            all.missed += tally.missed
        }
        #expect(all.right > 100)
        #expect(all.precision >= precision, "\(file): \(failures.joined(separator: "\n"))")
        #expect(all.recall >= recall, "\(file): \(failures.joined(separator: "\n"))")
    }

    private func judge(_ line: Substring, _ tallies: inout [String: Tally], _ failures: inout [String]) throws {
        let inquiry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let expected = try #require(inquiry["expect"] as? [String: Any])
        let reader = LeadReader(context: try ProjectFiles.context(country: inquiry["country"] as? String ?? "US"))
        let facts = reader.facts(
            from: Mailbox.list(inquiry["from"] as? String ?? "").first, subject: inquiry["subject"] as? String,
            newText: inquiry["text"] as? String ?? ""
        )
        let found = try #require(
            try JSONSerialization.jsonObject(with: try JSONEncoder().encode(facts)) as? [String: Any]
        )
        for field in Self.fields {
            let readings = (expected[field] as? [Any]) ?? [expected[field] ?? NSNull()]
            let right = readings.map(Self.plain)
            let got = Self.plain(found[field] ?? NSNull())
            if right.contains(got) {
                if got != nil { tallies[field, default: Tally()].right += 1 }
                continue
            }
            failures.append("\(inquiry["id"] ?? ""): \(field) \(got ?? "absent"), expected \(right)")
            if got != nil { tallies[field, default: Tally()].wrong += 1 }
            if right.contains(where: { $0 != nil }) { tallies[field, default: Tally()].missed += 1 }
        }
    }

    /// A value without case, blanks and punctuation.
    private static func plain(_ value: Any) -> String? {
        if value is NSNull { return nil }
        return "\(value)".lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
