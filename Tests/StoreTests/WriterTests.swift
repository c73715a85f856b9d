import Foundation
import GRDB
import MailTypes
import Synchronization
import Testing

@testable import Store

@Suite struct WriterTests {
    let scratch: Scratch
    let store: Store

    init() throws {
        scratch = try Scratch()
        store = try scratch.open()
    }

    @Test func manyWhoWaitShareOneCommit() async throws {
        let commits = Mutex(0)
        let scratch = try Scratch()
        let store = try scratch.open { sql in
            if sql.hasPrefix("COMMIT") { commits.withLock { $0 += 1 } }
        }
        let leads = try (0..<400).map { _ in try Samples.lead() }
        let before = commits.withLock { $0 }
        try await withThrowingTaskGroup { group in
            for lead in leads { group.addTask { _ = try await store.ingest(lead, at: Samples.start) } }
            try await group.waitForAll()
        }
        #expect(try await store.rows("leads") == 400)
        #expect(commits.withLock { $0 } - before < 200)
    }

    @Test func onlyWhatMustLastIsSynced() async throws {
        let modes = Mutex<[String]>([])
        let scratch = try Scratch()
        let store = try scratch.open { sql in
            if sql.hasPrefix("PRAGMA synchronous = ") { modes.withLock { $0.append(String(sql.dropFirst(21))) } }
        }
        modes.withLock { $0 = [] }
        let leads = try (0..<2).map { _ in try Samples.lead() }
        for lead in leads {
            let step = lead.steps[0].queueID
            _ = try await store.ingest(lead, at: Samples.start)
            _ = try await store.claim(step, at: Samples.start, rules: ClaimRules())
            _ = try await store.markQueued(step, at: Samples.start, content: Samples.content(step))
            #expect(try await store.step(step)?.status == .queued, "what is not synced is there all the same")
            try await store.recordSent(step, at: Samples.start, reply: Samples.accepted, attempts: 1)
        }
        #expect(modes.withLock { $0 } == ["NORMAL", "FULL", "NORMAL", "FULL"])
        // Claims that come with what must last are synced with it.
        let mixed = try Samples.lead()
        _ = try await store.ingest(mixed, at: Samples.start)
        async let claim = store.claim(mixed.steps[0].queueID, at: Samples.start, rules: ClaimRules())
        async let lead = store.ingest(try Samples.lead(), at: Samples.start)
        _ = try await (claim, lead)
        #expect(try await store.integrityFaults().isEmpty)
    }

    @Test func oneFailureHurtsNobodyElse() async throws {
        let store = store
        let taken = try Samples.lead()
        _ = try await store.ingest(taken, at: Samples.start)
        let outcomes = try await withThrowingTaskGroup(of: StoreError.Code?.self) { group in
            for number in 0..<60 {
                var lead = try Samples.lead()
                // An outgoing ID that is taken breaks a constraint after the lead's own rows have been written.
                if number % 3 == 0 { lead.steps[0].queueID = taken.steps[0].queueID }
                let given = lead
                group.addTask {
                    do {
                        _ = try await store.ingest(given, at: Samples.start)
                        return nil
                    } catch let error as StoreError {
                        return error.code
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == .constraint }.count == 20)
        for table in ["leads", "messages", "lead_interactions", "email_sequences", "events"] {
            #expect(try await store.rows(table) == 41, "\(table)")
        }
        #expect(try await store.integrityFaults().isEmpty)
    }

    @Test func aFullDiskIsTemporaryAndGoesByItself() async throws {
        let store = store
        _ = try await store.ingest(try Samples.lead(), at: Samples.start)
        try await limitPages(to: 1)
        let leads = try (0..<100).map { _ in try Samples.lead() }
        let refused = await withTaskGroup(of: StoreError?.self) { group in
            for lead in leads {
                group.addTask {
                    do {
                        _ = try await store.ingest(lead, at: Samples.start)
                        return nil
                    } catch {
                        return error as? StoreError
                    }
                }
            }
            return await group.reduce(into: [StoreError]()) { refused, error in
                if let error { refused.append(error) }
            }
        }
        #expect(!refused.isEmpty)
        #expect(refused.allSatisfy { $0.code == .full && $0.isTemporary })
        #expect(try await store.rows("leads") == 101 - refused.count, "refused means nothing of it is there")
        try await limitPages(to: 1_000_000)
        for lead in leads { _ = try await store.ingest(lead, at: Samples.start) }
        #expect(try await store.rows("leads") == 101)
        #expect(try await store.integrityFaults().isEmpty)
    }

    @Test func aConnectionThatCannotWriteIsReplaced() async throws {
        let news = Mutex<[StoreNews]>([])
        let scratch = try Scratch()
        let store = try scratch.open(report: { item in news.withLock { $0.append(item) } })
        try await store.connection.current.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        let lead = try Samples.lead()
        let error = await #expect(throws: StoreError.self) { try await store.ingest(lead, at: Samples.start) }
        #expect(error?.code == .readOnly)
        #expect(error?.isTemporary == true)
        #expect(try await store.ingest(lead, at: Samples.start) == .created(lead.message.id))
        #expect(try await store.leads(limit: 1).map(\.id) == [lead.message.id])
        #expect(news.withLock { $0 } == [.fault(try #require(error)), .wellAgain], "told, and its end too")
    }

    @Test func closingWaitsForThoseWhoWait() async throws {
        let store = store
        let leads = try (0..<50).map { _ in try Samples.lead() }
        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for lead in leads {
                group.addTask {
                    do {
                        _ = try await store.ingest(lead, at: Samples.start)
                        return true
                    } catch let error as StoreError where error.code == .closed {
                        return false
                    }
                }
            }
            group.addTask {
                try await store.close()
                return false
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(try await scratch.open().rows("leads") == done)
    }

    @Test func readersSeeWholeTransactions() async throws {
        let store = store
        try await withThrowingTaskGroup { group in
            for _ in 0..<100 {
                let lead = try Samples.lead()
                group.addTask { _ = try await store.ingest(lead, at: Samples.start) }
            }
            for _ in 0..<50 {
                group.addTask {
                    let (leads, steps) = try await store.read { database in
                        (
                            try Int.fetchOne(database, sql: "SELECT count(*) FROM leads"),
                            try Int.fetchOne(database, sql: "SELECT count(*) FROM email_sequences")
                        )
                    }
                    #expect(leads == steps)
                }
            }
            try await group.waitForAll()
        }
    }

    private func limitPages(to count: Int) async throws {
        try await store.connection.current.writeWithoutTransaction { database in
            _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(count)")
        }
    }
}
