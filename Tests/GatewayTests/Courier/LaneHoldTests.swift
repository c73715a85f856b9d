import Foundation
import Logging
import Testing

@testable import Gateway

/// Holding the lanes: quick tries at first, slower ones later, one failure for connections that fail together.
@Suite struct LaneHoldTests {
    private static let waits = [5.0, 15, 60, 300]

    private func hold() -> LaneHold {
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return LaneHold(schedule: RetrySchedule(waits: Self.waits, lifetime: 432_000), logger: logger)
    }

    @Test func theWaitsGrowAndTheLastRepeats() {
        let hold = hold()
        var now = Date(timeIntervalSince1970: 1_800_000_000)
        for wait in Self.waits + [300, 300] {
            let until = hold.hold("refused", at: now)
            #expect(until.timeIntervalSince(now) == wait)
            now = until
        }
    }

    @Test func connectionsThatFailTogetherAreOneFailure() {
        let hold = hold()
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        let first = hold.hold("refused", at: now)
        #expect(hold.hold("refused", at: now.addingTimeInterval(1)) == first)
        #expect(hold.hold("timed out", at: now.addingTimeInterval(2)) == first)
        #expect(hold.cause == "timed out")
    }

    @Test func aWorkingHostForgetsThePast() {
        let hold = hold()
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        hold.hold("refused", at: now)
        hold.clear(waiting: 3)
        #expect(hold.cause == nil)
        #expect(hold.until <= now)
        #expect(hold.hold("again", at: now).timeIntervalSince(now) == 5)
    }

    @Test func anOperatorCanAskForATryAtOnce() {
        let hold = hold()
        let now = Date(timeIntervalSince1970: 1_800_000_000)
        hold.hold("refused", at: now)
        hold.lift()
        #expect(hold.until <= now)
        #expect(hold.cause == "refused")
    }

    @Test func lifetimesEnd() {
        let schedule = RetrySchedule(waits: Self.waits, lifetime: 432_000)
        let queued = Date(timeIntervalSince1970: 1_800_000_000)
        #expect(!schedule.isExpired(queued: queued, at: queued.addingTimeInterval(432_000)))
        #expect(schedule.isExpired(queued: queued, at: queued.addingTimeInterval(432_001)))
    }
}
