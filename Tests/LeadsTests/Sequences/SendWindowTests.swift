import Foundation
import Testing

@testable import Leads

@Suite("The window of follow-ups")
struct SendWindowTests {
    private static let office = SendWindow(
        days: [.mon, .tue, .wed, .thu, .fri], from: 9 * 60, to: 18 * 60,
        holidays: Set(["12-25", "4th thu nov", "2026-11-27"].compactMap { Holiday($0) }))

    private static func moment(_ text: String, _ zone: TimeZone = .gmt) throws -> Date {
        let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(
            year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4])
        return try #require(calendar.date(from: components))
    }

    @Test(
        "opens in office hours, and not on weekends or holidays",
        arguments: [
            ("2026-11-23 08:59", "2026-11-23 09:00"), ("2026-11-23 09:00", "2026-11-23 09:00"),
            ("2026-11-23 17:59", "2026-11-23 17:59"), ("2026-11-23 18:00", "2026-11-24 09:00"),
            // Thanksgiving, the Friday after, the weekend.
            ("2026-11-25 18:30", "2026-11-30 09:00"), ("2026-12-24 20:00", "2026-12-28 09:00"),
            ("2027-12-31 19:00", "2028-01-03 09:00"),
        ])
    func opens(given: String, expected: String) throws {
        #expect(
            try Self.office.next(from: Self.moment(given), in: .gmt) == Self.moment(expected),
            "\(given)")
    }

    @Test("keeps the hour on the wall across daylight saving")
    func daylightSaving() throws {
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        let friday = try Self.moment("2027-03-12 19:00", zone)
        // Clocks go forward on Sunday, March 14.
        #expect(Self.office.next(from: friday, in: zone) == (try Self.moment("2027-03-15 09:00", zone)))
        let early = SendWindow(days: [.sun], from: 2 * 60 + 30, to: 5 * 60)
        let night = try Self.moment("2027-03-13 23:00", zone)
        let opened = try #require(early.next(from: night, in: zone))
        #expect(opened >= (try Self.moment("2027-03-14 03:00", zone)), "half past two does not exist that night")
        #expect(opened < (try Self.moment("2027-03-14 05:00", zone)))
    }

    @Test("is never open without a day or an hour")
    func never() throws {
        let moment = try Self.moment("2026-11-23 12:00")
        #expect(SendWindow(days: []).next(from: moment, in: .gmt) == nil)
        #expect(SendWindow(from: 600, to: 600).next(from: moment, in: .gmt) == nil)
        #expect(
            SendWindow(days: Set(Weekday.allCases), from: 0, to: 24 * 60).next(from: moment, in: .gmt) == moment)
    }

    @Test(
        "days that are none",
        arguments: ["", "13-01", "02-30", "2026-02-29", "6th mon may", "4th thu", "thanksgiving", "1-2-3-4", "-1-1"])
    func noHolidays(text: String) {
        #expect(Holiday(text) == nil)
    }

    @Test("the last Monday of May, on each of its dates", arguments: [(2026, 25), (2027, 31), (2028, 29)])
    func lastMonday(year: Int, day: Int) throws {
        let memorial = try #require(Holiday("last Monday of May"))
        for candidate in stride(from: day, to: 0, by: -7) {
            #expect(
                memorial.isOn(year: year, month: 5, day: candidate, weekday: .mon, monthLength: 31)
                    == (candidate == day))
        }
    }
}
