import FoundationEssentials
import Leads
import MIME
import MailTypes
import Testing

/// The contract of `inspect --json`.
struct InspectReportTests {
    private func json(_ message: Message) throws -> [String: Member] {
        let report = InspectReport(
            file: "f.eml", message: message, understanding: try TriageSamples.understand(message)
        ) { "digest of \($0.count)" }
        return try JSONDecoder().decode([String: Member].self, from: JSONEncoder().encode(report))
    }

    /// Any JSON value, as far as the tests look.
    enum Member: Decodable, Equatable {
        case text(String)
        case object([String: Member])
        case list([Member])
        case other

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let list = try? value.decode([Member].self) {
                self = .list(list)
            } else if let object = try? value.decode([String: Member].self) {
                self = .object(object)
            } else {
                self = .other
            }
        }

        subscript(_ key: String) -> Member? {
            if case .object(let members) = self { return members[key] }
            return nil
        }
    }

    @Test
    func namesItsMembersAsTheContractDoes() throws {
        let found = try json(
            TriageSamples.message(fields: ["In-Reply-To: <9@limo.example>"], body: "Yes.\n\n-- \nDana"))
        #expect(found["file"] == .text("f.eml"))
        #expect(found["kind"] == .text("reply"))
        #expect(found["content_type"] == .text("text/plain"))
        #expect(found["reply_text"] == .text("Yes."))
        #expect(found["reply_address"] == .text("dana@client.example"))
        #expect(found["headers"]?["date"] == .text("2026-09-04T09:00:00+00:00"))
        #expect(found["headers"]?["in_reply_to"] == .list([.text("<9@limo.example>")]))
        #expect(
            found["headers"]?["from"]
                == .list([.object(["name": .text("Dana Whitfield"), "address": .text("dana@client.example")])]))
        let part = try #require(found["parts"].flatMap { if case .list(let parts) = $0 { parts.first } else { nil } })
        #expect(part["section"] == .text("1"))
        #expect(part["sha256"] != nil)
        for absent in ["html", "bounces", "complaint", "form", "forwarded", "auto_response"] {
            #expect(found[absent] == nil)
        }
    }

    @Test
    func listsBounces() throws {
        let body =
            "could not be delivered\n\n<gone@client.example>: 550 5.1.1 user unknown (in reply to RCPT TO command)"
        let message = TriageSamples.message(from: "MAILER-DAEMON@mx.example", subject: "failure notice", body: body)
        let found = try json(message)
        guard case .list(let bounces) = try #require(found["bounces"]), let bounce = bounces.first else {
            Issue.record("no bounces")
            return
        }
        #expect(bounce["recipient"] == .text("gone@client.example"))
        #expect(bounce["action"] == .text("failed"))
        #expect(bounce["status"] == .text("5.1.1"))
        #expect(bounce["reply_code"] == .text("550"))
        #expect(bounce["reason"] == .text("userunknown"))
        #expect(bounce["command"] == .text("RCPT"))
        #expect(found["reply_address"] == nil)
    }

    @Test(
        arguments: [
            ("a@b.example", true, "a", "b.example"), ("\"a b\"@b.example", true, "a b", "b.example"),
            ("a@", false, nil, nil),
            ("", false, nil, nil), ("a b@c.example", false, nil, nil),
        ] as [(String, Bool, String?, String?)])
    func addresses(_ text: String, _ isValid: Bool, _ local: String?, _ domain: String?) {
        let report = AddressReport(text)
        #expect(report.address == text)
        #expect(report.valid == isValid)
        #expect(report.local == local)
        #expect(report.domain == domain)
    }
}
