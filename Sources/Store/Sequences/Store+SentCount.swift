import FoundationEssentials
import GRDB

extension Store {
    /// How many steps' messages the smart hosts took since `moment`: what a day's limit counts after a start.
    package func sentCount(since moment: Date) async throws -> Int {
        try await read { database in
            try database.value(
                "SELECT count(*) FROM events WHERE type = ? AND time >= ?",
                [EventType.stepSent.rawValue, moment.milliseconds]) ?? 0
        }
    }
}
