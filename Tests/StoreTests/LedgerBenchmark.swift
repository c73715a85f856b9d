import Foundation
import GRDB
import MailTypes
import Synchronization
import Testing

@testable import Store

/// Leads per second, beside a loop that commits one plain row at a time to a file on the same disk in the same run.
/// `FIRSTREPLY_BENCH=1 swift test -c release -Xswiftc -enable-testing --filter LedgerBenchmark`
@Suite(.enabled(if: ProcessInfo.processInfo.environment["FIRSTREPLY_BENCH"] != nil, "set FIRSTREPLY_BENCH to run it"))
struct LedgerBenchmark {
    @Test(.timeLimit(.minutes(2)))
    func ingestion() async throws {
        let plain = try await plainCommits(2000)
        for (callers, leads) in [(1, 2000), (50, 20_000)] {
            let scratch = try Scratch()
            let commits = Mutex(0)
            let store = try scratch.open { sql in
                if sql.hasPrefix("COMMIT") { commits.withLock { $0 += 1 } }
            }
            let rate = try await ingest(leads, callers: callers, into: store)
            let ratio = rate / plain
            print(
                "\(callers) callers: \(Int(rate)) leads/s, plain commits \(Int(plain))/s, ratio "
                    + "\((ratio * 100).rounded() / 100), \(leads / max(1, commits.withLock { $0 })) per commit")
            #expect(try await store.rows("leads") == leads)
            try await store.close()
        }
    }

    private func ingest(_ count: Int, callers: Int, into store: Store) async throws -> Double {
        let began = ContinuousClock.now
        try await withThrowingTaskGroup { group in
            for caller in 0..<callers {
                group.addTask {
                    for number in 0..<(count / callers) {
                        let lead = try Samples.lead(from: "person\(caller).\(number)@acme.example")
                        _ = try await store.ingest(lead, at: Samples.start)
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(count) / ((ContinuousClock.now - began) / .seconds(1))
    }

    private func plainCommits(_ count: Int) async throws -> Double {
        let scratch = try Scratch()
        let pool = try DatabasePool(path: scratch.path)
        try await pool.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA synchronous = FULL; CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
        }
        let began = ContinuousClock.now
        try await pool.writeWithoutTransaction { database in
            for number in 0..<count {
                try database.cachedStatement(sql: "INSERT INTO plain (text) VALUES (?)").execute(arguments: [
                    "\(number)"
                ])
            }
        }
        let rate = Double(count) / ((ContinuousClock.now - began) / .seconds(1))
        try pool.close()
        return rate
    }
}
