import Foundation
import Testing
import Yams

@testable import Leads

@Suite("Sequences of follow-ups")
struct FollowUpSequenceTests {
    private static let monday = Date(timeIntervalSince1970: 1_795_442_400)  // 2026-11-23 14:00 UTC
    private static let hour = 3600.0
    private static let subject = LeadCriteria.Subject(
        service: .corporate, tier: .high, language: "en", score: 70, hasCompany: true)

    private static func read(_ text: String) throws -> FollowUpSequence {
        try YAMLDecoder().decode(FollowUpSequence.self, from: text)
    }

    @Test("the shipped file has no fault and plans days 3, 7 and 14 in office hours")
    func shipped() throws {
        let sequence = try Self.read(try ProjectFiles.text("templates/sequences/standard.yml"))
        #expect(sequence.faults() == [])
        let zone = try #require(TimeZone(identifier: "America/New_York"))
        let plan = sequence.plan(for: Self.subject, arrival: Self.monday, zone: zone)
        // Day 3 is Thanksgiving: Friday at nine, New York time.
        let expected = [1_795_788_000.0, 1_796_047_200, 1_796_652_000]
        #expect(plan.map(\.step) == [.day(3), .day(7), .day(14)])
        #expect(plan.map(\.due.timeIntervalSince1970) == expected)
    }

    @Test(
        "what is wrong with a file is named",
        arguments: [
            ("name: Bad Name\nsteps: [{ day: 3 }]", "name"), ("name: a\nsteps: []", "steps"),
            ("name: a\nsteps: [{ day: 7 }, { day: 3 }]", "steps[2].day"),
            ("name: a\nsteps: [{ day: 0 }]", "steps[1].day"),
            ("name: a\nsteps: [{ day: 3 }]\nwindow: { from: \"18:00\", to: \"09:00\" }", "window.to"),
            ("name: a\nsteps: [{ day: 3 }]\nwindow: { days: [] }", "window.days"),
            ("name: a\nsteps: [{ day: 3 }]\ngap_hours: -1", "gap_hours"),
            ("name: a\nsteps: [{ day: 3 }]\nwindows: {}", "windows"),
            ("name: a\nsteps: [{ day: 3 }]\nwindow: { holiday: [] }", "window.holiday"),
        ])
    func faults(text: String, path: String) throws {
        #expect(try Self.read(text).faults().map(\.path) == [path])
    }

    @Test(
        "what cannot be read at all is refused",
        arguments: [
            "steps: [{ day: 3 }]", "name: a\nsteps: [{ day: three }]",
            "name: a\nsteps: [{ day: 3 }]\nwindow: { from: \"9\" }",
            "name: a\nsteps: [{ day: 3 }]\nwindow: { holidays: [someday] }",
            "name: a\nsteps: [{ day: 3 }]\nfor: { services: [boats] }",
        ])
    func refused(text: String) {
        #expect(throws: DecodingError.self) { try Self.read(text) }
    }

    @Test("a step goes out in time, waits for its hour and its distance, and is left out when it is stale")
    func timing() {
        let sequence = FollowUpSequence(
            name: "a", window: SendWindow(days: Set(Weekday.allCases), from: 9 * 60, to: 18 * 60), gapHours: 36,
            staleHours: 96, steps: [SequenceStep(day: 3)])
        func timing(late: Double, lastSent: Double?) -> SendTiming {
            let due = Self.monday.addingTimeInterval(-late * Self.hour)
            return sequence.timing(
                due: due, lastSent: lastSent.map { Self.monday.addingTimeInterval(-$0 * Self.hour) }, now: Self.monday,
                zone: .gmt)
        }
        #expect(timing(late: 0, lastSent: 72) == .now)
        #expect(timing(late: 0, lastSent: nil) == .now)
        #expect(timing(late: 96, lastSent: 200) == .now)
        #expect(timing(late: 96.01, lastSent: 200) == .stale)
        // 14:00 less 10 hours plus 36: tomorrow at 16:00, inside the window.
        #expect(timing(late: 1, lastSent: 10) == .wait(until: Self.monday.addingTimeInterval(26 * Self.hour)))
        // 14:00 less 30 hours plus 36 is 20:00 today: tomorrow at 9:00.
        #expect(timing(late: 1, lastSent: 30) == .wait(until: Self.monday.addingTimeInterval(19 * Self.hour)))
    }

    @Test("the most specific sequence is chosen, and none where none is for the lead")
    func choice() {
        let steps = [SequenceStep(day: 3)]
        let all = FollowUpSequence(name: "all", steps: steps)
        let corporate = FollowUpSequence(
            name: "corporate", criteria: LeadCriteria(services: [.corporate]), steps: steps)
        let spanish = FollowUpSequence(
            name: "spanish", criteria: LeadCriteria(languages: ["es"], company: false), steps: steps)
        let book = SequenceBook([spanish, corporate, all])
        #expect(book.sequence(for: Self.subject)?.name == "corporate")
        var guest = Self.subject
        guest.service = nil
        guest.language = "es-MX"
        guest.hasCompany = false
        #expect(book.sequence(for: guest)?.name == "spanish")
        guest.hasCompany = true
        #expect(book.sequence(for: guest)?.name == "all")
        #expect(SequenceBook([corporate]).sequence(for: guest) == nil)
    }

    @Test("a step's own filter leaves it out of the plan")
    func filteredStep() {
        let sequence = FollowUpSequence(
            name: "a",
            steps: [
                SequenceStep(day: 3), SequenceStep(day: 7, criteria: LeadCriteria(scoreFrom: 80)),
                SequenceStep(day: 14, criteria: LeadCriteria(tiers: [.high], scoreTo: 70)),
            ])
        let plan = sequence.plan(for: Self.subject, arrival: Self.monday, zone: .gmt)
        #expect(plan.map(\.step) == [.day(3), .day(14)])
    }

    @Test(
        "names of steps",
        arguments: [
            ("immediate", StepName.immediate), ("day-1", .day(1)), ("day-365", .day(365)), ("day-0", nil),
            ("day-366", nil), ("day-03", nil), ("day-+3", nil), ("Day-3", nil), ("", nil),
        ] as [(String, StepName?)])
    func names(text: String, step: StepName?) {
        #expect(StepName(rawValue: text) == step)
        if let step { #expect(step.rawValue == text) }
    }

    @Test(
        "the zone of a telephone number",
        arguments: [
            ("+12125550142", "America/New_York"), ("+13105550142", "America/Los_Angeles"),
            ("+442075550142", "Europe/London"), ("+18005550142", nil), ("2125550142", nil), ("+", nil), ("+1", nil),
        ] as [(String, String?)])
    func zones(number: String, zone: String?) throws {
        let zones = PhoneZones(try ProjectFiles.text("data/phone-zones.txt"))
        #expect(zones.count > 3000)
        #expect(zones.zone(ofNumber: number)?.identifier == zone)
    }
}
