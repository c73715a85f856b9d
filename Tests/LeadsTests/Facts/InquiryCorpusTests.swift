import Foundation
import Testing

/// Inquiries of every style with the facts a reader takes from them; a field that is absent must not be found, a list
/// names the readings that are right. `swift test --filter InquiryCorpusTests` prints the table.
@Suite("Inquiries as people write them")
struct InquiryCorpusTests {
    private static let folder = "Tests/LeadsTests/Fixtures/"

    @Test("The inquiries that the rules were made with")
    func workedOn() throws {
        try measure("inquiries.jsonl", atLeast: 300, precision: 0.97, recall: 0.955)
    }

    @Test("The everyday words of numbers, days and occasions; places are not judged")
    func everydayWords() throws {
        try measure(
            "facts.jsonl", atLeast: 150, precision: 0.98, recall: 0.97, fields: InquiryMeasure.numbers)
    }

    private static let hasAside = (try? ProjectFiles.octets(folder + "inquiries-aside.jsonl")) != nil

    @Test("The inquiries that were set aside before the rules", .enabled(if: hasAside, "no inquiries-aside.jsonl here"))
    func setAside() throws {
        // Reached so far; the aim is 0.97 and 0.92.
        try measure("inquiries-aside.jsonl", atLeast: 160, precision: 0.88, recall: 0.75)
    }

    /// Prints precision and recall per field, and fails below what must not be lost again.
    private func measure(
        _ file: String, atLeast count: Int, precision: Double, recall: Double,
        fields: [String] = InquiryMeasure.fields
    ) throws {
        let measure = try InquiryMeasure(file: Self.folder + file, fields: fields)
        print("\(file), \(measure.inquiries) inquiries\n\(measure.table)")
        if ProcessInfo.processInfo.environment["FIRSTREPLY_FAILURES"] != nil {
            print(measure.failures.joined(separator: "\n"))
        }
        #expect(measure.inquiries >= count)
        #expect(measure.total.precision >= precision, "\(measure.failures.joined(separator: "\n"))")
        #expect(measure.total.recall >= recall, "\(measure.failures.joined(separator: "\n"))")
    }
}
