import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct ClaimTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    @Test func aStepGoesOutOnce() async throws {
        let lead = try Samples.lead()
        let step = lead.steps[0].queueID
        _ = try await store.ingest(lead, at: Samples.start)
        #expect(try await store.mayStillSend(step, at: Samples.start) == .send)
        let content = Samples.content(step)
        guard
            case .go(let claimed) = try await store.claim(
                step, at: Samples.start, rules: ClaimRules(), content: content)
        else { throw StoreError(.failed, place: "test", cause: "not claimed") }
        #expect(claimed.status == .claimed)
        let kept = StepContent(
            messageID: content.messageID, template: content.template, templateHash: content.templateHash,
            variant: content.variant)
        #expect(claimed.content == kept, "the subject is kept as a blind index alone")
        #expect(try await store.claim(step, at: Samples.start, rules: ClaimRules()) == .stop(.notDue))
        let spot = SpoolLocation(segment: "0001", offset: 16, length: 900)
        #expect(try await store.markQueued(step, at: Samples.start, content: content, location: spot))
        #expect(try await store.markQueued(step, at: Samples.start, content: content, location: spot))
        #expect(try await store.message(step)?.location == spot)
        #expect(try await store.mayStillSend(step, at: Samples.start) == .send)
        let sentAt = Samples.start.addingTimeInterval(0.25)
        #expect(try await store.recordSent(step, at: sentAt, reply: Samples.accepted, attempts: 1))
        #expect(try await store.recordSent(step, at: sentAt, reply: Samples.accepted, attempts: 1) == false)
        #expect(try await store.mayStillSend(step, at: Samples.start) == .alreadySent)
        #expect(try await store.markQueued(step, at: Samples.start, content: content) == false)
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.lead.status == .contacted)
        #expect(detail.lead.firstReplyAt == sentAt)
        #expect(detail.lead.responseTime == 0.25)
        #expect(detail.steps.first?.replyCode == 250)
        #expect(detail.interactions.map(\.kind) == [.inquiry, .firstReply])
        #expect(detail.events.map(\.type) == [.leadCreated, .stepSent])
        #expect(detail.events.last?.details["milliseconds"] == "250")
        #expect(detail.messages.map(\.direction) == [.in, .out])
        #expect(detail.messages.last?.handledAt == sentAt)
    }

    @Test func nothingIsTakenBeforeItsTime() async throws {
        let lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        _ = try await store.ingest(lead, at: Samples.start)
        let followUp = lead.steps[1]
        let before = followUp.dueAt.addingTimeInterval(-0.001)
        #expect(try await store.claim(followUp.queueID, at: before, rules: ClaimRules()) == .stop(.notDue))
        #expect(try await store.dueSteps(at: before, limit: 10).map(\.step.queueID) == [lead.steps[0].queueID])
        #expect(try await store.nextDue() == Samples.start)
        _ = try await store.send(lead.steps[0].queueID, at: Samples.start)
        #expect(try await store.nextDue() == followUp.dueAt)
        let due = try await store.dueSteps(at: followUp.dueAt, limit: 10)
        #expect(due.map(\.step.queueID) == [followUp.queueID])
        #expect(due.first?.lead.content == lead.content)
    }

    @Test func firstRepliesAreServedBeforeOlderFollowUps() async throws {
        var followUps: [QueueID] = []
        for _ in 0..<5 {
            let old = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
            _ = try await store.ingest(old, at: Samples.start)
            _ = try await store.send(old.steps[0].queueID, at: Samples.start)
            followUps.append(old.steps[1].queueID)
        }
        let now = Samples.start.addingTimeInterval(4 * Samples.day)
        let fresh = try Samples.lead(at: now)
        _ = try await store.ingest(fresh, at: now)
        let due = try await store.dueSteps(at: now, limit: 4).map(\.step.queueID)
        #expect(due == [fresh.steps[0].queueID] + followUps.prefix(3))
    }

    @Test func aReplyThatArrivesInBetweenStopsTheClaim() async throws {
        let lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        _ = try await store.ingest(lead, at: Samples.start)
        _ = try await store.send(lead.steps[0].queueID, at: Samples.start)
        let now = Samples.start.addingTimeInterval(3 * Samples.day)
        let due = try await store.dueSteps(at: now, limit: 10)
        #expect(due.count == 1)
        try await reply(to: lead, at: now)
        let followUp = lead.steps[1].queueID
        #expect(try await store.claim(followUp, at: now, rules: ClaimRules()) == .stop(.notDue))
        #expect(try await store.step(followUp)?.status == .stopped)
        #expect(try await store.step(followUp)?.reason == "reply")
    }

    @Test(arguments: [StepStatus.claimed, .queued])
    func aReplyAfterTheClaimStopsTheHandover(stage: StepStatus) async throws {
        let lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        _ = try await store.ingest(lead, at: Samples.start)
        let now = Samples.start.addingTimeInterval(3 * Samples.day)
        let followUp = lead.steps[1].queueID
        _ = try await store.claim(followUp, at: now, rules: ClaimRules())
        if stage == .queued { try await store.markQueued(followUp, at: now, content: Samples.content(followUp)) }
        try await reply(to: lead, at: now)
        #expect(try await store.markQueued(followUp, at: now, content: Samples.content(followUp)) == false)
        #expect(try await store.mayStillSend(followUp, at: now) == .stopped(.reply))
        // It had gone to the smart host all the same: what went out is sent.
        #expect(try await store.recordSent(followUp, at: now, reply: Samples.accepted, attempts: 1))
        #expect(try await store.step(followUp)?.status == .sent)
    }

    @Test func claimAndReplyAtTheSameMomentAgree() async throws {
        let store = store
        for _ in 0..<20 {
            let lead = try Samples.lead()
            _ = try await store.ingest(lead, at: Samples.start)
            let step = lead.steps[0].queueID
            async let verdict = store.claim(step, at: Samples.start, rules: ClaimRules())
            async let replied: Void = reply(to: lead, at: Samples.start)
            let taken = try await verdict
            try await replied
            #expect(try await store.step(step)?.status == .stopped)
            if case .go = taken {
                #expect(try await store.mayStillSend(step, at: Samples.start) == .stopped(.reply))
            } else {
                #expect(taken == .stop(.notDue))
            }
        }
    }

    struct Suppression: Sendable, CustomTestStringConvertible {
        let reason: SuppressionReason
        /// Seconds from the inquiry to the suppression.
        let offset: Double
        let step: StepName
        var answers = true
        let goes: Bool
        var testDescription: String { "\(reason) \(offset) s, \(step), answers \(answers)" }
    }

    @Test(arguments: [
        Suppression(reason: .unsubscribe, offset: -60, step: .immediate, goes: true),
        Suppression(reason: .unsubscribe, offset: -60, step: .immediate, answers: false, goes: false),
        Suppression(reason: .unsubscribe, offset: 0, step: .immediate, goes: false),
        Suppression(reason: .unsubscribe, offset: -60, step: .day(3), goes: false),
        Suppression(reason: .complaint, offset: -60, step: .immediate, goes: false),
        Suppression(reason: .hardBounce, offset: -60, step: .immediate, goes: false),
        Suppression(reason: .manual, offset: -60, step: .immediate, goes: false),
    ])
    func suppressedAddresses(rule: Suppression) async throws {
        let lead = try Samples.lead(steps: Samples.steps([rule.step]))
        let address = try #require(lead.content.correspondent)
        try await store.suppress(address, reason: rule.reason, at: Samples.start.addingTimeInterval(rule.offset))
        _ = try await store.ingest(lead, at: Samples.start)
        let step = lead.steps[0]
        let rules = ClaimRules(answersUnsubscribed: rule.answers)
        let verdict = try await store.claim(step.queueID, at: step.dueAt, rules: rules)
        if rule.goes {
            guard case .go = verdict else {
                Issue.record("\(verdict)")
                return
            }
        } else {
            #expect(verdict == .stop(.suppressed))
            #expect(try await store.step(step.queueID)?.status == .stopped)
            #expect(try await store.mayStillSend(step.queueID, at: step.dueAt) == .stopped(.suppressed))
        }
    }

    @Test func whatWasTakenAndNotQueuedIsDueAgainAfterACrash() async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        let step = lead.steps[0].queueID
        _ = try await store.claim(step, at: Samples.start, rules: ClaimRules())
        let image = try scratch.crashImage()
        let survivor = try image.open()
        #expect(try await survivor.unfinishedSteps(limit: 10).map(\.queueID) == [step])
        #expect(try await survivor.releaseClaims() == 1)
        guard case .go(let again) = try await survivor.claim(step, at: Samples.start, rules: ClaimRules()) else {
            Issue.record("not due again")
            return
        }
        #expect(again.queueID == step, "the spool finds the message it has")
    }

    @Test func whatIsPutOffIsDueLater() async throws {
        let lead = try Samples.lead()
        _ = try await store.ingest(lead, at: Samples.start)
        let step = lead.steps[0].queueID
        _ = try await store.claim(step, at: Samples.start, rules: ClaimRules())
        let later = Samples.start.addingTimeInterval(300)
        #expect(try await store.postpone(step, until: later, reason: "template", at: Samples.start))
        #expect(try await store.nextDue() == later)
        #expect(try await store.skip(step, reason: .manual, at: later))
        #expect(try await store.skip(step, reason: .manual, at: later) == false)
        #expect(try await store.postpone(step, until: later, reason: "template", at: later) == false)
        #expect(try await store.nextDue() == nil)
    }

    @Test func anUnknownMessageIsNotTheLedgersBusiness() async throws {
        let id = Samples.id()
        #expect(try await store.mayStillSend(id, at: Samples.start) == .unknown)
        #expect(try await store.recordSent(id, at: Samples.start, reply: Samples.accepted, attempts: 1) == false)
        #expect(try await store.claim(id, at: Samples.start, rules: ClaimRules()) == .stop(.notDue))
    }

    private func reply(to lead: NewLead, at now: Date) async throws {
        _ = try await store.recordMessage(
            HandledMessage(
                message: IncomingMessage(id: Samples.id(at: now), kind: .reply, arrivedAt: now),
                lead: lead.message.id),
            at: now)
    }
}
