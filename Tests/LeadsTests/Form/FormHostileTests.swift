import Foundation
import MIME
import Testing

@testable import Leads

/// Bodies made to cost the reader of forms time.
@Suite("A hostile form costs no more than its length")
struct FormHostileTests {
    static let shapes: [(String, String)] = [
        ("xml", "<?xml?><a>"), ("xml attributes", "<?xml?><field name=\"a\" "), ("urlencoded", "a=%41&"),
        ("csv", "name,\"email\n"),
        ("dump", "[name] => x\n"), ("open objects", "\n{"), ("rules", "Message:\n--------\n"), ("bars", "|a|b|\n"),
        ("questions", "1. What is your name?\n\n"), ("technical tail", "IP: 1\nPage URL: x\n"),
        ("cells", "<tr><td>Name<td>x"),
        ("hidden", "<div style='display:none'>"), ("pre", "<pre>\n"), ("classes", "<div class='label'>Name</div>"),
        ("says", "x (a@b.example) says:\n"), ("one line", "Name: x | Email: y | "), ("brackets", "Name ((((("),
        ("stars", "*Name:* x *"), ("dots", "Name......"), ("words", "Name Jane Email x "),
        ("bold", "<p style='font-weight:bold'>Name</p><p>x</p>"),
    ]

    private func seconds(_ unit: String, _ octets: Int) throws -> Double {
        let text = String(repeating: unit, count: max(1, octets / unit.utf8.count))
        var source = FormSource(subject: "Contact form", from: [], replyTo: [], text: text, html: text)
        source.data = [text]
        let reader = FormReader(context: try ProjectFiles.context())
        var fields = 0
        let elapsed = ProcessorClock().measure { fields = reader.read(source)?.fields.count ?? 0 }
        // Used, so that the work is done.
        #expect(fields >= 0)
        return Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds)
    }

    @Test("Doubling the octets up to 4 MB at most doubles the time", arguments: shapes)
    func doubling(name: String, unit: String) throws {
        _ = try seconds(unit, 1_000)
        let small = try seconds(unit, 16_000)
        // Limits hold from some hundred kilobytes on: 4 MB is 250 times the octets and far less than 250 times the time.
        let large = try seconds(unit, 64_000)
        #expect(large < small * 12 + 0.5, "\(name): \(small) s, \(large) s")
        let huge = try seconds(unit, 4_000_000)
        #expect(huge < small * 500 + 5, "\(name): \(small) s, \(huge) s")
    }
}
