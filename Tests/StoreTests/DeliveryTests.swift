import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct DeliveryTests {
    let scratch: Scratch
    let store: Store
    let lead: NewLead
    let step: QueueID

    init() async throws {
        scratch = try Scratch()
        store = try scratch.open()
        lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        step = lead.steps[0].queueID
        _ = try await store.ingest(lead, at: Samples.start)
        _ = try await store.claim(step, at: Samples.start, rules: ClaimRules())
        try await store.markQueued(step, at: Samples.start, content: Samples.content(step))
    }

    @Test func aTemporaryRefusalKeepsTheStep() async throws {
        let reply = SMTPReply(451, EnhancedStatusCode(4, 3, 0), "try later")
        let until = Samples.start.addingTimeInterval(5)
        #expect(try await store.recordDeferred(step, at: Samples.start, until: until, reply: reply, attempts: 1))
        let found = try #require(try await store.step(step))
        #expect(found.status == .queued)
        #expect(found.attempts == 1)
        #expect(found.replyCode == 451)
        #expect(found.replyStatus == EnhancedStatusCode(4, 3, 0))
        #expect(
            try await store.recordDeferred(
                step, at: Samples.start, until: until, reply: nil, reason: "connect", attempts: 2))
        let event = try #require(try await store.leadDetail(lead.message.id)?.events.last)
        #expect(event.type == .stepDeferred)
        #expect(event.details["reason"] == "connect")
        #expect(event.details["attempts"] == "2")
        #expect(try await store.mayStillSend(step, at: until) == .send)
    }

    @Test func aRefusedRecipientEndsTheSequenceAndIsSuppressed() async throws {
        let failed = try await store.recordFailed(
            step, at: Samples.start, fault: .recipient, reply: Samples.unknownUser, attempts: 1)
        #expect(failed)
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.steps.map(\.status) == [.failed, .stopped])
        #expect(detail.lead.status == .unreachable)
        #expect(detail.lead.stopReason == .hardBounce)
        #expect(detail.interactions.last?.summary?.contains("user unknown") == true)
        let address = try #require(lead.content.correspondent)
        let suppression = try #require(try await store.suppressions(of: address, at: Samples.start).first)
        #expect(suppression.reason == .hardBounce)
        #expect(suppression.scope == .all)
        #expect(suppression.evidence == step)
        #expect(try await store.mayStillSend(step, at: Samples.start) == .alreadyFailed)
        let again = try await store.recordFailed(
            step, at: Samples.start, fault: .recipient, reply: Samples.unknownUser, attempts: 1)
        #expect(!again)
    }

    @Test func refusedContentSaysNothingAboutTheAddress() async throws {
        let reply = SMTPReply(554, EnhancedStatusCode(5, 7, 1), "spam")
        #expect(try await store.recordFailed(step, at: Samples.start, fault: .content, reply: reply, attempts: 1))
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.steps.map(\.status) == [.failed, .due])
        #expect(detail.lead.stopReason == nil)
        #expect(try await store.suppressions(limit: 10).isEmpty)
    }

    @Test(arguments: [0, 99, 700, Int.max])
    func anImpossibleCodeIsNotStored(code: Int) async throws {
        let reply = SMTPReply(code, nil, "?")
        #expect(
            try await store.recordDeferred(
                step, at: Samples.start, until: Samples.start, reply: reply, attempts: 1))
        #expect(try await store.step(step)?.replyCode == nil)
    }

    @Test func aFollowUpDoesNotMoveTheFirstReply() async throws {
        try await store.recordSent(step, at: Samples.start, reply: Samples.accepted, attempts: 1)
        let later = lead.steps[1].dueAt
        _ = try await store.send(lead.steps[1].queueID, at: later)
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.lead.firstReplyAt == Samples.start)
        #expect(detail.interactions.map(\.kind) == [.inquiry, .firstReply, .followUp])
    }

    @Test(arguments: LeadStatus.allCases)
    func takingALeadOverEndsItsSequence(status: LeadStatus) async throws {
        let stopped = try await store.changeStatus(of: lead.message.id, to: status, at: Samples.start)
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.lead.status == status)
        #expect(stopped?.count == (status.mayBeFollowedUp ? 0 : 2))
        #expect(detail.lead.stopReason == (status.mayBeFollowedUp ? nil : .handled))
        #expect(try await store.changeStatus(of: Samples.id(), to: status, at: Samples.start) == nil)
    }

    @Test func aPersonMayEndTheSequence() async throws {
        let stopped = try await store.stopSequence(of: lead.message.id, at: Samples.start)
        #expect(Set(stopped) == Set(lead.steps.map(\.queueID)))
        #expect(try await store.lead(lead.message.id)?.status == .new)
        #expect(try await store.mayStillSend(step, at: Samples.start) == .stopped(.manual))
    }
}
