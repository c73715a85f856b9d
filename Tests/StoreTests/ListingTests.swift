import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct ListingTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    @Test func pagesGoFromTheNewestBack() async throws {
        var ids: [QueueID] = []
        for number in 0..<7 {
            let lead = try Samples.lead(at: Samples.start.addingTimeInterval(Double(number)))
            _ = try await store.ingest(lead, at: Samples.start)
            ids.append(lead.message.id)
        }
        var seen: [QueueID] = []
        while let page = try? await store.leads(limit: 3, before: seen.last), !page.isEmpty { seen += page.map(\.id) }
        #expect(seen == ids.reversed())
        #expect(try await store.leads(limit: -1).isEmpty)
    }

    @Test func filtersNarrowAndCountsAgree() async throws {
        for (points, tier) in [(90, Tier.critical), (72, .high), (65, .high), (10, .low)] {
            _ = try await store.ingest(
                try Samples.lead(score: Samples.score(points, tier: tier)), at: Samples.start)
        }
        let newest = try #require(try await store.leads(limit: 1).first)
        try await store.changeStatus(of: newest.id, to: .lost, at: Samples.start)
        let cases: [(LeadFilter, Int)] = [
            (LeadFilter(), 4), (LeadFilter(status: .new), 3), (LeadFilter(status: .lost), 1),
            (LeadFilter(tier: .high), 2), (LeadFilter(service: .corporate), 4), (LeadFilter(service: .wedding), 0),
            (LeadFilter(source: .email), 4), (LeadFilter(source: .phone), 0), (LeadFilter(minimumPoints: 66), 2),
            (LeadFilter(status: .new, tier: .high, service: .corporate, source: .email, minimumPoints: 70), 1),
        ]
        for (filter, count) in cases { #expect(try await store.leads(filter, limit: 10).count == count, "\(filter)") }
        let counts = try await store.leadCounts()
        #expect(counts.byStatus == [.new: 3, .lost: 1])
        #expect(counts.byTier == [.critical: 1, .high: 2, .low: 1])
        #expect(counts.all == 4)
    }

    @Test func aReplyFindsItsLeadByReferences() async throws {
        var sent: [(lead: QueueID, messageID: MessageID)] = []
        for _ in 0..<3 {
            let lead = try Samples.lead()
            _ = try await store.ingest(lead, at: Samples.start)
            _ = try await store.send(lead.steps[0].queueID, at: Samples.start)
            sent.append((lead.message.id, Samples.content(lead.steps[0].queueID).messageID))
        }
        let stranger = MessageID(unique: "x", domain: "elsewhere.example")
        let found = try await store.leads(referencedBy: [sent[2].messageID, stranger, sent[0].messageID])
        #expect(found.map(\.lead.id) == [sent[2].lead, sent[0].lead])
        #expect(try await store.leads(referencedBy: []).isEmpty)
        #expect(try await store.leads(referencedBy: [stranger]).isEmpty)
        let many = (0..<5000).map { MessageID(unique: "\($0)", domain: "elsewhere.example") }
        #expect(try await store.leads(referencedBy: many + [sent[0].messageID]).isEmpty)
        #expect(try await store.leads(referencedBy: [sent[0].messageID] + many).count == 1)
    }

    @Test func peopleAreFoundByAddressAndTelephone() async throws {
        let first = try Samples.lead(at: Samples.start)
        let second = try Samples.lead(at: Samples.start.addingTimeInterval(1))
        for lead in [first, second] { _ = try await store.ingest(lead, at: Samples.start) }
        let address = try Samples.address("MARGARETHE@wintergarten.example")
        #expect(
            try await store.runningSequences(of: address, except: second.message.id) == [first.message.id])
        #expect(try await store.openLeads(.address(address)).map(\.id) == [second.message.id, first.message.id])
        #expect(try await store.openLeads(.phone("+12125550142"), limit: 1).map(\.id) == [second.message.id])
        try await store.changeStatus(of: second.message.id, to: .lost, at: Samples.start)
        #expect(try await store.openLeads(.address(address)).map(\.id) == [first.message.id])
        #expect(try await store.openLeads(.address(try Samples.address("x@y.example"))).isEmpty)
    }

    @Test func messagesAreFoundByIdentifier() async throws {
        let messageID = MessageID(unique: "abc", domain: "wintergarten.example")
        let lead = try Samples.lead(messageID: messageID)
        _ = try await store.ingest(lead, at: Samples.start)
        #expect(try await store.messages(messageID).map(\.id) == [lead.message.id])
        #expect(try await store.message(lead.message.id)?.lead == lead.message.id)
        #expect(try await store.message(Samples.id()) == nil)
        #expect(try await store.leadDetail(Samples.id()) == nil)
    }

    @Test func callsAndNotesAreTouchesToo() async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        try await store.addInteraction(
            .call, .out, lead: lead.message.id, summary: "wants a quote", at: Samples.start)
        try await store.addInteraction(.note, .internal, lead: lead.message.id, summary: "VIP", at: Samples.start)
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.interactions.map(\.summary) == ["Two sedans for a board meeting", "wants a quote", "VIP"])
        await #expect(throws: StoreError.self) {
            try await store.addInteraction(.note, .internal, lead: Samples.id(), summary: "?", at: Samples.start)
        }
    }

    @Test func eventsAreFollowedAndNeverRewritten() async throws {
        for _ in 0..<3 { _ = try await store.ingest(try Samples.lead(), at: Samples.start) }
        let first = try await store.events(limit: 2)
        #expect(first.count == 2)
        #expect(try await store.events(after: first[1].id, limit: 2).count == 1)
        #expect(try await store.events(.leadCreated, since: Samples.start, limit: 10).count == 3)
        #expect(try await store.events(.stepSent, since: Samples.start, limit: 10).isEmpty)
        await #expect(throws: StoreError.self) {
            try await store.writer.write { try $0.run("UPDATE events SET type = 'lead.merged'") }
        }
    }
}
