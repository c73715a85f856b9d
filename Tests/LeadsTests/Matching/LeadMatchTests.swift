import FoundationEssentials
import MIME
import MailTypes
import Testing

@testable import Leads

/// The order in which a message looks for its lead, and which of the leads found it believes.
struct LeadMatchTests {
    private func token(_ text: String) -> String? {
        guard let start = text.firstRange(of: "+t-") else { return nil }
        return String(text[start.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }

    private func match(_ message: Message, to path: String? = nil) throws -> LeadMatch {
        let forward = path.flatMap { AddrSpec($0) }.map { [$0] } ?? []
        let envelope = Envelope(reversePath: .null, forwardPaths: forward, arrival: Date(timeIntervalSince1970: 0))
        let found = try TriageSamples.understand(message)
        return LeadMatch(found, message: message, envelope: path == nil ? nil : envelope, token: token)
    }

    @Test
    func addressThenThreadThenTextThenWhoWrites() throws {
        let message = TriageSamples.message(
            from: "Dana Whitfield <dana@whitfield-law.com>", subject: "Re: Your ride",
            fields: ["In-Reply-To: <b@limo.example>", "References: <a@limo.example> <b@limo.example>"],
            body: "Yes, as in reply+t-body@reply.limo.example\n\nDana Whitfield\n(212) 555-0142"
        )
        let found = try match(message, to: "reply+t-env@reply.limo.example")
        #expect(
            found.keys == [
                .address(token: "env"),
                .thread([
                    try #require(MessageID("<b@limo.example>")), try #require(MessageID("<a@limo.example>")),
                ]),
                .text(token: "body"), .sender(try #require(AddrSpec("dana@whitfield-law.com"))),
                .phone("+12125550142"), .colleague(domain: "whitfield-law.com"),
            ])
        #expect(found.bareSubject == "your ride")
    }

    @Test
    func aBounceFindsItsLeadByTheReversePathThenByWhatCameBackAndByNothingAnybodyCanWrite() throws {
        let body =
            "could not be delivered\n\n<gone@client.example>: 550 5.1.1 user unknown\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <m@limo.example>"
        let message = TriageSamples.message(from: "MAILER-DAEMON@mx.example", subject: "failure notice", body: body)
        #expect(
            try match(message, to: "bounce+t-v@reply.limo.example").keys == [
                .address(token: "v"), .thread([try #require(MessageID("<m@limo.example>"))]),
            ])
    }

    @Test(
        "A fresh inquiry is looked up by nobody; a colleague on free mail is none",
        arguments: [
            ("Car for Friday", "dana@whitfield-law.com", 0), ("Re: Car for Friday", "dana@whitfield-law.com", 2),
            ("Re: Car for Friday", "dana@gmail.com", 1),
        ])
    func whoWrites(subject: String, from: String, keys: Int) throws {
        let message = TriageSamples.message(from: "Dana <\(from)>", subject: subject, body: "A car, please?")
        #expect(try match(message).keys.count == keys)
    }

    @Test
    func aWishToHearNoMoreSpeaksForOneAddress() throws {
        let message = TriageSamples.message(
            from: "Dana <dana@whitfield-law.com>", subject: "Re: Car", body: "Please remove me from your list.")
        #expect(try match(message).keys == [.sender(try #require(AddrSpec("dana@whitfield-law.com")))])
    }

    /// Name, key, whether the subject is the lead's, the lead's name, whether it is believed.
    private static let beliefs: [(LeadMatch.Key, Bool, String?, Bool)] = [
        (.address(token: "t"), false, nil, true),
        (.thread([]), false, nil, true),
        (.text(token: "t"), false, nil, true),
        (.colleague(domain: "whitfield-law.com"), true, "Somebody Else", true),
        (.colleague(domain: "whitfield-law.com"), false, "Dana Whitfield", false),
        (.phone("+12125550142"), true, nil, true),
        (.phone("+12125550142"), false, "DANA  Whitfield", true),
        (.phone("+12125550142"), false, "Robin Whitfield", false),
        (.phone("+12125550142"), false, nil, false),
    ]

    @Test(arguments: beliefs)
    func belief(key: LeadMatch.Key, hasSubject: Bool, name: String?, isBelieved: Bool) throws {
        let found = try match(
            TriageSamples.message(
                from: "Dana Whitfield <dana@whitfield-law.com>", subject: "Re: cars for Friday", body: "Yes."))
        #expect(found.accepts(MatchCandidate(hasSubject: hasSubject, name: name), by: key) == isBelieved)
        let sender = LeadMatch.Key.sender(try #require(AddrSpec("dana@whitfield-law.com")))
        #expect(found.accepts(MatchCandidate(hasSubject: hasSubject, name: name), by: sender) == hasSubject)
    }

    /// Subject, whether a colleague and whether the sender is believed when the lead has the same one.
    private static let subjects: [(String, Bool, Bool)] = [
        ("Re: Cars for our board meeting", true, true), ("Re: Quote", false, true), ("Re: quote request", false, true),
        ("Re:", false, false), ("", false, false),
    ]

    @Test(
        "A subject that anybody may write names no conversation of a colleague, and none names nobody's",
        arguments: subjects)
    func commonSubjects(subject: String, colleague: Bool, sender: Bool) throws {
        let found = try match(
            TriageSamples.message(from: "Robin <robin@whitfield-law.com>", subject: subject, body: "Yes."))
        let candidate = MatchCandidate(hasSubject: true, name: nil)
        #expect(found.accepts(candidate, by: .colleague(domain: "whitfield-law.com")) == colleague)
        #expect(found.accepts(candidate, by: .sender(try #require(AddrSpec("robin@whitfield-law.com")))) == sender)
    }

    @Test(
        "A changed subject over an old thread begins a new request when it tells of a ride",
        arguments: [
            ("Airport run on Dec 12", "Please pick me up at JFK on December 12 at 5 pm.", false, true),
            ("Re: Your ride", "Please pick me up at JFK on December 12 at 5 pm.", false, false),
            ("Airport run on Dec 12", "Please pick me up at JFK on December 12 at 5 pm.", true, false),
            ("quote", "Sounds good, please call me.", false, false),
            ("", "Please pick me up at JFK on December 12 at 5 pm.", false, false),
        ])
    func newRequest(subject: String, body: String, hasSubject: Bool, isNew: Bool) throws {
        let message = TriageSamples.message(
            subject: subject, fields: ["In-Reply-To: <b@limo.example>"], body: body)
        let candidate = MatchCandidate(hasSubject: hasSubject, name: nil)
        #expect(try match(message).isNewRequest(of: candidate) == isNew)
    }
}
