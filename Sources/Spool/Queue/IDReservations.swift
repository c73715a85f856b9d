import MailTypes
import Synchronization

/// Keeps two commits under one ID apart: the second waits for what becomes of the first.
final class IDReservations: Sendable {
    private let waiting = Mutex<[QueueID: [CheckedContinuation<Void, Never>]]>([:])

    /// Runs `body` while nobody else runs under the ID.
    func withReserved(
        _ id: QueueID, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
    ) async rethrows {
        while !reserve(id) { await turn(id) }
        defer { release(id) }
        try await body()
    }

    private func reserve(_ id: QueueID) -> Bool {
        waiting.withLock { waiting in
            guard waiting[id] == nil else { return false }
            waiting[id] = []
            return true
        }
    }

    private func turn(_ id: QueueID) async {
        await withCheckedContinuation { continuation in
            let isFree = waiting.withLock { waiting in
                guard waiting[id] != nil else { return true }
                waiting[id]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func release(_ id: QueueID) {
        for continuation in waiting.withLock({ $0.removeValue(forKey: id) }) ?? [] { continuation.resume() }
    }
}
