import GRDB
import Synchronization

/// One caller's part of a group: what to write, and whom to tell.
protocol PendingWrite: Sendable {
    /// Whether it has to be on disk when its caller is told.
    var isLasting: Bool { get }
    /// Does the write; called on the writer's queue, again when its group had to be taken back.
    func run(_ database: Database) throws
    /// Tells the caller that the write is done.
    func committed()
    /// Tells the caller that nothing of it is.
    func failed(_ error: StoreError)
}

/// A write that answers with a value.
final class Write<Value: Sendable>: PendingWrite {
    let isLasting: Bool
    private let body: @Sendable (Database) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let value = Mutex<Value?>(nil)

    init(
        _ continuation: CheckedContinuation<Value, any Error>, isLasting: Bool,
        body: @escaping @Sendable (Database) throws -> Value
    ) {
        self.continuation = continuation
        self.isLasting = isLasting
        self.body = body
    }

    func run(_ database: Database) throws {
        let result = try body(database)
        value.withLock { $0 = result }
    }

    func committed() {
        guard let result = value.withLock({ $0 }) else {
            return failed(StoreError(.failed, place: "writer", cause: "committed before it was run"))
        }
        continuation.resume(returning: result)
    }

    func failed(_ error: StoreError) {
        continuation.resume(throwing: error)
    }
}
