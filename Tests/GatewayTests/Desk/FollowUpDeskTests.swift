import Foundation
import Leads
import MailTypes
import Store
import TestSupport
import Testing

@testable import Gateway

/// What the clock, the sequence's file and an outage mean for a follow-up.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FollowUpDeskTests {
    private static let hour = 3600.0

    /// A lead of the floor, enrolled in the shipped sequence.
    private func enrolled(_ harness: GatewayHarness) async throws -> LeadRecord {
        try await harness.send(
            """
            From: Maria Alvarez <maria@hartwell-partners.com>
            To: inquiries@tnt.example
            Subject: Cars for our board meeting

            We need corporate transportation on December 14 at 6:30 pm for 9 passengers from
            Newark Airport (EWR) to 30 Rockefeller Plaza, New York, NY 10112, budget $1,400.

            Maria Alvarez
            (213) 555-0142
            """, from: "maria@hartwell-partners.com")
        #expect(try await harness.eventually { try await harness.floor.store.leads(limit: 1).first != nil })
        return try #require(try await harness.floor.store.leads(limit: 1).first)
    }

    @Test func theFileDecidesAlsoAfterItWasChanged() async throws {
        let harness = try await GatewayHarness.start()
        let lead = try await enrolled(harness)
        #expect(lead.sequence == "standard")
        #expect(lead.timeZone == "America/Los_Angeles")
        // A Wednesday, ten in the morning in Los Angeles.
        let now = Date(timeIntervalSince1970: 1_796_234_400)
        func verdict(_ step: StepName, _ sequence: FollowUpSequence, late: Double = 0, sent: Double? = nil)
            -> FollowUpDesk.Verdict
        {
            let desk = FollowUpDesk(sequences: SequenceBook([sequence]), business: .gmt)
            return desk.verdict(
                step, of: lead, due: now.addingTimeInterval(-late * Self.hour),
                lastSent: sent.map { now.addingTimeInterval(-$0 * Self.hour) }, now: now)
        }
        let usual = SequenceBook.usual
        #expect(verdict(.immediate, usual, late: 10_000) == .send)
        #expect(verdict(.day(3), usual) == .send)
        // Twelve hours after the last message: tomorrow at ten it is a day and a half.
        #expect(verdict(.day(3), usual, sent: 12) == .wait(until: now.addingTimeInterval(24 * Self.hour)))
        #expect(verdict(.day(3), usual, late: 97) == .skip(.stale, why: "more than 96 hours late"))
        #expect(verdict(.day(5), usual) == .skip(.unplanned, why: "sequence standard has no day-5"))
        var narrow = usual
        narrow.steps[0].criteria = LeadCriteria(services: [.wedding])
        #expect(verdict(.day(3), narrow) == .skip(.unplanned, why: "not for service corporate"))
        // Seven in the evening in London is ten in the morning of Los Angeles: the lead's clock counts, unless told otherwise.
        var office = usual
        office.window.zone = .business
        #expect(verdict(.day(3), office) == .wait(until: now.addingTimeInterval(15 * Self.hour)))
        try await harness.stop()
    }

    @Test func anAbsenceWithADateMovesWhatIsDueBeforeIt() async throws {
        let clock = ManualClock(Date().addingTimeInterval(60))
        let harness = try await GatewayHarness.start(clock: clock)
        let lead = try await enrolled(harness)
        #expect(try await harness.eventually { !harness.capture.replies.isEmpty })
        let reply = try #require(harness.capture.replies.first)
        let before = try await followUps(harness, lead.id)
        let back = Date().addingTimeInterval(10 * 86_400)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = harness.floor.configuration.business.timeZone
        let parts = calendar.dateComponents([.year, .month, .day], from: back)
        let date = "\(parts.year ?? 0)-\(Self.two(parts.month))-\(Self.two(parts.day))"
        try await harness.send(
            """
            From: Maria Alvarez <maria@hartwell-partners.com>
            To: \(try #require(reply.reversePath.mailbox))
            Subject: Automatic reply: your inquiry
            Auto-Submitted: auto-replied
            In-Reply-To: \(Self.messageID(of: reply))

            I am out of the office and will be back on \(date).
            """, from: "")
        #expect(
            try await harness.eventually {
                try await followUps(harness, lead.id).map(\.dueAt) != before.map(\.dueAt)
            })
        let after = try await followUps(harness, lead.id)
        let day = calendar.startOfDay(for: back)
        #expect(after.map(\.dueAt) == before.map { max($0.dueAt, day) })
        #expect(after.allSatisfy { $0.status == .due })
        try await harness.stop()
    }

    private func followUps(_ harness: GatewayHarness, _ lead: QueueID) async throws -> [StepRecord] {
        try await harness.floor.store.leadDetail(lead)?.steps.filter { !$0.step.isDirectAnswer } ?? []
    }

    private static func two(_ number: Int?) -> String {
        let number = number ?? 0
        return number < 10 ? "0\(number)" : "\(number)"
    }

    private static func messageID(of reply: CapturedReply) -> String {
        let line = reply.header.split(separator: "\n").first { $0.lowercased().hasPrefix("message-id:") }
        return line.map { $0.dropFirst(11).trimmingCharacters(in: .whitespaces) } ?? ""
    }
}
