import Foundation
import MIME
import MailTypes
import Testing

@testable import Leads

/// Mail of form mailers as they lay it out, in many languages, with what a reader takes from it: the kind, whom to
/// answer, the contact fields; a contact field that is not named must not be found.
@Suite("Forms as mailers print them")
struct FormCorpusTests {
    private struct Sample: Decodable {
        var id: String
        var from: String
        var replyTo: String?
        var subject: String
        var type: String?
        var country: String?
        var body: String
        var expect: Expectation

        enum CodingKeys: String, CodingKey {
            case id, from, subject, type, country, body, expect
            case replyTo = "reply_to"
        }

        var message: Message {
            let fields = [
                "From: \(from)", "To: info@tntlimousine.com", "Subject: \(subject)",
                "Date: Wed, 18 Nov 2026 10:12:00 -0500", "Message-ID: <\(id)@northlimo.example>", "MIME-Version: 1.0",
                replyTo.map { "Reply-To: \($0)" }, "Content-Type: \(type ?? "text/plain"); charset=utf-8",
                "Content-Transfer-Encoding: 8bit", "",
            ]
            return Message(Array((fields.compactMap { $0 } + [body]).joined(separator: "\r\n").utf8))
        }
    }

    private struct Expectation: Decodable {
        var kind: MessageKind
        var reply: String?
        var name: String?
        var email: String?
        var phone: String?
        var company: String?
        var message: String?
        var pickup: String?
        var dropoff: String?
        var when: String?
        var passengers: Int?
        var fields: [String: String]?
    }

    /// What was asked of the samples and what was answered.
    private struct Tally {
        var asked = 0
        var failures: [String] = []
        var ratio: Double { asked == 0 ? 0 : Double(asked - failures.count) / Double(asked) }

        mutating func compare(_ id: String, _ what: String, _ got: String?, _ wanted: String?) {
            asked += 1
            let got = Self.squeezed(got)
            let wanted = Self.squeezed(wanted)
            if got != wanted { failures.append("\(id): \(what) is \"\(got)\", expected \"\(wanted)\"") }
        }

        private static func squeezed(_ text: String?) -> String {
            (text ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// File, how many samples it has at least, and the part of all answers that must not be lost again.
    static let floors: [(String, Int, Double)] = [("forms.jsonl", 110, 0.99), ("forms-aside.jsonl", 55, 0.98)]

    @Test("Kind, reply address and fields", arguments: floors)
    func measure(file: String, count: Int, floor: Double) throws {
        var tally = Tally()
        let lines = try ProjectFiles.text("Tests/LeadsTests/Fixtures/\(file)").split(separator: "\n")
        #expect(lines.count >= count)
        for line in lines {
            judge(try JSONDecoder().decode(Sample.self, from: Data(line.utf8)), try ProjectFiles.context(), &tally)
        }
        #expect(tally.ratio >= floor, "\(file): \(tally.ratio)\n\(tally.failures.joined(separator: "\n"))")
    }

    private func judge(_ sample: Sample, _ context: ReadingContext, _ tally: inout Tally) {
        var context = context
        context.defaultCountry = sample.country ?? "US"
        let found = Triage(context: context, rules: .none).understand(sample.message)
        let expected = sample.expect
        tally.compare(sample.id, "kind", found.kind.rawValue, expected.kind.rawValue)
        tally.compare(sample.id, "reply address", found.replyAddress?.description, expected.reply)
        guard expected.kind == .form else { return }
        let lead = found.lead
        tally.compare(sample.id, "name", lead?.name, expected.name)
        tally.compare(sample.id, "email", lead?.email?.description, expected.email)
        tally.compare(sample.id, "phone", lead?.phone, expected.phone)
        tally.compare(sample.id, "company", lead?.company, expected.company)
        tally.compare(sample.id, "message", lead?.message, expected.message)
        if let pickup = expected.pickup { tally.compare(sample.id, "pickup", lead?.pickup, pickup) }
        if let dropoff = expected.dropoff { tally.compare(sample.id, "dropoff", lead?.dropoff, dropoff) }
        if let when = expected.when { tally.compare(sample.id, "when", lead?.when, when) }
        if let passengers = expected.passengers {
            tally.compare(sample.id, "passengers", lead?.passengers.map(String.init), String(passengers))
        }
        for (label, value) in expected.fields ?? [:] {
            let field = found.form?.fields.first { FormLabels.key(of: $0.label) == FormLabels.key(of: label) }
            tally.compare(sample.id, "field \(label)", field?.value ?? "(absent)", value)
        }
    }
}
