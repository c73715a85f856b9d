import Foundation
import Leads
import MailTypes
import Store
import TestSupport
import Testing

@testable import Gateway

/// What the office decides by hand.
@Suite(.serialized, .timeLimit(.minutes(2))) struct LeadDeskTests {
    @Test func aBookingEndsTheFollowUpsAndKeepsItsValue() async throws {
        let harness = try await GatewayHarness.start()
        try await harness.send(
            "From: Ann Lee <ann@hartwell.example>\nSubject: A car\n\nCar for 3 from 12 Oak St, Summit NJ to JFK on "
                + "December 14 at 6 pm. Budget $1,400.\n",
            from: "ann@hartwell.example")
        #expect(try await harness.eventually { !harness.capture.replies.isEmpty })
        let store = harness.floor.store
        let lead = try #require(try await store.leads(limit: 1).first)
        let desk = LeadDesk(store: store, clock: SystemClock())
        var request = ControlRequest(.status, ids: ["\(lead.id)", "6h0fk9hsr5j9y"])
        var order = LeadOrder()
        order.status = "converted"
        order.valueCents = 155_000
        request.lead = order
        let response = await desk.perform(request)
        #expect(response.done == ["\(lead.id)"])
        #expect(response.problems?.count == 1)
        let after = try #require(try await store.leadDetail(lead.id))
        #expect(after.lead.status == .converted)
        #expect(after.lead.valueCents == 155_000)
        #expect(after.steps.filter { !$0.step.isDirectAnswer }.allSatisfy { $0.status == .stopped })
        try await harness.stop()
    }

    /// A fresh inquiry of somebody who wanted no more follow-ups is answered, once; of somebody who is to get nothing, not.
    @Test(arguments: [("unsubscribe", 1), ("manual", 0)])
    func aSuppressedPersonAsksAgain(reason: String, replies: Int) async throws {
        let clock = ManualClock(Date().addingTimeInterval(60))
        let harness = try await GatewayHarness.start(clock: clock)
        // The inquiry has to be later than the wish: its arrival is of the real clock.
        let desk = LeadDesk(store: harness.floor.store, clock: SystemClock())
        var request = ControlRequest(.suppress)
        var order = LeadOrder()
        order.addresses = ["ann@hartwell.example", "no address"]
        order.reason = reason
        request.lead = order
        let response = await desk.perform(request)
        #expect(response.done == ["ann@hartwell.example"])
        #expect(response.problems == ["no address: is no address"])
        try await harness.send(
            "From: Ann Lee <ann@hartwell.example>\nSubject: A car\n\nCar for 3 from 12 Oak St, Summit NJ to JFK on "
                + "December 14 at 6 pm. Budget $1,400.\n",
            from: "ann@hartwell.example")
        #expect(
            try await harness.eventually {
                guard let lead = try await harness.floor.store.leads(limit: 1).first,
                    let steps = try await harness.floor.store.leadDetail(lead.id)?.steps
                else { return false }
                let isSettled = steps.allSatisfy { $0.status != .due || !$0.step.isDirectAnswer }
                return isSettled && harness.capture.replies.count == replies
            })
        let lead = try #require(try await harness.floor.store.leads(limit: 1).first)
        let steps = try #require(try await harness.floor.store.leadDetail(lead.id)?.steps)
        for step in steps where !step.step.isDirectAnswer {
            clock.advance(by: max(0, step.dueAt.timeIntervalSince(clock.now())) + 1)
            #expect(
                try await harness.eventually {
                    try await harness.floor.store.leadDetail(lead.id)?.steps.first { $0.id == step.id }?.status != .due
                })
        }
        #expect(harness.capture.replies.count == replies)
        try await harness.stop()
    }
}
