import Foundation
import Gateway
import MailTypes
import NIOCore
import Spool
import TestSupport
import Testing

/// Several smart hosts, several lanes, bounded connections: against real sockets.
@Suite(.serialized, .timeLimit(.minutes(2))) struct FallbackTests {
    private func queue(
        _ text: String, in harness: GatewayHarness, lane: Lane = .firstReply,
        to recipients: [String] = ["dana@reed.example"],
        at now: Date = Date()
    ) async throws -> QueueID {
        let octets = ByteBuffer(string: "Subject: \(text)\r\nMessage-ID: <\(text)@tnt.example>\r\n\r\nHello\r\n")
        let envelope = Envelope(
            reversePath: AddrSpec("noreply@tnt.example").map(ReversePath.mailbox) ?? .null,
            forwardPaths: recipients.compactMap { AddrSpec($0) }, arrival: now, lane: lane
        )
        return try await harness.floor.mailroot.outgoing.commit(octets, envelope: envelope)
    }

    private func isEmpty(_ harness: GatewayHarness) async throws -> Bool {
        try await harness.eventually { harness.floor.mailroot.outgoing.count == 0 }
    }

    @Test func theSecondHostTakesOverAndTheFirstComesBack() async throws {
        let (first, second) = (try FaultySmartHost(), try FaultySmartHost())
        defer {
            first.stop()
            second.stop()
        }
        first.arm("CONNECT", .replyAndClose("554 5.3.2 not today\r\n"))
        let harness = try await GatewayHarness.start(
            smartHostPort: first.port,
            configuration: """
                  retry: [200 ms]
                smart_host_2:
                  host: 127.0.0.1
                  port: \(second.port)
                  security: none
                """)
        _ = try await queue("one", in: harness)
        #expect(try await harness.eventually { second.taken("one@") == 1 })
        #expect(first.taken("one@") == 0)
        first.mend()
        // The half-open probe takes one message over to the first host; from then on it has all.
        #expect(
            try await harness.eventually {
                _ = try await queue("more", in: harness)
                return first.taken("more@") > 0
            })
        #expect(try await isEmpty(harness))
        let before = second.taken("more@")
        for _ in 0..<5 { _ = try await queue("last", in: harness) }
        #expect(try await isEmpty(harness))
        #expect(first.taken("last@") == 5)
        #expect(second.taken("more@") == before && second.taken("last@") == 0)
        #expect(first.violations.isEmpty && second.violations.isEmpty)
        try await harness.stop()
    }

    @Test func aRefusedSenderGoesToTheNextHostWithoutWaiting() async throws {
        let (first, second) = (try FaultySmartHost(), try FaultySmartHost())
        defer {
            first.stop()
            second.stop()
        }
        first.arm("MAIL", .reply("550 5.7.1 not yours\r\n"))
        let harness = try await GatewayHarness.start(
            smartHostPort: first.port,
            configuration: """
                  retry: [1 h]
                smart_host_2:
                  host: 127.0.0.1
                  port: \(second.port)
                  security: none
                """)
        _ = try await queue("sender", in: harness)
        #expect(try await harness.eventually { second.taken("sender@") == 1 })
        try await harness.stop()
    }

    @Test func theFirstNeverWaitsForTheLast() async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        let harness = try await GatewayHarness.start(
            smartHostPort: host.port, configuration: "  connections: 3\n  retry: [1 h]")
        #expect(try await harness.eventually { host.greeted > 0 })
        // Follow-ups hang at their final dot on every connection that they may have.
        host.arm(".", .silence)
        for _ in 0..<40 { _ = try await queue("follow", in: harness, lane: .followUp) }
        #expect(try await harness.eventually { host.hits >= 2 })
        host.mendElsewhere()
        _ = try await queue("first", in: harness)
        #expect(try await harness.eventually { host.taken("first@") == 1 })
        #expect(host.taken("follow@") == 2, "a connection each, and the first reply its own")
        host.mend()
        #expect(host.violations.isEmpty)
        try await harness.stop()
    }

    @Test func connectionsAreLeftAfterTheirMessages() async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        let harness = try await GatewayHarness.start(
            smartHostPort: host.port, configuration: "  connections: 1\n  messages_per_connection: 3")
        for _ in 0..<9 {
            _ = try await queue("bound", in: harness)
            #expect(try await isEmpty(harness))
        }
        #expect(host.taken("bound@") == 9)
        #expect((3...4).contains(host.greeted), "\(host.greeted) connections")
        #expect(host.violations.isEmpty)
        try await harness.stop()
    }

    @Test func aLostIdleConnectionIsReplacedBeforeItIsNeeded() async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        let harness = try await GatewayHarness.start(smartHostPort: host.port, configuration: "  connections: 2")
        _ = try await queue("warm", in: harness)
        #expect(try await isEmpty(harness))
        let greeted = host.greeted
        host.dropConnections()
        #expect(try await harness.eventually { host.greeted > greeted })
        try await harness.stop()
    }

    @Test func manyMessagesShareConnections() async throws {
        let host = try FaultySmartHost(offers: ["PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "CHUNKING", "DSN"])
        defer { host.stop() }
        let harness = try await GatewayHarness.start(smartHostPort: host.port)
        for _ in 0..<200 { _ = try await queue("many", in: harness, lane: .other) }
        #expect(try await isEmpty(harness))
        #expect(host.taken("many@") == 200)
        #expect(host.greeted <= 8, "\(host.greeted) connections")
        #expect(host.violations.isEmpty, "\(host.violations)")
        try await harness.stop()
    }

    @Test func recipientsThatFareDifferentlyArePartedAndNobodyGetsItTwice() async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        host.refuse("busy@", "450 4.2.1 mailbox busy\r\n")
        host.refuse("gone@", "550 5.1.1 no such user\r\n")
        let harness = try await GatewayHarness.start(smartHostPort: host.port, configuration: "  retry: [50 ms]")
        let id = try await queue(
            "parted", in: harness, lane: .alert, to: ["good@a.example", "busy@a.example", "gone@a.example"])
        #expect(try await harness.eventually { host.taken("parted@") == 1 })
        #expect(
            try await harness.eventually {
                FileManager.default.fileExists(atPath: harness.directory + "/mailroot/bad/\(id).eml")
            })
        #expect(try await harness.eventually { harness.floor.mailroot.outgoing.entry(id) == nil })
        #expect(harness.floor.mailroot.outgoing.count == 1, "the one who was busy waits")
        host.refuse("busy@", nil)
        #expect(try await isEmpty(harness))
        #expect(host.taken("parted@") == 2)
        #expect(host.violations.isEmpty)
        try await harness.stop()
    }

    @Test func theDaysLimitKeepsFollowUpsBackAndLetsFirstRepliesPass() async throws {
        let host = try FaultySmartHost()
        defer { host.stop() }
        let clock = ManualClock(Date(timeIntervalSince1970: 1_800_000_000))
        let harness = try await GatewayHarness.start(
            clock: clock, smartHostPort: host.port, configuration: "  daily_limit: 5\n  daily_reserve: 3")
        for _ in 0..<4 { _ = try await queue("follow", in: harness, lane: .followUp, at: clock.now()) }
        #expect(try await harness.eventually { host.taken("follow@") == 2 })
        for _ in 0..<4 { _ = try await queue("first", in: harness, at: clock.now()) }
        #expect(try await harness.eventually { host.taken("first@") == 3 })
        try await Task.sleep(for: .milliseconds(100))
        #expect(host.taken("first@") == 3 && host.taken("follow@") == 2)
        // The next day's limit takes the rest: one first reply, then as many follow-ups as its reserve leaves.
        clock.advance(by: 86_400)
        #expect(try await harness.eventually { host.taken("first@") == 4 })
        #expect(try await harness.eventually { host.taken("follow@") >= 3 })
        try await harness.stop()
    }
}
