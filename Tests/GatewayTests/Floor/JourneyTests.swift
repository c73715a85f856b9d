import Foundation
import Gateway
import Leads
import MailTypes
import Spool
import Store
import TestSupport
import Testing

/// One inquiry through every room, over real sockets, with everything that may come back.
@Suite(.serialized, .timeLimit(.minutes(3))) struct JourneyTests {
    private static let inquiry = """
        From: Maria Alvarez <maria@hartwell-partners.com>
        To: inquiries@tnt.example
        Subject: Cars for our board meeting
        Date: Mon, 23 Nov 2026 10:00:00 -0500
        Message-ID: <1@hartwell-partners.com>
        Content-Type: text/plain; charset=utf-8

        Hello, we need corporate transportation on December 14 at 6:30 pm for 9 passengers from
        Newark Airport (EWR) to 30 Rockefeller Plaza, New York, NY 10112, for 5 hours.
        Our budget is about $1,400.

        Maria Alvarez
        Hartwell Partners
        (212) 555-0142

        """

    /// Sends the inquiry and waits for its lead and reply.
    private func answered(_ harness: GatewayHarness) async throws -> (lead: LeadRecord, reply: CapturedReply) {
        try await harness.send(Self.inquiry, from: "maria@hartwell-partners.com")
        let isAnswered = try await harness.eventually {
            try await harness.floor.store.leads(limit: 10).first?.firstReplyAt != nil
        }
        try #require(isAnswered)
        let lead = try #require(try await harness.floor.store.leads(limit: 10).first)
        return (lead, try #require(harness.capture.replies.first))
    }

    /// A header field of a captured reply, unfolded.
    private func field(_ name: String, of reply: CapturedReply) -> String? {
        let unfolded = reply.header.replacing("\n ", with: " ").replacing("\n\t", with: " ")
        return unfolded.split(separator: "\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
            .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }

    /// The address in the field's angle brackets.
    private func address(_ name: String, of reply: CapturedReply) throws -> AddrSpec {
        let text = try #require(field(name, of: reply))
        let inner = try #require(text.split(separator: "<").last?.split(separator: ">").first)
        return try #require(AddrSpec(String(inner)))
    }

    private func followUps(_ harness: GatewayHarness, _ lead: QueueID) async throws -> [StepRecord] {
        try await harness.floor.store.leadDetail(lead)?.steps.filter { !$0.step.isDirectAnswer } ?? []
    }

    @Test func theReplyCarriesWhatRepliesMustCarry() async throws {
        let harness = try await GatewayHarness.start()
        let (lead, reply) = try await answered(harness)
        #expect(lead.tier.rawValue == "critical")
        #expect(lead.points == 95)
        #expect(field("From", of: reply) == "TNT Limousine <noreply@tnt.example>")
        #expect(try address("Reply-To", of: reply).localPart.hasPrefix("reply-"))
        #expect(field("In-Reply-To", of: reply) == "<1@hartwell-partners.com>")
        #expect(field("References", of: reply) == "<1@hartwell-partners.com>")
        #expect(field("Auto-Submitted", of: reply) == "auto-replied")
        #expect(field("Message-ID", of: reply)?.hasSuffix("@tnt.example>") == true)
        #expect(field("Date", of: reply) != nil)
        #expect(field("List-Unsubscribe", of: reply) == nil)
        #expect(reply.text.hasPrefix("Hi Maria,"))
        #expect(reply.html?.contains("Maria") == true)
        #expect(reply.recipients.map(\.description) == ["maria@hartwell-partners.com"])
        let steps = try await followUps(harness, lead.id)
        #expect(steps.map(\.step) == [.day(3), .day(7), .day(14)])
        #expect(steps.allSatisfy { $0.status == .due })
        try await harness.stop()
    }

    @Test func followUpsGoOutOnTheirDaysWithAWayOut() async throws {
        // Ahead of the real clock, by which the server stamps arrivals: what has arrived is due.
        let clock = ManualClock(Date().addingTimeInterval(60))
        let harness = try await GatewayHarness.start(clock: clock)
        let (lead, _) = try await answered(harness)
        let steps = try await followUps(harness, lead.id)
        for (step, count) in zip(steps, 2...) {
            // An hour of a working day of New York, where the number (212) lies.
            let hour = Self.hour(of: step.dueAt, in: "America/New_York")
            #expect((9..<18).contains(hour), "\(step.step.rawValue) is due at \(step.dueAt)")
            clock.advance(by: step.dueAt.timeIntervalSince(clock.now()) - 60)
            #expect(harness.capture.replies.count == count - 1, "nothing before its time")
            clock.advance(by: 61)
            #expect(try await harness.eventually { harness.capture.replies.count == count })
            let followUp = try #require(harness.capture.replies.first)
            #expect(field("Auto-Submitted", of: followUp) == "auto-generated")
            #expect(field("List-Unsubscribe", of: followUp)?.hasPrefix("<mailto:unsubscribe-") == true)
            #expect(!followUp.text.contains("{{"))
        }
        #expect(
            try await harness.eventually { try await followUps(harness, lead.id).allSatisfy { $0.status == .sent } })
        try await harness.stop()
    }

    private static func hour(of date: Date, in zone: String) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar.component(.hour, from: date)
    }

    @Test func followUpsThatAnOutageMadeStaleAreLeftOut() async throws {
        let clock = ManualClock(Date().addingTimeInterval(60))
        let harness = try await GatewayHarness.start(clock: clock)
        let (lead, _) = try await answered(harness)
        let steps = try await followUps(harness, lead.id)
        // When day 14 is at its time, days 3 and 7 are more than four days late.
        try #require(steps.count == 3)
        clock.advance(by: steps[2].dueAt.timeIntervalSince(clock.now()) + 1)
        #expect(try await harness.eventually { harness.capture.replies.count == 2 })
        let after = try await followUps(harness, lead.id)
        #expect(after.prefix(2).map(\.status) == [.skipped, .skipped])
        #expect(after.prefix(2).map(\.reason) == [StopReason.stale.rawValue, StopReason.stale.rawValue])
        try await harness.stop()
    }

    @Test func aReplyToTheTokenEndsTheSequence() async throws {
        let harness = try await GatewayHarness.start()
        let (lead, reply) = try await answered(harness)
        // From another address, without any reference: the token alone tells.
        try await harness.send(
            """
            From: Maria at home <maria@home.example>
            To: office
            Subject: quote

            Sounds good, please call me.

            """, from: "maria@home.example", to: try address("Reply-To", of: reply))
        #expect(
            try await harness.eventually {
                try await followUps(harness, lead.id).allSatisfy { $0.status == .stopped && $0.reason == "reply" }
            })
        #expect(try await harness.floor.store.lead(lead.id)?.status == .replied)
        #expect(harness.capture.replies.count == 1)
        try await harness.stop()
    }

    @Test func aReplyByMessageIDEndsTheSequence() async throws {
        let harness = try await GatewayHarness.start()
        let (lead, reply) = try await answered(harness)
        let messageID = try #require(field("Message-ID", of: reply))
        try await harness.send(
            """
            From: Maria Alvarez <maria@hartwell-partners.com>
            To: inquiries@tnt.example
            Subject: Re: something else entirely
            In-Reply-To: \(messageID)

            Yes, that works.

            """, from: "maria@hartwell-partners.com")
        #expect(
            try await harness.eventually { try await harness.floor.store.lead(lead.id)?.status == .replied })
        #expect(try await followUps(harness, lead.id).allSatisfy { $0.status == .stopped })
        #expect(harness.capture.replies.count == 1)
        try await harness.stop()
    }

    @Test func anOutOfOfficeNoteStopsNothingAndIsNotAnswered() async throws {
        let harness = try await GatewayHarness.start()
        let (lead, reply) = try await answered(harness)
        try await harness.send(
            """
            From: Maria Alvarez <maria@hartwell-partners.com>
            To: office
            Subject: Automatic reply: Your request
            Auto-Submitted: auto-replied

            I am out of the office until November 30.

            """, from: nil, to: try address("Reply-To", of: reply))
        #expect(
            try await harness.eventually {
                try await harness.floor.store.leadDetail(lead.id)?.interactions.contains { $0.kind == .autoResponse }
                    == true
            })
        #expect(try await followUps(harness, lead.id).allSatisfy { $0.status == .due })
        #expect(harness.capture.replies.count == 1)
        try await harness.stop()
    }

    @Test func aHardBounceToTheReversePathEndsTheSequence() async throws {
        let harness = try await GatewayHarness.start()
        let (lead, _) = try await answered(harness)
        let step = try #require(
            try await harness.floor.store.leadDetail(lead.id)?.steps.first { $0.step.isDirectAnswer })
        let reversePath = try #require(harness.capture.replies.first?.reversePath.mailbox)
        #expect(reversePath.localPart.hasPrefix("bounce-"))
        try await harness.send(
            """
            From: Mail Delivery System <MAILER-DAEMON@mx.example>
            To: \(reversePath)
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            The mail system: <maria@hartwell-partners.com>: host mx said: 550 5.1.1 User unknown

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example

            Final-Recipient: rfc822; maria@hartwell-partners.com
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 User unknown

            --b--

            """, from: nil, to: reversePath)
        #expect(
            try await harness.eventually { try await harness.floor.store.lead(lead.id)?.status == .unreachable })
        #expect(try await followUps(harness, lead.id).allSatisfy { $0.status == .stopped })
        let maria = try #require(AddrSpec("maria@hartwell-partners.com"))
        #expect(try await harness.floor.store.isSuppressed(maria, at: Date()))
        #expect(step.status == .sent)
        try await harness.stop()
    }

    /// Forged reports: anybody can write a DSN or a complaint about anybody; without a token of ours it changes nothing.
    @Test func aForgedReportChangesNothing() async throws {
        let harness = try await GatewayHarness.start()
        let (lead, _) = try await answered(harness)
        try await harness.send(
            """
            From: Mail Delivery System <MAILER-DAEMON@attacker.example>
            To: inquiries@tnt.example
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; attacker.example

            Final-Recipient: rfc822; maria@hartwell-partners.com
            Action: failed
            Status: 5.1.1

            --b--

            """, from: nil)
        try await harness.send(
            """
            From: Feedback <fbl@attacker.example>
            To: inquiries@tnt.example
            Subject: complaint
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary=b

            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: forged/1.0
            Version: 1
            Original-Rcpt-To: <maria@hartwell-partners.com>

            --b--

            """, from: "fbl@attacker.example")
        #expect(try await harness.eventually { harness.floor.mailroot.incoming.count == 0 })
        #expect(try await harness.floor.store.lead(lead.id)?.status == .contacted)
        #expect(try await followUps(harness, lead.id).allSatisfy { $0.status == .due })
        let maria = try #require(AddrSpec("maria@hartwell-partners.com"))
        #expect(try await !harness.floor.store.isSuppressed(maria, at: Date()))
        try await harness.stop()
    }

    @Test func mailToTheUnsubscribeAddressEndsEverything() async throws {
        // Ahead of the real clock, by which the server stamps arrivals: what has arrived is due.
        let clock = ManualClock(Date().addingTimeInterval(60))
        let harness = try await GatewayHarness.start(clock: clock)
        let (lead, _) = try await answered(harness)
        let first = try #require(try await followUps(harness, lead.id).first)
        clock.advance(by: first.dueAt.timeIntervalSince(clock.now()) + 1)
        #expect(try await harness.eventually { harness.capture.replies.count == 2 })
        let followUp = try #require(harness.capture.replies.first)
        let link = try #require(field("List-Unsubscribe", of: followUp))
        let target = try #require(
            link.dropFirst("<mailto:".count).split(separator: "?").first.flatMap { AddrSpec(String($0)) })
        try await harness.send(
            "From: Maria <maria@hartwell-partners.com>\nSubject: unsubscribe\n\n", from: "maria@hartwell-partners.com",
            to: target)
        #expect(
            try await harness.eventually { try await harness.floor.store.lead(lead.id)?.status == .unsubscribed })
        clock.advance(by: 30 * 86_400)
        try await Task.sleep(for: .milliseconds(300))
        #expect(harness.capture.replies.count == 2)
        try await harness.stop()
    }

    @Test func strangersAreNoRecipients() async throws {
        let harness = try await GatewayHarness.start()
        for stranger in ["postmaster@elsewhere.example", "info@tnt.example", "reply-aaaabbbb@tnt.example"] {
            let address = try #require(AddrSpec(stranger))
            let reply = try await harness.send(
                Self.inquiry, from: "maria@hartwell-partners.com", to: address)
            #expect(reply?.code == 550)
            #expect(reply?.enhanced == EnhancedStatusCode(5, 1, 1))
        }
        #expect(try await harness.floor.store.leads(limit: 1).isEmpty)
        try await harness.stop()
    }

    @Test func ourOwnMailAndRobotsAreNeverAnswered() async throws {
        let harness = try await GatewayHarness.start()
        let (_, reply) = try await answered(harness)
        let mark = try #require(field("X-FirstReply-Loop", of: reply))
        let robots = [
            ("loop@example.com", "X-FirstReply-Loop: \(mark)", "Need a car"),
            ("list@example.com", "List-Id: <cars.example.com>\nPrecedence: bulk", "News of the week"),
            ("noreply@example.com", "Auto-Submitted: auto-generated", "Your receipt"),
            ("inquiries@tnt.example", "X-Test: own", "Need a car for 3 from JFK"),
        ]
        for (sender, fields, subject) in robots {
            try await harness.send(
                "From: <\(sender)>\nTo: inquiries@tnt.example\nSubject: \(subject)\n\(fields)\n\nHello, a car please.\n",
                from: sender)
        }
        #expect(try await harness.eventually { harness.floor.mailroot.incoming.count == 0 })
        try await Task.sleep(for: .milliseconds(300))
        #expect(harness.capture.replies.count == 1)
        try await harness.stop()
    }

    @Test func whatWasQueuedWhenItStoppedGoesOnAfterAStart() async throws {
        let first = try await GatewayHarness.start(configuration: "")
        let (lead, _) = try await answered(first)
        try await first.stop(keepDirectory: true)
        let second = try await GatewayHarness.start(directory: first.directory)
        #expect(try await second.floor.store.lead(lead.id)?.status == .contacted)
        #expect(second.floor.mailroot.outgoing.count == 0)
        try await second.send(
            Self.inquiry.replacing("maria@", with: "ana@").replacing("<1@", with: "<2@"),
            from: "ana@hartwell-partners.com")
        #expect(try await second.eventually { second.capture.replies.count == 1 })
        try await second.stop()
    }
}
