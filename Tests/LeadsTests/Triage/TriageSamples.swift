import FoundationEssentials
import Leads
import MIME
import MailTypes

/// What the tests of triage share: the shipped rules, a context, messages made of lines.
enum TriageSamples {
    /// The shipped `rules/bounces.tsv`.
    static func rules() throws -> BounceRules { try parsed.get() }

    /// Read once: there are a thousand of them.
    private static let parsed = Result { () throws -> BounceRules in
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(4)
        let data = try Data(contentsOf: URL(filePath: path.joined(separator: "/") + "/rules/bounces.tsv"))
        return try BounceRules(parsing: String(decoding: data, as: UTF8.self))
    }

    static let context = ReadingContext(
        timeZone: TimeZone(secondsFromGMT: 0) ?? .gmt, now: Date(timeIntervalSince1970: 1_788_000_000),
        ownAddresses: ["office@limo.example"], ownDomains: ["reply.limo.example"]
    )

    /// A plain message; fields beside `From` and `To` as `Name: value` lines.
    static func message(
        from: String = "Dana Whitfield <dana@client.example>", subject: String = "Car for Friday",
        fields: [String] = [], body: String
    ) -> Message {
        let header = [
            "From: \(from)", "To: Office <office@limo.example>", "Subject: \(subject)",
            "Date: Fri, 04 Sep 2026 09:00:00 +0000", "Message-ID: <1@client.example>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
        ]
        let lines = (from.isEmpty ? Array(header.dropFirst()) : header) + fields + ["", body]
        return Message(Array(lines.joined(separator: "\r\n").utf8))
    }

    static func understand(_ message: Message, envelope: Envelope? = nil) throws -> Understanding {
        Triage(context: context, rules: try rules()).understand(message, envelope: envelope)
    }
}
