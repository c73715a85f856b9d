import Foundation
import MailTypes
import Testing

@testable import Gateway
@testable import Spool

/// Late first replies: told of after five minutes, once, and once more in another hold.
@Suite struct DelayAlarmTests {
    private static let start = Date(timeIntervalSince1970: 1_800_000_000)
    private let ids = QueueIDSource()

    private func entry(_ lane: Lane = .firstReply, held: Bool = false, at time: Date = start) -> QueueEntry {
        QueueEntry(
            id: ids.next(at: time), lane: lane, size: 1, attempts: 0, due: .distantPast, isHeld: held, isLeased: false,
            reason: nil
        )
    }

    @Test func aLateFirstReplyIsToldOfOnce() {
        var alarm = DelayAlarm()
        let entry = entry()
        #expect(alarm.look(at: [entry], holdBegan: nil, now: Self.start.addingTimeInterval(299)) == nil)
        let news = alarm.look(at: [entry], holdBegan: nil, now: Self.start.addingTimeInterval(301))
        #expect(news?.messages == [entry.id])
        #expect(alarm.look(at: [entry], holdBegan: nil, now: Self.start.addingTimeInterval(900)) == nil)
    }

    @Test func anotherHoldIsNews() {
        var alarm = DelayAlarm()
        let entry = entry()
        let first = Self.start.addingTimeInterval(10)
        let second = Self.start.addingTimeInterval(1000)
        #expect(alarm.look(at: [entry], holdBegan: first, now: Self.start.addingTimeInterval(301)) != nil)
        #expect(alarm.look(at: [entry], holdBegan: first, now: Self.start.addingTimeInterval(600)) == nil)
        // Between holds nothing is new.
        #expect(alarm.look(at: [entry], holdBegan: nil, now: Self.start.addingTimeInterval(990)) == nil)
        #expect(alarm.look(at: [entry], holdBegan: second, now: Self.start.addingTimeInterval(1001)) != nil)
        #expect(alarm.look(at: [entry], holdBegan: second, now: Self.start.addingTimeInterval(2000)) == nil)
    }

    @Test func followUpsAndWhatAPersonHoldsAreNotLate() {
        var alarm = DelayAlarm()
        let entries = [entry(.followUp), entry(.other), entry(.alert), entry(held: true)]
        #expect(alarm.look(at: entries, holdBegan: nil, now: Self.start.addingTimeInterval(9000)) == nil)
    }

    @Test func manyAtOnceAreOnePieceOfNews() throws {
        var alarm = DelayAlarm()
        let entries = (0..<500).map { entry(at: Self.start.addingTimeInterval(Double($0) / 100)) }
        let now = Self.start.addingTimeInterval(400)
        let looked = alarm.look(at: entries.reversed(), holdBegan: Self.start, now: now)
        let news = try #require(looked)
        #expect(news.messages.count == 500)
        #expect(news.messages.first == entries.first?.id)
        #expect((399...401).contains(news.longest))
        #expect(alarm.look(at: entries, holdBegan: Self.start, now: now.addingTimeInterval(15)) == nil)
    }
}
