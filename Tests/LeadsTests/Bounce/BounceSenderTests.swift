import FoundationEssentials
import Leads
import MIME
import MailTypes
import Testing

/// Whole reports, one in the manner of each mail system, and the reports beside bounces that must not be taken for one.
struct BounceSenderTests {
    private static let folder: String = {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(2)
        return path.joined(separator: "/") + "/Fixtures/bounces/"
    }()

    private static func rows(_ table: String) throws -> [[String]] {
        let text = String(decoding: try Data(contentsOf: URL(filePath: folder + table)), as: UTF8.self)
        return text.split(separator: "\n").filter { $0.first != "#" }.map { row in
            row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func message(_ name: String, lineEnd: String = "\n") throws -> Message {
        let octets = [UInt8](try Data(contentsOf: URL(filePath: folder + name + ".eml")))
        guard lineEnd != "\n" else { return Message(octets) }
        return Message(octets.flatMap { $0 == 0x0a ? Array(lineEnd.utf8) : [$0] })
    }

    @Test(arguments: ["\n", "\r\n"])
    func readsEachSender(_ lineEnd: String) throws {
        let rows = try Self.rows("senders.tsv")
        #expect(rows.count >= 60)
        for row in rows {
            try #require(row.count == 8, "\(row)")
            let name = row[0]
            let found = try TriageSamples.understand(try Self.message("senders/" + name, lineEnd: lineEnd))
            #expect(found.kind.rawValue == row[1], "\(name): \(found.why)")
            #expect(found.bounces.map(\.recipient).joined(separator: " ") == row[2], "\(name)")
            guard let first = found.bounces.first else { continue }
            #expect(first.reason.rawValue == row[3], "\(name): \(found.why)")
            if row[4] != "-" { #expect(first.status == row[4], "\(name)") }
            if row[5] != "-" { #expect(first.replyCode == row[5], "\(name)") }
            if row[6] != "-" { #expect(first.command?.rawValue == row[6], "\(name)") }
            if row[7] != "-" { #expect(found.originalMessageIDs.first?.value == row[7], "\(name)") }
        }
    }

    @Test
    func tellsOtherReportsApart() throws {
        for row in try Self.rows("reports.tsv") {
            try #require(row.count == 4, "\(row)")
            let name = row[0]
            let found = try TriageSamples.understand(try Self.message("reports/" + name))
            #expect(found.kind.rawValue == row[1], "\(name): \(found.why)")
            #expect(found.kind.isPersonal || found.replyAddress == nil, "\(name)")
            #expect(found.complaint?.recipients ?? [] == (row[2] == "-" ? [] : [row[2]]), "\(name)")
            #expect(found.complaint?.originalMessageID?.value ?? "-" == row[3], "\(name)")
        }
    }

    @Test
    func wordsThatNoRuleKnowsAreKeptWholeAndSoft() throws {
        let found = try TriageSamples.understand(try Self.message("senders/unknown-words"))
        let bounce = try #require(found.bounces.first)
        #expect(bounce.rule == nil)
        #expect(!bounce.isHard)
        #expect(bounce.unread?.contains("the moon is in the wrong house tonight") == true)
        let long = TriageSamples.message(
            from: "MAILER-DAEMON@mx.example", subject: "failure notice",
            body: "could not be delivered\n\n<gone@client.example>: " + String(repeating: "wrong moon ", count: 5000)
        )
        let kept = try #require(try TriageSamples.understand(long).bounces.first?.unread)
        #expect(kept.count <= BounceRules.longestDiagnostic)
        #expect(kept.utf8.count > BounceRules.longestDiagnostic / 2)
    }

    @Test
    func tellsTheAddressThatWasSentTo() throws {
        let found = try TriageSamples.understand(try Self.message("senders/exim-long"))
        #expect(found.bounces.first?.originalRecipient == "alias@client.example")
    }

    /// Time grows with the input, not with its square, for the shapes that lead to most work.
    @Test(arguments: [
        "a@b.example ", ">>> RCPT TO:<a@b.example>\n<<< 550 no\n", "@", "<<<<<<<<<<", "mailbox ", "expanded from ",
    ])
    func timeIsLinear(_ unit: String) throws {
        func seconds(_ octets: Int) throws -> Double {
            let body =
                "could not be delivered to\n\n" + String(repeating: unit, count: octets / unit.utf8.count)
            let message = TriageSamples.message(
                from: "MAILER-DAEMON@mx.example", subject: "failure notice", body: body)
            return try ProcessorClock().measure { _ = try TriageSamples.understand(message) } / .seconds(1)
        }
        _ = try seconds(1 << 16)
        let half = try seconds(1 << 21)
        let whole = try seconds(1 << 22)
        // Twice the input takes twice the time, four times when quadratic; the constant is for a busy machine.
        #expect(whole < 3 * half + 2, "\(half) s, then \(whole) s")
    }
}
