import Foundation
import MailTypes
import SMTP
import Testing

@testable import Gateway

/// Rates, the day's limit with its reserve, and what a host's own words make of both.
@Suite struct SendingPaceTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private static let newYork = TimeZone(identifier: "America/New_York") ?? .gmt

    private func pace(_ limits: PaceLimits, sent: Int = 0, at now: Date = start) -> SendingPace {
        SendingPace(limits: limits, timeZone: Self.newYork, sentToday: sent, at: now)
    }

    private func after(_ seconds: Double) -> Date { Self.start.addingTimeInterval(seconds) }

    @Test func withoutLimitsNothingWaits() {
        var pace = pace(PaceLimits(connections: 4))
        let allowance = pace.allowance(at: Self.start)
        #expect(allowance.urgent >= 1000 && allowance.other >= 1000 && allowance.more == nil)
    }

    @Test func aRateIsKeptOverAnyTime() {
        var pace = pace(PaceLimits(connections: 4, messagesPerSecond: 5))
        var sent = 0
        for tick in 0..<1000 {
            let allowance = pace.allowance(at: after(Double(tick) / 100))
            pace.began(allowance.urgent)
            sent += allowance.urgent
        }
        // Ten seconds at five, and the second's worth that had gathered.
        #expect((50...55).contains(sent))
    }

    @Test func aFirstReplyFindsRoomThatFollowUpsLeft() {
        var pace = pace(PaceLimits(connections: 4, messagesPerSecond: 5))
        while case let allowance = pace.allowance(at: Self.start), allowance.other > 0 { pace.began(1) }
        let allowance = pace.allowance(at: Self.start)
        #expect(allowance.urgent == 1)
        #expect(allowance.more.map { $0 > Self.start } == true)
    }

    @Test func slowRatesLetOneLeaveNowAndThen() throws {
        var pace = pace(PaceLimits(connections: 1, messagesPerSecond: 0.1))
        #expect(pace.allowance(at: Self.start).other == 1)
        pace.began(1)
        let wait = pace.allowance(at: Self.start)
        #expect(wait.urgent == 0)
        let more = try #require(wait.more)
        #expect(abs(more.timeIntervalSince(Self.start) - 10) < 0.1)
        #expect(pace.allowance(at: after(9)).urgent == 0)
        #expect(pace.allowance(at: after(10.1)).urgent == 1)
    }

    @Test func theDayKeepsItsReserveForFirstReplies() throws {
        var pace = pace(PaceLimits(connections: 4, messagesPerDay: 100, dailyReserve: 20), sent: 70)
        #expect(pace.allowance(at: Self.start) == .init(urgent: 30, other: 10, more: nil))
        #expect(pace.dailyState(at: Self.start) == .open)
        // Those under way count, and those that came back do not.
        pace.began(10)
        #expect(pace.allowance(at: Self.start).other == 0)
        for index in 0..<10 { pace.ended(wasSent: index != 0, at: Self.start) }
        #expect(pace.allowance(at: Self.start).other == 1)
        pace.began(1)
        pace.ended(wasSent: true, at: Self.start)
        let reserve = pace.allowance(at: Self.start)
        #expect(reserve.urgent == 20 && reserve.other == 0)
        #expect(pace.dailyState(at: Self.start) == .reserve)
        pace.began(20)
        for _ in 0..<20 { pace.ended(wasSent: true, at: Self.start) }
        let over = pace.allowance(at: Self.start)
        #expect(over.urgent == 0 && over.other == 0)
        #expect(pace.dailyState(at: Self.start) == .over)
        // At midnight in New York, not in London, all is as it was.
        let midnight = try #require(over.more)
        #expect(SendingPace.dayStart(midnight, timeZone: Self.newYork) == midnight)
        #expect(pace.allowance(at: midnight.addingTimeInterval(-1)).urgent == 0)
        #expect(pace.allowance(at: midnight).urgent == 100)
        #expect(pace.allowance(at: midnight).other == 80)
    }

    /// The days on which New York leaves and enters daylight saving time in 2026, and one between.
    @Test(arguments: [("2026-11-01", 25.0), ("2026-07-01", 24), ("2026-03-08", 23)])
    func daysHaveTheLengthTheCalendarGivesThem(_ day: String, _ hours: Double) throws {
        let noon = try Date("\(day)T17:00:00Z", strategy: .iso8601)
        let start = SendingPace.dayStart(noon, timeZone: Self.newYork)
        var pace = pace(PaceLimits(connections: 1, messagesPerDay: 1), sent: 1, at: noon)
        let end = try #require(pace.allowance(at: noon).more)
        #expect(end.timeIntervalSince(start) == hours * 3600)
        #expect(pace.allowance(at: end).urgent == 1)
    }

    @Test func hintsHalveAndQuietRestores() throws {
        var pace = pace(PaceLimits(connections: 4))
        // Eight a second go out when the host complains.
        for index in 0..<80 { pace.ended(wasSent: true, at: after(Double(index) / 8)) }
        #expect(pace.lower(.tooFast, at: after(10)) == true)
        #expect(pace.connections == 2)
        let halved = try #require(pace.rate)
        #expect((2.0...6.0).contains(halved))
        // The same limit met by several connections is one hint.
        #expect(pace.lower(.tooFast, at: after(11)) == false)
        #expect(pace.rate == halved)
        #expect(pace.lower(.tooFast, at: after(14)) == true)
        #expect(pace.connections == 1)
        let quartered = try #require(pace.rate)
        #expect(abs(quartered - halved / 2) < 0.001)
        // Quiet: step by step back to no limit at all.
        var now = 14.0
        var steps = 0
        while pace.rate != nil || pace.connections < 4, steps < 60 {
            now += 15
            steps += 1
            _ = pace.allowance(at: after(now))
        }
        #expect(pace.rate == nil)
        #expect(pace.connections == 4)
        #expect((4...20).contains(steps))
    }

    @Test func aConfiguredRateIsNeverExceeded() {
        var pace = pace(PaceLimits(connections: 2, messagesPerSecond: 3))
        #expect(pace.lower(.tooFast, at: Self.start) == true)
        #expect(pace.rate == 1.5)
        for step in 1...40 { _ = pace.allowance(at: after(Double(step) * 15)) }
        #expect(pace.rate == 3)
        #expect(pace.connections == 2)
    }

    @Test func howeverMuchAHostComplainsSomethingLeaves() {
        var pace = pace(PaceLimits(connections: 4))
        for step in 0..<200 { _ = pace.lower(.tooFast, at: after(Double(step) * 3)) }
        #expect(pace.rate == 0.1)
        #expect(pace.connections == 1)
        #expect(pace.allowance(at: after(615)).urgent == 1)
    }

    @Test func aBusyHostIsNoReasonToCrawl() {
        var pace = pace(PaceLimits(connections: 4))
        for step in 0..<50 { _ = pace.lower(.busy, at: after(Double(step) * 3)) }
        #expect(pace.rate == nil, "hardly anything was sent: our rate is not its trouble")
        #expect(pace.connections == 1)
        for index in 0..<80 { pace.ended(wasSent: true, at: after(200 + Double(index) / 8)) }
        for step in 0..<50 { _ = pace.lower(.busy, at: after(210 + Double(step) * 3)) }
        #expect(pace.rate == 4)
    }

    @Test func tooManyConnectionsLowersConnectionsAlone() {
        var pace = pace(PaceLimits(connections: 4))
        #expect(pace.lower(.fewerConnections, at: Self.start) == true)
        #expect(pace.connections == 2)
        #expect(pace.rate == nil)
        #expect(pace.lower(.fewerConnections, at: after(3)) == true)
        #expect(pace.lower(.fewerConnections, at: after(6)) == false)
        #expect(pace.connections == 1)
        #expect(pace.rate == nil)
    }

    @Test(arguments: [
        ("421 4.3.2 closing", RateHint?.some(.busy)), ("421 4.7.0 too many connections from you", .fewerConnections),
        ("450 busy", .busy), ("450 4.7.1 try later", .busy), ("450 4.2.0 mailbox busy", nil),
        ("450 4.2.1 receiving mail at too many messages", .tooFast), ("451 4.7.1 greylisted", nil),
        ("452 4.3.1 full", .busy), ("452 full", .busy), ("452 4.2.2 mailbox full", nil),
        ("452 4.5.3 too many recipients", nil), ("454 4.7.0 not now", .busy),
        ("550 5.4.5 daily sending limit exceeded", .tooFast), ("550 5.1.1 unknown", nil),
        ("451 4.4.5 Too Many concurrent sessions", .fewerConnections), ("554 5.7.1 spam", nil),
        ("451 throttled, slow down", .tooFast),
    ])
    func whatTheHostSaysOfItself(_ text: String, _ hint: RateHint?) throws {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        let code = try #require(Int(words[0]))
        let status = words.count > 1 ? EnhancedStatusCode(words[1]) : nil
        let rest = words.dropFirst(status == nil ? 1 : 2).joined(separator: " ")
        #expect(RateHint(SMTPReply(code, status, rest)) == hint)
    }
}
