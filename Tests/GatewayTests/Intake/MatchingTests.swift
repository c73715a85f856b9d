import Foundation
import Gateway
import Leads
import MailTypes
import Store
import TestSupport
import Testing

/// Who is recognised in what comes after an inquiry, over real sockets.
@Suite(.serialized, .timeLimit(.minutes(3))) struct MatchingTests {
    private static let sender = "maria@hartwell-partners.com"

    private static func mail(
        from: String = "Maria Alvarez <maria@hartwell-partners.com>", subject: String, id: String = UUID().uuidString,
        _ body: String
    ) -> String {
        """
        From: \(from)
        To: inquiries@tnt.example
        Subject: \(subject)
        Date: Mon, 23 Nov 2026 10:00:00 -0500
        Message-ID: <\(id)@hartwell-partners.com>
        Content-Type: text/plain; charset=utf-8

        \(body)

        """
    }

    private static let request =
        "Please pick us up at Newark Airport (EWR) on December 14 at 6:30 pm, 9 passengers.\n\nMaria Alvarez\n(212) 555-0142"

    /// A gateway that has answered one inquiry.
    private func answered() async throws -> (harness: GatewayHarness, lead: QueueID) {
        let harness = try await GatewayHarness.start()
        try await harness.send(
            Self.mail(subject: "Cars for our board meeting", id: "1", Self.request), from: Self.sender)
        #expect(try await harness.eventually { try await leads(harness).first?.firstReplyAt != nil })
        return (harness, try #require(try await leads(harness).first).id)
    }

    private func leads(_ harness: GatewayHarness) async throws -> [LeadRecord] {
        try await harness.floor.store.leads(limit: 10)
    }

    /// What the newest message was matched by.
    private func way(_ harness: GatewayHarness, count: Int) async throws -> String? {
        var found: [EventRecord] = []
        _ = try await harness.eventually {
            found = try await harness.floor.store.events(.messageReceived, since: .distantPast, limit: 100)
            return found.count >= count
        }
        return found.last?.details["matched"]
    }

    @Test func thePersonFromAnotherAddressAndAColleagueEndTheSequence() async throws {
        for (from, subject, signature, way) in [
            ("Maria Alvarez <m.alvarez@gmail.com>", "Re: the cars", "Maria Alvarez\n212-555-0142", "phone"),
            ("Robin Hart <robin@hartwell-partners.com>", "AW: Cars for our board meeting", "Robin", "colleague"),
        ] {
            let (harness, lead) = try await answered()
            let address = try #require(from.split(separator: "<").last?.dropLast())
            try await harness.send(
                Self.mail(from: from, subject: subject, "Yes, please book it.\n\n\(signature)"), from: String(address))
            #expect(try await self.way(harness, count: 1) == way)
            #expect(try await harness.floor.store.lead(lead)?.status == .replied)
            #expect(try await leads(harness).count == 1)
            #expect(harness.capture.replies.count == 1)
            try await harness.stop()
        }
    }

    @Test func aStrangerWithTheSameSubjectAndAColleagueWithAnotherAreNewLeads() async throws {
        let (harness, lead) = try await answered()
        for (count, from, subject) in [
            (2, "Sam Stone <sam@elsewhere-inc.com>", "Re: Cars for our board meeting"),
            (3, "Robin Hart <robin@hartwell-partners.com>", "Re: Party bus in June"),
        ] {
            let address = try #require(from.split(separator: "<").last?.dropLast())
            try await harness.send(Self.mail(from: from, subject: subject, "A car, please?"), from: String(address))
            #expect(try await harness.eventually { try await leads(harness).count == count })
        }
        #expect(try await harness.floor.store.lead(lead)?.status == .contacted)
        try await harness.stop()
    }

    @Test func aChangedSubjectIsANewRequestOfTheSamePerson() async throws {
        let (harness, lead) = try await answered()
        try await harness.send(
            Self.mail(
                subject: "Airport run for my parents",
                "JFK to 12 Elm Street, Summit on January 5 at 9 am, 2 passengers."),
            from: Self.sender)
        #expect(try await harness.eventually { try await leads(harness).filter { $0.firstReplyAt != nil }.count == 2 })
        #expect(try await harness.floor.store.lead(lead)?.stopReason == .reply, "who writes anew has been heard")
        try await harness.stop()
    }

    @Test func theSameMessageTwiceIsOneAndItsIdentifierOnAnotherIsNot() async throws {
        let (harness, lead) = try await answered()
        let copy = Self.mail(subject: "Cars for our board meeting", id: "1", Self.request)
        try await harness.send(
            "Received: from relay.example by mx.example; Mon, 23 Nov 2026 10:00:09 -0500\n" + copy, from: Self.sender)
        #expect(
            try await harness.eventually {
                try await harness.floor.store.events(.messageRepeated, since: .distantPast, limit: 9).count == 1
            })
        try await harness.send(
            Self.mail(from: "Pat <pat@other-firm.com>", subject: "Wedding", id: "1", "A limousine on June 5, please."),
            from: "pat@other-firm.com")
        #expect(try await harness.eventually { try await leads(harness).count == 2 })
        #expect(try await harness.eventually { harness.capture.replies.count == 2 })
        #expect(try await leads(harness).contains { $0.id == lead })
        try await harness.stop()
    }
}
