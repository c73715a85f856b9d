import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct SealingTests {
    @Test func nothingPersonalIsInTheFile() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let inquiryID = MessageID(unique: "secret-id", domain: "wintergarten.example")
        let lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]), messageID: inquiryID)
        let step = lead.steps[0].queueID
        _ = try await store.ingest(lead, at: Samples.start)
        _ = try await store.claim(step, at: Samples.start, rules: ClaimRules())
        try await store.markQueued(step, at: Samples.start, content: Samples.content(step))
        try await store.recordFailed(
            step, at: Samples.start, fault: .recipient, reply: Samples.unknownUser, attempts: 1)
        try await store.addInteraction(
            .note, .internal, lead: lead.message.id, summary: "Quastenflosser called", at: Samples.start)
        _ = try await store.recordMessage(
            HandledMessage(
                message: IncomingMessage(
                    id: Samples.id(), kind: .reply, messageID: inquiryID, arrivedAt: Samples.start),
                lead: lead.message.id, summary: "Yes, says Quastenflosser"),
            at: Samples.start)
        let octets = try scratch.octets()
        #expect(octets.range(of: Data(lead.message.id.description.utf8)) != nil, "the file was looked at")
        let personal = [
            "Quastenflosser", "quastenflosser", "margarethe", "Wintergarten", "wintergarten", "5550142", "555-0142",
            "Park Avenue", "Teterboro", "Board meeting", "board meeting", "secret-id",
        ]
        for text in personal { #expect(octets.range(of: Data(text.utf8)) == nil, "\(text) is in the clear") }
    }

    @Test func aSealIsBoundToItsRow() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let leads = try (0..<2).map { _ in try Samples.lead() }
        for lead in leads { _ = try await store.ingest(lead, at: Samples.start) }
        let (from, to) = (leads[0].message.id.description, leads[1].message.id.description)
        try await store.writer.write { database in
            try database.run(
                "UPDATE leads SET sealed = (SELECT sealed FROM leads WHERE id = ?) WHERE id = ?", [from, to])
        }
        let error = await #expect(throws: StoreError.self) { try await store.lead(leads[1].message.id) }
        #expect(error?.code == .sealed)
        #expect(error?.description.contains("Quastenflosser") == false)
    }

    @Test func anErasedLeadKeepsItsFiguresAndIsNotWrittenTo() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        try await store.writer.write { try $0.run("UPDATE leads SET sealed = NULL") }
        let found = try #require(try await store.lead(lead.message.id))
        #expect(found.content == nil)
        #expect(found.points == 72)
        let step = lead.steps[0].queueID
        #expect(try await store.claim(step, at: Samples.start, rules: ClaimRules()) == .stop(.erased))
    }
}
