import Foundation
import MailTypes
import NIOCore
import Synchronization
import Testing
import Vault

@testable import Spool

/// What a queue takes in, gives out and remembers.
@Suite struct QueueTests {
    static let keyrings: [Keyring?] = [nil, .generate()]

    @Test(arguments: [0, 1, 300, 4096, 4097, 100_000], [false, true])
    func messagesComeBackAsTheyWere(count: Int, isSealed: Bool) async throws {
        let scratch = try Scratch(vault: isSealed ? Vault(.generate()) : nil)
        let octets = count == 0 ? ByteBuffer() : Sample.octets(7, count: count)
        let id = try await scratch.withOpen { root in
            let id = try await root.incoming.commit(octets, envelope: Sample.envelope(7))
            #expect(try await root.incoming.message(id).octets == octets)
            #expect(root.incoming.entry(id)?.size == octets.readableBytes)
            return id
        }
        try await scratch.withOpen { root in
            let message = try await root.incoming.message(id)
            #expect(message.octets == octets)
            #expect(message.envelope == Sample.envelope(7))
            #expect(root.incoming.entry(id)?.size == octets.readableBytes)
        }
        let texts = try scratch.segments().map { String(decoding: try scratch.octets($0), as: UTF8.self) }
        #expect(texts.contains { $0.contains("acme.example") } == !isSealed)
    }

    @Test func anotherKeyringIsRefusedWithItsCure() async throws {
        let scratch = try Scratch(vault: Vault(.generate()))
        try await scratch.withOpen { root in
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            try await root.incoming.note(.held(reason: "wait"), for: id)
        }
        for vault in [nil, Vault(.generate())] {
            let fault = #expect(throws: SpoolFault.self) {
                try MailRoot.open(path: scratch.path, vault: vault, pool: Scratch.pool) { _ in }
            }
            #expect(fault?.kind == .damaged)
            #expect(fault?.hint.isEmpty == false)
        }
        try await scratch.withOpen { root in #expect(root.incoming.count == 1) }
    }

    @Test(arguments: [[300], [4096], [4000, 97], [1000, 1000, 1000, 1000, 1000, 60_000], [0, 0, 5000, 0]])
    func writersTakePieces(sizes: [Int]) async throws {
        let scratch = try Scratch(vault: Vault(.generate()))
        var whole = ByteBuffer()
        let id = try await scratch.withOpen { root in
            var writer = try await root.incoming.writer(at: Scratch.arrival)
            for (number, size) in sizes.enumerated() {
                let piece = size == 0 ? ByteBuffer() : Sample.octets(number, count: size)
                whole.writeImmutableBuffer(piece)
                try await writer.append(piece)
            }
            let id = try await writer.commit(Sample.envelope())
            #expect(id == writer.id)
            return id
        }
        #expect(try scratch.names("incoming").contains("\(id).blob") == (whole.readableBytes > 4096))
        #expect(try scratch.names("tmp").isEmpty)
        try await scratch.withOpen { (root: MailRoot) async throws in
            #expect(try await root.incoming.message(id).octets == whole)
            #expect(root.sweep.orphans.isEmpty)
        }
    }

