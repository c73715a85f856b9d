import Foundation
import MIME
import Testing

@testable import Leads

/// Text made to cost time: everything is read in time linear in its length.
@Suite("Hostile text costs no more than its length")
struct HostileTextTests {
    static let shapes: [(String, String)] = [
        ("at signs", "a@"), ("digits", "1"), ("spaced digits", "12 "), ("dashed digits", "555-"),
        ("to", "from JFK to "), ("labels", "Name: x\n"),
        ("unseen labels", "Message: x\nBudget: 1\n"), ("angle brackets", "<"), ("table cells", "<table><tr><td>"),
        ("bold", "<b>Name:</b> x<br>"),
        ("entities", "&amp"), ("commas", "pick up at A, "), ("number words", "twenty five "), ("times", "6:30pm to "),
        ("dates", "Dec 4, "),
        ("apostrophes", "o'"), ("combining marks", "e\u{301}\u{301}"), ("de", "de X a "), ("blank lines", "\n\n"),
        ("dollars", "$1,000 to "), ("brackets", "[[[["),
        ("json", "[{\"a\":"), ("japanese", "【お名前】"), ("comments", "<!--"), ("and", "2 kids and "),
        ("names", "my name is A B C D "),
        ("pickups", "pick up at "), ("verbs", "leave "), ("pairs", "from A to B and "), ("between", "between A and "),
        ("family", "my wife and "), ("weekdays", "Mon/"), ("flights", "flying from A "), ("thanks", "Thanks, A. "),
        ("appointments", "cita "), ("totals", "12 of us "), ("elisions", "l'"), ("shouting", "PICK ME UP FROM "),
        ("weeks", "two weeks from "), ("streets", "at 12 Elm "), ("spans", "from 6 to 7 to "), ("domains", "Acme "),
    ]

    private func seconds(_ unit: String, _ octets: Int) throws -> Double {
        let text = String(repeating: unit, count: max(1, octets / unit.utf8.count))
        let context = try ProjectFiles.context()
        let clock = ProcessorClock()
        let elapsed = clock.measure {
            let source = FormSource(subject: text, from: [], replyTo: [], text: text, html: text)
            let form = FormReader(context: context).read(source)
            let facts = LeadReader(context: context).facts(
                from: Mailbox.list("Ann Doe <ann@acmeacmeacmeacme.com>").first, subject: String(text.prefix(500)),
                newText: text)
            // Used, so that the work is done.
            #expect((form?.fields.count ?? 0) >= 0 && facts.source == .email)
        }
        return Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds)
    }

    @Test("Eight times the text takes no more than some twelve times the time", arguments: shapes)
    func linear(name: String, unit: String) throws {
        _ = try seconds(unit, 1_000)
        let small = try seconds(unit, 4_000)
        let large = try seconds(unit, 32_000)
        // A quadratic reader would take 64 times as long; the constant covers a busy machine.
        #expect(large < small * 24 + 0.5, "\(name): \(small) s, \(large) s")
    }

    @Test("A megabyte is read up to the limit and no further", arguments: ["a b ", "<td>"])
    func limit(unit: String) throws {
        #expect(try seconds(unit, 1_000_000) < 30)
    }

    @Test("Every prefix of a message is survived")
    func prefixes() throws {
        let text =
            "Name: Jürgen “J” Weiß\nE-Mail: j@x.example\n<table><tr><td>Phone</td><td>+49 (0)30 123&#xe9;&bogus;</td></tr>\n"
            + "{\"a\": [\"\\ud83d\\u\"]} pick up at 12 St. John's Rd., Newark, NJ 07102 on 12/4/26 at 6:30 p.m. for 8-10 people, $1,200"
        let context = try ProjectFiles.context()
        for length in stride(from: 1, to: text.count, by: 3) {
            let part = String(text.prefix(length))
            let source = FormSource(subject: part, from: Mailbox.list(part), replyTo: [], text: part, html: part)
            let reading = FormReader(context: context).read(source)
            #expect(reading == nil || reading?.fields.isEmpty == false)
            #expect(LeadReader(context: context).facts(from: nil, subject: part, newText: part).source == .email)
        }
    }
}
