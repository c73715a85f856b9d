import Foundation
import Leads
import MailTypes
import Testing

@testable import Store

@Suite struct MessageTests {
    let scratch: Scratch
    let store: Store
    let lead: NewLead

    init() async throws {
        scratch = try Scratch()
        store = try scratch.open()
        lead = try Samples.lead(steps: Samples.steps([.immediate, .day(3), .day(7)]))
        _ = try await store.ingest(lead, at: Samples.start)
        _ = try await store.send(lead.steps[0].queueID, at: Samples.start)
    }

    struct Rule: Sendable, CustomTestStringConvertible {
        let kind: MessageKind
        var bounce: BounceSeverity?
        var stops: StopReason?
        var status = LeadStatus.contacted
        var suppresses: SuppressionReason?
        var scope: SuppressionScope?
        var testDescription: String { "\(kind) \(bounce.map(\.rawValue) ?? "")" }
    }

    static let rules = [
        Rule(kind: .reply, stops: .reply, status: .replied),
        Rule(
            kind: .bounce, bounce: .hard, stops: .hardBounce, status: .unreachable, suppresses: .hardBounce, scope: .all
        ),
        Rule(kind: .bounce, bounce: .soft),
        Rule(kind: .bounce),
        Rule(kind: .complaint, stops: .complaint, status: .complained, suppresses: .complaint, scope: .all),
        Rule(
            kind: .unsubscribe, stops: .unsubscribe, status: .unsubscribed, suppresses: .unsubscribe, scope: .followUp),
        Rule(kind: .autoResponse), Rule(kind: .delay), Rule(kind: .challenge), Rule(kind: .list), Rule(kind: .notice),
        Rule(kind: .unknown), Rule(kind: .inquiry), Rule(kind: .form),
    ]

    @Test(arguments: rules)
    func whatEachKindDoes(rule: Rule) async throws {
        let later = Samples.start.addingTimeInterval(60)
        let id = Samples.id(at: later)
        let outcome = try await store.recordMessage(
            HandledMessage(
                message: IncomingMessage(id: id, kind: rule.kind, arrivedAt: later), step: lead.steps[0].queueID,
                bounce: rule.bounce, summary: "said in short"),
            at: later)
        let followUps = lead.steps.dropFirst().map(\.queueID)
        #expect(outcome.isNew)
        #expect(outcome.lead == lead.message.id)
        #expect(outcome.stopped == (rule.stops == nil ? [] : followUps))
        #expect(outcome.suppressed == rule.suppresses)
        let detail = try #require(try await store.leadDetail(lead.message.id))
        #expect(detail.lead.status == rule.status)
        #expect(detail.lead.stopReason == rule.stops)
        #expect(detail.lead.softBounces == (rule.bounce == .soft ? 1 : 0))
        #expect(detail.steps.map(\.status) == (rule.stops == nil ? [.sent, .due, .due] : [.sent, .stopped, .stopped]))
        #expect(detail.interactions.last?.summary == "said in short")
        #expect(detail.messages.contains { $0.id == id && $0.step == detail.steps[0].id })
        let address = try #require(lead.content.correspondent)
        let suppressions = try await store.suppressions(of: address, at: later)
        #expect(suppressions.map(\.scope) == (rule.scope.map { [$0] } ?? []))
        #expect(suppressions.allSatisfy { $0.address == address && $0.evidence == id })
    }

    @Test(arguments: rules)
    func eachIsRecordedOnce(rule: Rule) async throws {
        let handled = HandledMessage(
            message: IncomingMessage(id: Samples.id(), kind: rule.kind, arrivedAt: Samples.start),
            lead: lead.message.id, bounce: rule.bounce)
        _ = try await store.recordMessage(handled, at: Samples.start)
        let tables = ["messages", "events", "lead_interactions", "suppressions"]
        var before: [Int] = []
        for table in tables { before.append(try await store.rows(table)) }
        let again = try await store.recordMessage(handled, at: Samples.start)
        #expect(again == MessageOutcome(isNew: false, lead: lead.message.id, stopped: [], suppressed: nil))
        for (table, count) in zip(tables, before) { #expect(try await store.rows(table) == count) }
        #expect(try await store.lead(lead.message.id)?.softBounces == (rule.bounce == .soft ? 1 : 0))
    }

    @Test func temporaryBouncesAddUp() async throws {
        for count in 1...3 {
            let outcome = try await store.recordMessage(
                HandledMessage(
                    message: IncomingMessage(id: Samples.id(), kind: .bounce, arrivedAt: Samples.start),
                    lead: lead.message.id, bounce: .soft),
                at: Samples.start, softBounceLimit: 3)
            #expect(outcome.suppressed == (count == 3 ? .softBounces : nil))
        }
        let found = try #require(try await store.lead(lead.message.id))
        #expect(found.softBounces == 3)
        #expect(found.status == .unreachable)
        #expect(found.stopReason == .softBounces)
    }

    @Test func aMessageWithoutALeadIsStillKept() async throws {
        let stranger = try Samples.address("nobody@nowhere.example")
        let handled = HandledMessage(
            message: IncomingMessage(id: Samples.id(), kind: .complaint, arrivedAt: Samples.start),
            lead: Samples.id(), correspondent: stranger)
        let outcome = try await store.recordMessage(handled, at: Samples.start)
        #expect(outcome.lead == nil)
        #expect(outcome.suppressed == .complaint)
        #expect(try await store.isSuppressed(stranger, for: .all, at: Samples.start))
        #expect(try await store.message(handled.message.id)?.kind == "complaint")
    }

    @Test func aComplaintStopsEveryLeadOfTheAddress() async throws {
        let other = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        _ = try await store.ingest(other, at: Samples.start)
        let outcome = try await store.recordMessage(
            HandledMessage(
                message: IncomingMessage(id: Samples.id(), kind: .complaint, arrivedAt: Samples.start),
                lead: lead.message.id),
            at: Samples.start)
        #expect(Set(outcome.stopped) == Set((lead.steps.dropFirst() + other.steps).map(\.queueID)))
    }

    @Test func anUnsubscriptionLeavesTheAnswerToAnotherInquiry() async throws {
        let other = try Samples.lead(steps: Samples.steps([.immediate, .day(3)]))
        _ = try await store.ingest(other, at: Samples.start)
        let outcome = try await store.recordMessage(
            HandledMessage(
                message: IncomingMessage(id: Samples.id(), kind: .unsubscribe, arrivedAt: Samples.start),
                lead: lead.message.id),
            at: Samples.start)
        #expect(Set(outcome.stopped) == Set([lead.steps[1], lead.steps[2], other.steps[1]].map(\.queueID)))
    }

    @Test(arguments: LeadStatus.allCases)
    func whatTheOfficeDecidedStands(status: LeadStatus) {
        let decided: Set<LeadStatus> = [.qualified, .converted, .lost, .complained]
        for reason in StopReason.allCases where decided.contains(status) {
            #expect(status.after(reason) == status)
        }
        if !decided.contains(status) { #expect(status.after(.reply) == .replied) }
    }
}