    @Test func abandonedWritersLeaveNothing() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            var writer = try await root.incoming.writer(at: Scratch.arrival)
            try await writer.append(Sample.octets(1, count: 10_000))
            #expect(try scratch.names("tmp").count == 1)
            await writer.abandon()
            #expect(try scratch.names("tmp").isEmpty)
            #expect(root.incoming.count == 0)
        }
    }

    @Test(arguments: [300, 10_000])
    func anIDIsQueuedOnce(count: Int) async throws {
        let scratch = try Scratch()
        let id = QueueID(rawValue: 77 << 22)
        for _ in 0..<2 {
            try await scratch.withOpen { (root: MailRoot) async throws in
                await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<8 {
                        group.addTask {
                            try await root.outgoing.commit(
                                Sample.octets(1, count: count), envelope: Sample.envelope(), id: id)
                        }
                    }
                }
                #expect(root.outgoing.count == 1)
                #expect(try await root.outgoing.message(id).octets == Sample.octets(1, count: count))
            }
            let path = try #require(try scratch.segments(.outgoing).first)
            let octets = try scratch.octets(path)
            let header = try #require(octets.withUnsafeBytes { SegmentHeader(reading: $0) })
            let scan = octets.withUnsafeBytes { SegmentScan($0, salt: header.salt, acknowledgedEnd: nil) }
            #expect(scan.records.count == 1)
        }
        try await scratch.withOpen { root in
            try await root.outgoing.note(.done(outcome: "sent"), for: id)
            try await root.outgoing.commit(Sample.octets(1), envelope: Sample.envelope(), id: id)
            #expect(root.outgoing.count == 0)
        }
    }

    @Test func batchesShareTheirSyncs() async throws {
        let scratch = try Scratch(settings: LogSettings())
        let files = FaultyFileSystem()
        try await scratch.withOpen(files: files) { root in
            try await root.outgoing.commit(Sample.octets(0), envelope: Sample.envelope())
            let before = files.count
            let messages = (1...40).map { SpoolMessageDraft(octets: Sample.octets($0), envelope: Sample.envelope($0)) }
            let ids = try await root.outgoing.commit(messages + [messages[0]])
            #expect(files.count - before == 2)  // a write and a sync
            #expect(Set(ids).count == 41)
            #expect(root.outgoing.count == 42)
            let twice = try await root.outgoing.commit(
                ids.map { SpoolMessageDraft(octets: Sample.octets(1), envelope: Sample.envelope(), id: $0) })
            #expect(twice == ids)
            #expect(root.outgoing.count == 42)
            try await root.outgoing.note(ids.map { ($0, Note.done(outcome: "sent")) })
            #expect(root.outgoing.count == 1)
            #expect(try await root.outgoing.commit([]).isEmpty)
        }
    }

    @Test func fiftyWritersLoseNothing() async throws {
        let scratch = try Scratch(settings: LogSettings())
        let ids = try await scratch.withOpen { root in
            try await withThrowingTaskGroup(of: [QueueID].self) { group in
                for writer in 0..<50 {
                    group.addTask {
                        var ids: [QueueID] = []
                        for number in 0..<20 {
                            ids.append(
                                try await root.incoming.commit(
                                    Sample.octets(writer * 100 + number), envelope: Sample.envelope(writer)))
                        }
                        return ids
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        #expect(Set(ids).count == 1000)
        try await scratch.withOpen { root in
            #expect(Set(root.incoming.entries().map(\.id)) == Set(ids))
            for id in ids.shuffled().prefix(50) { _ = try await root.incoming.message(id) }
        }
    }

    @Test func leasesAreHandedOutOnceInTheLanesOrder() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let queue = root.outgoing
            let lanes: [Lane] = [.other, .firstReply, .followUp, .alert, .firstReply]
            for (number, lane) in lanes.enumerated() {
                try await queue.commit(Sample.octets(number), envelope: Sample.envelope(number, lane: lane))
            }
            let due = queue.due(at: Scratch.arrival, limit: 9)
            #expect(due.map(\.lane) == [.firstReply, .firstReply, .alert, .followUp, .other])
            #expect(queue.due(at: Scratch.arrival, lanes: [.alert, .other], limit: 1).map(\.lane) == [.alert])
            let first = queue.lease(at: Scratch.arrival, limit: 2)
            #expect(first == due.prefix(2).map { $0.leased })
            let rest = queue.lease(at: Scratch.arrival, limit: 9)
            #expect(rest.count == 3)
            #expect(queue.lease(at: Scratch.arrival, limit: 9).isEmpty)
            #expect(queue.due(at: Scratch.arrival, limit: 9).isEmpty)
            #expect(queue.nextDue() == nil)
            queue.giveBack(first[0].id)
            queue.giveBack(first[0].id)
            #expect(queue.lease(at: Scratch.arrival, limit: 9).map(\.id) == [first[0].id])
        }
    }

    @Test func heldMessagesWaitForTheirRelease() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { root in
            let id = try await root.outgoing.commit(Sample.octets(1), envelope: Sample.envelope())
            for _ in 0..<3 {
                try await root.outgoing.note(.held(reason: "asked"), for: id)
                #expect(root.outgoing.lease(at: .distantFuture, limit: 9).isEmpty)
                #expect(root.outgoing.nextDue() == nil)
                try await root.outgoing.note(.released, for: id)
                #expect(root.outgoing.lease(at: Scratch.arrival, limit: 9).map(\.id) == [id])
                root.outgoing.giveBack(id)
            }
            try await root.outgoing.note(.held(reason: "asked"), for: id)
            return id
        }
        try await scratch.withOpen { root in
            #expect(root.outgoing.entry(id)?.state(at: Scratch.arrival) == .held)
            #expect(root.outgoing.entry(id)?.reason == "asked")
        }
    }

    @Test func notesOnStrangersAreRefused() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let fault = await #expect(throws: SpoolFault.self) {
                try await root.incoming.note(.released, for: QueueID(rawValue: 5))
            }
            #expect(fault?.kind == .unknown)
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            try await root.incoming.note(.done(outcome: ""), for: id)
            try await root.incoming.note(.done(outcome: ""), for: id)
            await #expect(throws: SpoolFault.self) { try await root.incoming.message(id) }
            root.incoming.noteLater(.released, for: QueueID(rawValue: 5))
            #expect(scratch.faults.map(\.kind) == [.unknown])
        }
    }

    @Test func lateNotesAreWrittenBeforeTheQueueIsShut() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            for number in 0..<30 {
                let id = try await root.incoming.commit(Sample.octets(number), envelope: Sample.envelope())
                root.incoming.noteLater(.done(outcome: "lead"), for: id)
            }
        }
        try await scratch.withOpen { root in #expect(root.incoming.count == 0) }
    }

    @Test func aShutQueueRefuses() async throws {
        let scratch = try Scratch()
        let root = try scratch.open()
        root.close()
        root.close()
        let fault = await #expect(throws: SpoolFault.self) {
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
        }
        #expect(fault?.kind == .closed)
    }

    @Test(.timeLimit(.minutes(10))) func changesAreHintedToEverySubscriber() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let rung = Mutex(0)
            let subscription = root.incoming.subscribe { rung.withLock { $0 += 1 } }
            var one = root.incoming.changes.makeAsyncIterator()
            var two = root.incoming.changes.makeAsyncIterator()
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            await one.next()
            await two.next()
            root.incoming.unsubscribe(subscription)
            let before = rung.withLock { $0 }
            #expect(before > 0)
            root.incoming.giveBack(id)
            #expect(rung.withLock { $0 } == before)
        }
    }

    @Test func recentMessagesAreServedFromMemoryWithinTheLimit() async throws {
        var settings = LogSettings.small
        settings.cacheOctets = 5000
        let scratch = try Scratch(settings: settings)
        try await scratch.withOpen { root in
            for number in 0..<20 {
                try await root.incoming.commit(Sample.octets(number, count: 1000), envelope: Sample.envelope())
            }
            let cached = root.incoming.index.withLock { index in
                index.slots.values.reduce(0) { $0 + $1.cachedOctets }
            }
            #expect(cached > 0 && cached <= 5000)
            for entry in root.incoming.entries() {
                let message = try await root.incoming.message(entry.id)
                let again = try await root.incoming.message(entry.id)
                #expect(message.octets == again.octets)
            }
            #expect(root.incoming.index.withLock { $0.slots.values.allSatisfy { $0.cached == nil } })
        }
    }

    @Test func newIDsAreAboveThoseOfTheLog() async throws {
        let scratch = try Scratch()
        let high = QueueID(rawValue: (4_000_000_000_000 << 22) + 5)
        try await scratch.withOpen { root in
            try await root.outgoing.commit(Sample.octets(1), envelope: Sample.envelope(), id: high)
        }
        try await scratch.withOpen { root in #expect(root.incoming.newID(at: Scratch.arrival) > high) }
    }
}

extension QueueEntry {
    fileprivate var leased: QueueEntry {
        var entry = self
        entry.isLeased = true
        return entry
    }
}
