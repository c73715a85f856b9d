import Foundation
import TestSupport
import Testing

@testable import Gateway

/// Wake-up hints: remembered once, ended by time and by cancellation.
@Suite(.timeLimit(.minutes(10))) struct DoorbellTests {
    private let clock = ManualClock(Date(timeIntervalSince1970: 1_800_000_000))

    @Test func aRingBeforeTheWaitIsRemembered() async {
        let bell = Doorbell()
        bell.ring()
        await bell.wait(until: .distantFuture, clock: clock)
    }

    @Test func aRingWakesEveryWaiter() async {
        let bell = Doorbell()
        await withTaskGroup(of: Void.self) { tasks in
            for _ in 0..<5 { tasks.addTask { await bell.wait(until: .distantFuture, clock: clock) } }
            tasks.addTask {
                for _ in 0..<200 {
                    bell.ring()
                    await Task.yield()
                    if (try? await Task.sleep(for: .milliseconds(1))) == nil { return }
                }
            }
            await tasks.waitForAll()
        }
    }

    @Test func theDeadlineEndsTheWait() async {
        let bell = Doorbell()
        let deadline = clock.now().addingTimeInterval(30)
        async let waited: Void = bell.wait(until: deadline, clock: clock)
        for _ in 0..<60 {
            clock.advance(by: 1)
            await Task.yield()
        }
        await waited
        await bell.wait(until: clock.now().addingTimeInterval(-1), clock: clock)
    }

    @Test func cancellationEndsTheWait() async {
        let bell = Doorbell()
        let task = Task { await bell.wait(until: .distantFuture, clock: clock) }
        task.cancel()
        await task.value
    }
}
