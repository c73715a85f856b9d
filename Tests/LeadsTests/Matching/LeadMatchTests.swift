import FoundationEssentials
import Leads
import MIME
import MailTypes
import Testing

/// The order in which a message looks for its lead.
struct LeadMatchTests {
    private func token(_ text: String) -> String? {
        guard let start = text.firstRange(of: "+t-") else { return nil }
        return String(text[start.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }

    private func keys(_ message: Message, to path: String? = nil) throws -> [LeadMatch.Key] {
        let forward = path.flatMap { AddrSpec($0) }.map { [$0] } ?? []
        let envelope = Envelope(reversePath: .null, forwardPaths: forward, arrival: Date(timeIntervalSince1970: 0))
        let found = try TriageSamples.understand(message)
        return LeadMatch(found, message: message, envelope: path == nil ? nil : envelope, token: token).keys
    }

    @Test
    func tokenThenIdentifiersThenBodyThenSender() throws {
        let message = TriageSamples.message(
            subject: "Re: Your ride",
            fields: ["In-Reply-To: <b@limo.example>", "References: <a@limo.example> <b@limo.example>"],
            body: "Yes, as in reply+t-body@reply.limo.example"
        )
        #expect(
            try keys(message, to: "reply+t-env@reply.limo.example") == [
                .token("env"), .messageID(try #require(MessageID("<b@limo.example>"))),
                .messageID(try #require(MessageID("<a@limo.example>"))), .token("body"),
                .sender(try #require(AddrSpec("dana@client.example")), bareSubject: "your ride"),
            ]
        )
    }

    @Test
    func aBounceFindsItsLeadByTheReversePathThenByWhatCameBack() throws {
        let body =
            "could not be delivered\n\n<gone@client.example>: 550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <m@limo.example>"
        let message = TriageSamples.message(from: "MAILER-DAEMON@mx.example", subject: "failure notice", body: body)
        #expect(
            try keys(message, to: "bounce+t-v@reply.limo.example") == [
                .token("v"), .messageID(try #require(MessageID("<m@limo.example>"))),
                .sender(try #require(AddrSpec("gone@client.example")), bareSubject: "failure notice"),
            ]
        )
    }

    @Test
    func aFreshInquiryHasOnlyItsSender() throws {
        let message = TriageSamples.message(body: "A car, please?")
        #expect(
            try keys(message) == [.sender(try #require(AddrSpec("dana@client.example")), bareSubject: "car for friday")]
        )
    }
}
