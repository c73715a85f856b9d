import Foundation
import NIOPosix

/// Threads on which messages are read. Understanding takes the processor for long; here it keeps neither a session nor
/// a reply that is ready waiting, because these threads take what the others leave.
struct ReadingRoom: Sendable {
    private let pool: NIOThreadPool
    /// Of its threads.
    private let niceness: Int32

    /// What the threads are nicer by: under full load they get a tenth of a processor that others want, all of one that
    /// is free.
    static let step: Int32 = 10

    /// As many threads as there are processors: more would only take turns.
    init(threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
        pool = NIOThreadPool(numberOfThreads: max(1, threads))
        niceness = getpriority(Self.thread, 0) + Self.step
    }

    /// The calling thread alone, on Linux.
    private static let thread = __priority_which_t(PRIO_PROCESS.rawValue)

    func open() { pool.start() }

    /// Runs what is long on a thread of the room.
    ///
    /// - Throws: when the room is closed.
    func read<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async throws -> Value {
        try await pool.runIfActive { [niceness] in
            // It costs no more than to remember whether it was done; above 19 it means 19.
            setpriority(Self.thread, 0, niceness)
            return body()
        }
    }

    /// Lets what is being read end; nothing is taken after it.
    func close() async throws { try await pool.shutdownGracefully() }
}
