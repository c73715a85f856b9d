import Foundation
import Gateway
import Leads
import MailTypes
import Spool
import Store
import TestSupport
import Testing

/// What the smart host answers decides: refused for good, tried later, or held; nothing is lost.
@Suite(.serialized, .timeLimit(.minutes(2))) struct OutcomeTests {
    private static let inquiry = """
        From: Dana Reed <dana@reed.example>
        To: inquiries@tnt.example
        Subject: Airport ride
        Message-ID: <7@reed.example>

        I need a car for 2 from JFK to Stamford, CT on Friday at 5 pm.

        """

    private func firstStep(_ harness: GatewayHarness) async throws -> StepRecord? {
        guard let lead = try await harness.floor.store.leads(limit: 1).first else { return nil }
        return try await harness.floor.store.leadDetail(lead.id)?.steps.first { $0.step.isDirectAnswer }
    }

    @Test func aRecipientRefusedForGoodIsFailedKeptAndSuppressed() async throws {
        let host = ScriptedSmartHost(recipient: SMTPReply(550, EnhancedStatusCode(5, 1, 1), "User unknown"))
        let harness = try await GatewayHarness.start(smartHost: host)
        try await harness.send(Self.inquiry, from: "dana@reed.example")
        #expect(try await harness.eventually { try await firstStep(harness)?.status == .failed })
        #expect(try await harness.eventually { harness.floor.mailroot.outgoing.count == 0 })
        let step = try #require(try await firstStep(harness))
        let kept = harness.directory + "/mailroot/bad/\(step.queueID)"
        #expect(FileManager.default.fileExists(atPath: kept + ".eml"))
        #expect(FileManager.default.fileExists(atPath: kept + ".json"))
        let dana = try #require(AddrSpec("dana@reed.example"))
        #expect(try await harness.floor.store.isSuppressed(dana, at: Date()))
        #expect(host.count == 0)
        try await harness.stop()
    }

    @Test func contentRefusedForGoodFailsTheMessageAndSparesTheAddress() async throws {
        let host = ScriptedSmartHost(content: SMTPReply(554, EnhancedStatusCode(5, 6, 0), "Content rejected"))
        let harness = try await GatewayHarness.start(smartHost: host)
        try await harness.send(Self.inquiry, from: "dana@reed.example")
        #expect(try await harness.eventually { try await firstStep(harness)?.status == .failed })
        let dana = try #require(AddrSpec("dana@reed.example"))
        #expect(try await !harness.floor.store.isSuppressed(dana, at: Date()))
        try await harness.stop()
    }

    @Test(arguments: [
        SMTPReply(450, EnhancedStatusCode(4, 2, 0), "Mailbox busy"),
        SMTPReply(550, EnhancedStatusCode(5, 7, 1), "Relay access denied"),
        SMTPReply(452, EnhancedStatusCode(4, 3, 1), "No room"),
    ])
    func whatMayPassIsTriedAgainUntilItDoes(reply: SMTPReply) async throws {
        let host = ScriptedSmartHost(recipient: reply)
        let harness = try await GatewayHarness.start(smartHost: host, configuration: "  retry: [50 ms, 100 ms]")
        try await harness.send(Self.inquiry, from: "dana@reed.example")
        #expect(try await harness.eventually { harness.floor.mailroot.outgoing.count == 1 })
        try await Task.sleep(for: .milliseconds(400))
        #expect(try await firstStep(harness)?.status.isClosed == false)
        #expect(host.count == 0)
        host.mend()
        #expect(try await harness.eventually { try await firstStep(harness)?.status == .sent })
        #expect(host.count == 1)
        #expect(try await harness.eventually { harness.floor.mailroot.outgoing.count == 0 })
        try await harness.stop()
    }

    @Test func aMessagePastItsLifetimeIsPutAsideWithItsReason() async throws {
        let host = ScriptedSmartHost(recipient: SMTPReply(450, EnhancedStatusCode(4, 2, 0), "Mailbox busy"))
        let harness = try await GatewayHarness.start(
            smartHost: host, configuration: "  retry: [50 ms]\n  lifetime: 300 ms")
        try await harness.send(Self.inquiry, from: "dana@reed.example")
        #expect(try await harness.eventually { try await firstStep(harness)?.status == .failed })
        let step = try #require(try await firstStep(harness))
        let kept = harness.directory + "/mailroot/bad/\(step.queueID).eml"
        #expect(try await harness.eventually { FileManager.default.fileExists(atPath: kept) })
        try await harness.stop()
    }
}
