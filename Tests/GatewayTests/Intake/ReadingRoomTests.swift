import Foundation
import Testing

@testable import Gateway

struct ReadingRoomTests {
    /// Of the calling thread.
    private static func niceness() -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

    @Test func `reading steps back behind everything else`() async throws {
        let room = ReadingRoom(threads: 1)
        room.open()
        let here = Self.niceness()
        let there = try await room.read { Self.niceness() }
        #expect(there == min(here + ReadingRoom.step, 19))
        #expect(Self.niceness() == here)
        try await room.close()
    }

    @Test func `a closed room takes nothing`() async throws {
        let room = ReadingRoom(threads: 1)
        room.open()
        try await room.close()
        await #expect(throws: (any Error).self) { try await room.read { 1 } }
    }
}
