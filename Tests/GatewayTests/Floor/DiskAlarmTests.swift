import Glibc
import Logging
import Spool
import Store
import Synchronization
import Testing

@testable import Gateway

/// One alert for one fault of the disk, however many messages meet it.
@Suite struct DiskAlarmTests {
    private static let full = StoreNews.fault(StoreError(.full, place: "ledger", cause: "no room"))
    private static let failing = StoreNews.fault(StoreError(.io, place: "ledger", cause: "cannot be synced"))

    @Test func aFaultIsToldOnceAndItsEndOnce() {
        let lines = LogLines()
        let alarm = DiskAlarm(logger: lines.logger)
        for news in [Self.full, Self.full, Self.full, Self.failing, Self.full, .wellAgain, Self.full] {
            alarm.hear(news)
        }
        #expect(lines.all == ["ALERT ledger", "ALERT ledger", "ledger well again", "ALERT ledger"])
    }

    @Test func aFaultThatLastsIsToldAgain() {
        let lines = LogLines()
        let alarm = DiskAlarm(logger: lines.logger)
        let start = ContinuousClock.now
        for minute in 0...30 { alarm.hear(Self.full, at: start + .seconds(60 * minute)) }
        #expect(lines.all == ["ALERT ledger", "ALERT ledger", "ALERT ledger"])
    }
}

/// What a logger was told at `notice` and above.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    var logger: Logger {
        Logger(label: "test") { _ in Handler(lines: self) }
    }

    private struct Handler: LogHandler {
        let lines: LogLines
        var logLevel = Logger.Level.notice
        var metadata: Logger.Metadata = [:]
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { lines.lines.withLock { $0.append(event.message.description) } }
    }
}
