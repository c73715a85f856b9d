import Foundation
import Logging
import MailTypes
import Testing

@testable import Gateway

/// Breakers and the ladder of hosts: quick tries at first, slower ones later, one probe at a time, and whoever stands
/// first is used while it works.
@Suite struct HostLadderTests {
    private static let waits = [5.0, 15, 60, 300, 7200]
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let schedule = RetrySchedule(waits: waits, lifetime: 432_000)
    private let ids = QueueIDSource()

    private func ladder(_ names: String...) -> HostLadder {
        var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        logger.logLevel = .critical
        return HostLadder(names: names, schedule: Self.schedule, logger: logger)
    }

    @Test(arguments: [
        (false, [5.0, 15, 60, 300, 300, 300]), (true, [60.0, 300, 900, 900]),
    ])
    func theWaitsGrowUpToAProbeEachFewMinutes(_ isPassword: Bool, _ waits: [Double]) {
        var breaker = HostBreaker(schedule: Self.schedule)
        var now = Self.start
        for wait in waits {
            _ = breaker.trip("refused", isPassword: isPassword, at: now)
            #expect(breaker.admission(at: now) == .refused(until: now.addingTimeInterval(wait)))
            now = breaker.until
            #expect(breaker.admission(at: now) == .probe)
        }
    }

    @Test func connectionsThatFailTogetherAreOneFailure() {
        let ladder = ladder("one")
        ladder.trip(0, "refused", at: Self.start)
        ladder.trip(0, "refused", at: Self.start.addingTimeInterval(1))
        ladder.trip(0, "timed out", at: Self.start.addingTimeInterval(2))
        #expect(ladder.nextProbe == Self.start.addingTimeInterval(5))
        #expect(ladder.cause == "timed out")
        #expect(ladder.since == Self.start)
    }

    @Test func halfOpenMeansOneProbe() {
        let ladder = ladder("one")
        #expect(ladder.beginProbe(at: Self.start) == nil)
        ladder.trip(0, "refused", at: Self.start)
        #expect(ladder.preferred == nil)
        #expect(ladder.beginProbe(at: Self.start.addingTimeInterval(4)) == nil)
        let due = Self.start.addingTimeInterval(5)
        #expect(ladder.beginProbe(at: due) == 0)
        #expect(ladder.beginProbe(at: due) == nil)
        #expect(ladder.nextProbe == nil)
        #expect(ladder.isUsable(0, isProbe: true))
        #expect(!ladder.isUsable(0, isProbe: false))
        // It failed: the next one waits longer.
        ladder.trip(0, "refused", at: due)
        #expect(!ladder.isUsable(0, isProbe: true))
        #expect(ladder.nextProbe == due.addingTimeInterval(15))
        #expect(ladder.beginProbe(at: due.addingTimeInterval(15)) == 0)
        ladder.works(0, waiting: 3)
        #expect(ladder.preferred == 0)
        #expect(ladder.cause == nil)
        #expect(ladder.isUsable(0, isProbe: false))
        // The past is forgotten.
        ladder.trip(0, "again", at: due)
        #expect(ladder.nextProbe == due.addingTimeInterval(5))
    }

    @Test func theNextHostStandsInUntilTheFirstWorksAgain() {
        let ladder = ladder("one", "two", "three")
        #expect(ladder.trip(0, "refused", at: Self.start))
        #expect(ladder.preferred == 1)
        #expect(ladder.cause == nil, "mail goes on")
        #expect(ladder.isUsable(1, isProbe: false))
        #expect(!ladder.isUsable(2, isProbe: false))
        // The third is down as well, and nobody asks while the second works.
        ladder.trip(2, "refused", at: Self.start)
        let later = Self.start.addingTimeInterval(600)
        #expect(ladder.beginProbe(at: later) == 0)
        #expect(ladder.beginProbe(at: later) == nil)
        ladder.works(0, waiting: 0)
        #expect(ladder.preferred == 0)
        #expect(!ladder.isUsable(1, isProbe: false), "the stand-in is left")
        #expect(ladder.trip(0, "a", at: later))
        #expect(!ladder.trip(1, "b", at: later))
        #expect(ladder.cause == "one: a; two: b; three: refused")
    }

    @Test func anOperatorCanAskForATryAtOnce() {
        let ladder = ladder("one")
        ladder.trip(0, "refused", at: Self.start)
        ladder.lift()
        #expect(ladder.cause == "refused")
        #expect(ladder.beginProbe(at: Self.start) == 0)
    }

    @Test func brokenConnectionsTripOnlyWhenSeveralMessagesMeetThem() {
        let ladder = ladder("one")
        let (first, second, third) = (ids.next(at: Self.start), ids.next(at: Self.start), ids.next(at: Self.start))
        // One message that breaks every connection says nothing of the host.
        for _ in 0..<50 { ladder.broke(0, under: first, cause: "reset", at: Self.start) }
        #expect(ladder.preferred == 0)
        ladder.broke(0, under: second, cause: "reset", at: Self.start)
        ladder.works(0, waiting: 1)
        ladder.broke(0, under: third, cause: "reset", at: Self.start)
        #expect(ladder.preferred == 0, "one that was taken in between")
        ladder.broke(0, under: first, cause: "reset", at: Self.start)
        ladder.broke(0, under: second, cause: "reset", at: Self.start)
        #expect(ladder.preferred == nil)
    }

    @Test func lifetimesEnd() {
        #expect(!Self.schedule.isExpired(queued: Self.start, at: Self.start.addingTimeInterval(432_000)))
        #expect(Self.schedule.isExpired(queued: Self.start, at: Self.start.addingTimeInterval(432_001)))
    }
}
