import Foundation
import Testing

@testable import Leads

/// Where people are met and brought, as they write it: what a dispatcher would note, against what is read.
@Suite("Pick-ups and drop-offs as people write them")
struct PlaceCorpusTests {
    private static let file = "Tests/LeadsTests/Fixtures/places.jsonl"

    @Test("Both ends of the trip", arguments: [("pickup", 0.94, 0.88), ("dropoff", 0.95, 0.84)])
    func ends(field: String, precision: Double, recall: Double) throws {
        var right = 0
        var wrong = 0
        var missed = 0
        var failures: [String] = []
        let reader = FactReader(context: try ProjectFiles.context())
        let lines = try ProjectFiles.text(Self.file).split(separator: "\n")
        for line in lines {
            let inquiry = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let expected = try #require(inquiry["expect"] as? [String: Any])
            let facts = reader.read(try #require(inquiry["text"] as? String))
            let got = Self.plain(field == "pickup" ? facts.pickup : facts.dropoff)
            let readings = ((expected[field] as? [Any]) ?? [expected[field] ?? NSNull()]).map {
                Self.plain($0 as? String)
            }
            if readings.contains(got) {
                if got != nil { right += 1 }
                continue
            }
            failures.append("\(inquiry["id"] ?? ""): \(got ?? "absent"), expected \(readings)")
            if got != nil { wrong += 1 }
            if readings.contains(where: { $0 != nil }) { missed += 1 }
        }
        print("places.jsonl, \(field): \(right) right, \(wrong) wrong, \(missed) missed")
        #expect(lines.count >= 200)
        #expect(Double(right) >= precision * Double(right + wrong), "\(failures.joined(separator: "\n"))")
        #expect(Double(right) >= recall * Double(right + missed), "\(failures.joined(separator: "\n"))")
    }

    /// A value without case, blanks and punctuation.
    private static func plain(_ value: String?) -> String? {
        value.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    }
}
