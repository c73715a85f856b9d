import Foundation
import GRDB
import MailTypes
import Testing

@testable import Store

@Suite struct OpeningTests {
    @Test func fromNothingAndAgain() async throws {
        let scratch = try Scratch()
        let lead = try Samples.lead()
        let store = try scratch.open()
        _ = try await store.ingest(lead, at: Samples.start)
        #expect(try await store.integrityFaults().isEmpty)
        try await store.close()
        let again = try scratch.open()
        #expect(try await again.lead(lead.message.id)?.content == lead.content)
        #expect(try await again.integrityFaults().isEmpty)
        let applied = try await again.read { try Migrations.migrator().appliedMigrations($0) }
        #expect(applied == Migrations.all.map(\.name))
        try await again.close()
    }

    @Test func aCrashLeavesWhatWasCommitted() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        var known: [QueueID] = []
        for _ in 0..<30 {
            let lead = try Samples.lead()
            _ = try await store.ingest(lead, at: Samples.start)
            known.append(lead.message.id)
            let survivor = try scratch.crashImage().open()
            #expect(Set(try await survivor.leads(limit: 100).map(\.id)) == Set(known))
        }
        #expect(try await scratch.crashImage().open().integrityFaults().isEmpty)
    }

    @Test func commitsAreSynced() async throws {
        let store = try Scratch().open()
        let settings = try await store.writer.write { database in
            try ["synchronous", "foreign_keys"].map { try Int.fetchOne(database, sql: "PRAGMA \($0)") }
        }
        #expect(settings == [2, 1])
        let mode = try await store.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        #expect(mode == "wal")
    }

    @Test func readingBesideTheDaemon() async throws {
        let scratch = try Scratch()
        let daemon = try scratch.open()
        let lead = try Samples.lead()
        _ = try await daemon.ingest(lead, at: Samples.start)
        let reader = try Store.openReadOnly(path: scratch.path, vault: Samples.vault)
        #expect(try await reader.lead(lead.message.id)?.content == lead.content)
        let later = try Samples.lead()
        _ = try await daemon.ingest(later, at: Samples.start)
        #expect(try await reader.leads(limit: 10).count == 2)
        let error = await #expect(throws: StoreError.self) {
            try await reader.ingest(try Samples.lead(), at: Samples.start)
        }
        #expect(error?.code == .readOnly)
        try await reader.close()
        _ = try await daemon.ingest(try Samples.lead(), at: Samples.start)
        #expect(try await daemon.leads(limit: 10).count == 3)
    }

    @Test func anotherProcessReadsAndHoldsTheLock() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        _ = try await store.ingest(try Samples.lead(), at: Samples.start)
        let script = """
            import sqlite3, sys, time
            reader = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
            print(reader.execute("SELECT count(*) FROM leads").fetchone()[0], flush=True)
            writer = sqlite3.connect(sys.argv[1], isolation_level=None)
            writer.execute("BEGIN IMMEDIATE")
            print("locked", flush=True)
            time.sleep(0.3)
            writer.execute("ROLLBACK")
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, scratch.path]
        process.standardOutput = output
        try process.run()
        var said = ""
        while !said.contains("locked") {
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "python3 with sqlite3 is needed for this test")
            said += String(decoding: more, as: UTF8.self)
        }
        #expect(said.hasPrefix("1"))
        _ = try await store.ingest(try Samples.lead(), at: Samples.start)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try await store.leads(limit: 10).count == 2)
    }

    @Test func whatCannotBeOpenedSaysWhy() async throws {
        let scratch = try Scratch()
        let missing = #expect(throws: StoreError.self) {
            try Store.openReadOnly(path: scratch.path, vault: Samples.vault)
        }
        #expect(missing?.code == .missing)
        let nowhere = #expect(throws: StoreError.self) {
            try Store.open(path: scratch.directory + "/no/such/ledger.sqlite", vault: Samples.vault)
        }
        #expect(nowhere?.code == .missing)
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: scratch.path))
        let damaged = #expect(throws: StoreError.self) { try scratch.open() }
        #expect(damaged?.code == .corrupt)
        #expect(damaged?.description.contains(scratch.path) == true)
    }

    @Test func newerAndOlderTablesAreRefused() async throws {
        let scratch = try Scratch()
        let queue = try DatabaseQueue(path: scratch.path)
        var migrator = DatabaseMigrator()
        migrator.registerMigration(Migration001Leads.name) { try $0.execute(sql: Migration001Leads.sql) }
        try migrator.migrate(queue)
        try queue.close()
        let older = #expect(throws: StoreError.self) {
            try Store.openReadOnly(path: scratch.path, vault: Samples.vault)
        }
        #expect(older?.code == .older)
        let store = try scratch.open()
        _ = try await store.ingest(try Samples.lead(), at: Samples.start)
        try await store.writer.write { try $0.run("INSERT INTO grdb_migrations VALUES ('999 tomorrow')") }
        try await store.close()
        let newer = #expect(throws: StoreError.self) { try scratch.open() }
        #expect(newer?.code == .newer)
        #expect(newer?.isTemporary == false)
    }

    @Test func afterClosingEverythingIsRefused() async throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        try await store.close()
        let error = await #expect(throws: StoreError.self) {
            try await store.ingest(try Samples.lead(), at: Samples.start)
        }
        #expect(error?.code == .closed)
        await #expect(throws: StoreError.self) { try await store.leads(limit: 1) }
    }

    @Test(arguments: StoreError.Code.allCases)
    func everyErrorHasACure(code: StoreError.Code) {
        let error = StoreError(code, place: "/ledger", cause: "because")
        #expect(error.description.contains(error.cure))
        let lasting: Set<StoreError.Code> = [.corrupt, .newer, .older, .constraint]
        #expect(error.isTemporary != lasting.contains(code))
    }
}
