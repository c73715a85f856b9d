import Foundation
import MailTypes
import NIOCore
import Synchronization
import Testing
import Vault

@testable import Spool

/// What a client of the spool was told, to be compared with what is there after a crash.
final class Ledger: Sendable {
    struct Told: Sendable {
        var queued: [QueueID: Int] = [:]
        var done: Set<QueueID> = []
        var deferred: [QueueID: Int] = [:]
        /// Asked for and not acknowledged.
        var open: Set<QueueID> = []
    }

    let told = Mutex(Told())

    /// Queues messages small and large, notes some done and some deferred, until the disk stops.
    func work(_ root: MailRoot, worker: Int, rounds: Int) async {
        for round in 0..<rounds {
            let number = worker * 1000 + round
            let id = QueueID(rawValue: UInt64(number + 1) << 22)
            let size = round % 4 == 3 ? 9000 : 300
            do {
                told.withLock { _ = $0.open.insert(id) }
                try await root.incoming.commit(
                    Sample.octets(number, count: size), envelope: Sample.envelope(number), id: id)
                told.withLock { told in
                    told.queued[id] = size
                    told.open.remove(id)
                }
                told.withLock { _ = $0.open.insert(id) }
                if round % 3 == 0 {
                    try await root.incoming.note(.done(outcome: "lead"), for: id)
                    told.withLock { _ = $0.done.insert(id) }
                } else if round % 3 == 1 {
                    let until = Scratch.arrival.addingTimeInterval(Double(number))
                    try await root.incoming.note(.deferred(until: until, reason: "later", attempts: number), for: id)
                    told.withLock { $0.deferred[id] = number }
                }
                told.withLock { _ = $0.open.remove(id) }
            } catch {
                return
            }
        }
    }

    /// Compares with a mailroot after the crash: nothing acknowledged is lost, nothing done comes again, every octet is
    /// as it was, and nothing is there that nobody sent.
    func check(_ root: MailRoot, _ comment: Comment) async throws {
        let told = told.withLock { $0 }
        #expect(root.sweep.damaged.isEmpty, comment)
        #expect(root.sweep.withoutBlob.isEmpty, comment)
        #expect(root.sweep.faults.isEmpty, comment)
        let present = Set(root.incoming.entries().map(\.id))
        for (id, _) in told.queued where !told.done.contains(id) {
            #expect(present.contains(id) || told.open.contains(id), "\(comment): \(id) is lost")
        }
        for id in present {
            #expect(!told.done.contains(id), "\(comment): \(id) came again")
            #expect(told.queued[id] != nil || told.open.contains(id), "\(comment): \(id) was never sent")
            let number = Int(id.rawValue >> 22) - 1
            let size = told.queued[id] ?? (number % 1000 % 4 == 3 ? 9000 : 300)
            #expect(try await root.incoming.message(id).octets == Sample.octets(number, count: size), comment)
            if let attempts = told.deferred[id] { #expect(root.incoming.entry(id)?.attempts == attempts, comment) }
        }
        // Every file is explained.
        let blobs = try DirectoryListing.names(in: root.path + "/incoming").compactMap { BlobStore.id(ofName: $0) }
        for id in blobs { #expect(root.incoming.index.withLock { $0.knows(id) }, "\(comment): \(id).blob is left") }
        #expect(try DirectoryListing.names(in: root.path + "/tmp").isEmpty, comment)
        // And mail goes on.
        let id = try await root.incoming.commit(Sample.octets(5), envelope: Sample.envelope())
        #expect(root.incoming.entry(id) != nil, comment)
    }
}

/// Stops, power losses and damage.
@Suite struct CrashTests {
    /// The process ends at the n-th system call, for every n.
    @Test(arguments: [false, true])
    func aStopAfterAnyCallLosesNothing(isSealed: Bool) async throws {
        let vault = isSealed ? Vault(.generate()) : nil
        var stop = 0
        var isWhole = false
        while !isWhole {
            let scratch = try Scratch(vault: vault)
            let ledger = Ledger()
            let files = FaultyFileSystem(stopAfter: stop)
            let root = try scratch.open(files: files)
            await ledger.work(root, worker: 0, rounds: 10)
            isWhole = files.count <= stop
            root.close()
            let again = try scratch.open()
            try await ledger.check(again, "stopped after \(stop) calls")
            again.close()
            stop += 1
        }
        #expect(stop > 40)
    }

    /// A start that is itself stopped anywhere leaves everything to the next.
    @Test func aStopAnywhereInTheSweepLosesNothing() async throws {
        for crash in [6, 11, 14, 23, 31, 38, 45, 48] {
            var stop = 0
            var isWhole = false
            while !isWhole {
                let scratch = try Scratch()
                let ledger = Ledger()
                let first = try scratch.open(files: FaultyFileSystem(stopAfter: crash))
                await ledger.work(first, worker: 0, rounds: 10)
                first.close()
                let files = FaultyFileSystem(stopAfter: stop)
                let second = try? scratch.open(files: files)
                isWhole = files.count <= stop
                second?.close()
                let third = try scratch.open()
                try await ledger.check(third, "crashed after \(crash), its sweep after \(stop)")
                third.close()
                stop += 1
            }
            #expect(stop > 1)
        }
    }

    /// Power is lost at random points under load; what was not synced survives in part.
    @Test(arguments: 0..<60) func powerLossLosesNothing(seed: Int) async throws {
        var random = Seeded(seed)
        let scratch = try Scratch()
        let ledger = Ledger()
        let disk = ForgetfulDisk(root: scratch.path, stopAfter: Int.random(in: 1...220, using: &random))
        let root = try scratch.open(files: disk)
        await withTaskGroup(of: Void.self) { group in
            for worker in 0..<6 { group.addTask { await ledger.work(root, worker: worker, rounds: 12) } }
        }
        root.close()
        let restored = try Scratch()
        try disk.restore(to: restored.path, using: &random)
        let again = try restored.open()
        try await ledger.check(again, "seed \(seed)")
        again.close()
    }

    /// The log is cut at every octet: a prefix of what was written is there.
    @Test func aLogCutAnywhereGivesAPrefix() async throws {
        let scratch = try Scratch()
        var ids: [QueueID] = []
        try await scratch.withOpen { root in
            for number in 0..<4 {
                ids.append(
                    try await root.incoming.commit(Sample.octets(number, count: 60), envelope: Sample.envelope()))
            }
        }
        let path = try #require(try scratch.segments().first)
        let whole = try scratch.octets(path)
        let copy = try Scratch()
        let file = copy.path + "/0000000001.log"
        let codec = RecordCodec(queue: .incoming, vault: nil)
        var counts: Set<Int> = []
        for count in Array(stride(from: 0, to: SegmentHeader.size, by: 97)) + Array(SegmentHeader.size...whole.count) {
            try copy.write(whole.prefix(count), to: file)
            let fold = try QueueFold(
                directory: copy.path, codec: codec, files: PosixFileSystem(), settings: LogSettings())
            let found = fold.index.slots.keys.sorted()
            #expect(found == Array(ids.prefix(found.count)), "cut at \(count)")
            #expect(fold.parts.allSatisfy { $0.damaged.isEmpty } && fold.headless.isEmpty, "cut at \(count)")
            counts.insert(found.count)
        }
        #expect(counts == [0, 1, 2, 3, 4])
    }

    /// Bits flip: what does not match is told, kept for a person and never served; all else is there.
    @Test(arguments: 0..<40) func flippedBitsCostOnlyWhatTheyHit(seed: Int) async throws {
        var random = Seeded(seed)
        let scratch = try Scratch()
        var sent: [QueueID: ByteBuffer] = [:]
        try await scratch.withOpen { (root: MailRoot) async throws in
            for number in 0..<12 {
                let octets = Sample.octets(number)
                sent[try await root.incoming.commit(octets, envelope: Sample.envelope(number))] = octets
            }
        }
        let path = try #require(try scratch.segments().first)
        var octets = try scratch.octets(path)
        let position = Int.random(in: 0..<octets.count, using: &random)
        octets[position] ^= 1 << UInt8.random(in: 0...7, using: &random)
        try scratch.write(octets, to: path)
        try await scratch.withOpen { (root: MailRoot) async throws in
            let found = root.incoming.entries().map(\.id)
            // Headers have a copy, fillings have no meaning; else one message is hit. Of the last group nothing proves
            // that it was acknowledged: it counts as torn.
            #expect(found.count >= 11, "octet \(position)")
            #expect(found.count == 12 || root.sweep.damaged.count + (root.sweep.tornOctets > 0 ? 1 : 0) == 1)
            #expect(try scratch.names("bad").count == root.sweep.damaged.count)
            for id in found { #expect(try await root.incoming.message(id).octets == sent[id]) }
        }
        // What was copied out once is not copied again, and still told.
        try await scratch.withOpen { (root: MailRoot) async throws in
            #expect(try scratch.names("bad").count == root.sweep.damaged.count)
        }
    }

    /// Several segments, cut, flipped, zeroed and spliced at random, many times over: whatever is served was sent, as it
    /// was sent, and every start ends.
    @Test(arguments: 0..<150) func mutatedLogsServeNothingThatWasNotSent(seed: Int) async throws {
        var random = Seeded(seed)
        let scratch = try Scratch(vault: seed % 3 == 0 ? Vault(.generate()) : nil)
        var sent: [QueueID: ByteBuffer] = [:]
        for round in 0..<2 {
            try await scratch.withOpen { root in
                for number in 0..<6 {
                    let octets = Sample.octets(round * 10 + number, count: number == 3 ? 9000 : 200)
                    let id = try await root.incoming.commit(octets, envelope: Sample.envelope(number))
                    sent[id] = octets
                    if number == 2 { try await root.incoming.note(.held(reason: "asked"), for: id) }
                }
            }
        }
        for path in try scratch.segments() {
            var octets = try scratch.octets(path)
            for _ in 0..<Int.random(in: 1...4, using: &random) { octets.mutate(using: &random) }
            try scratch.write(octets, to: path)
        }
        for _ in 0..<2 {
            guard let root = try? scratch.open() else { return }
            for entry in root.incoming.entries() {
                let expected = try #require(sent[entry.id])
                guard let message = try? await root.incoming.message(entry.id) else { continue }
                #expect(message.octets == expected, "seed \(seed)")
            }
            root.close()
        }
    }

    @Test func aDestroyedHeaderCostsNothingWhileItsCopyStands() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { root in
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
        }
        let path = try #require(try scratch.segments().first)
        var octets = try scratch.octets(path)
        octets.replaceSubrange(0..<4096, with: repeatElement(0xff, count: 4096))
        try scratch.write(octets, to: path)
        try await scratch.withOpen { root in #expect(root.incoming.entry(id) != nil) }
        octets.replaceSubrange(4096..<4160, with: repeatElement(0xff, count: 64))
        try scratch.write(octets, to: path)
        try await scratch.withOpen { (root: MailRoot) async throws in
            #expect(root.sweep.damaged == [path])
            #expect(try scratch.names("bad") == ["incoming-0000000001.log"])
            #expect(root.sweep.isAlarming)
        }
    }

    @Test func whatAFailedSyncLeftIsNeverServed() async throws {
        let scratch = try Scratch()
        let files = FaultyFileSystem()
        let kept = try await scratch.withOpen(files: files) { root in
            var kept = [try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())]
            // The octets are written and stay, only the sync fails, and so does cutting them off.
            files.fail([.sync, .truncate], with: EIO)
            let refused = QueueID(rawValue: 1)
            await #expect(throws: SpoolFault.self) {
                try await root.incoming.commit(Sample.octets(2), envelope: Sample.envelope(), id: refused)
            }
            #expect(root.incoming.entry(refused) == nil)
            files.fail([.sync], with: nil)
            kept.append(try await root.incoming.commit(Sample.octets(3), envelope: Sample.envelope()))
            return kept
        }
        #expect(try scratch.segments().count == 2)
        for _ in 0..<2 {
            try await scratch.withOpen { root in
                #expect(root.incoming.entries().map(\.id) == kept.sorted())
                #expect(root.sweep.damaged.isEmpty)
            }
        }
    }

    @Test func damageBeforeAnAcknowledgedEndIsNoTornTail() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
        }
        // A second segment, whose header names the end of the first.
        try await scratch.withOpen { root in
            try await root.incoming.commit(Sample.octets(2), envelope: Sample.envelope())
        }
        let path = try #require(try scratch.segments().first)
        try scratch.write(scratch.octets(path).dropLast(40), to: path)
        try await scratch.withOpen { root in
            #expect(root.incoming.count == 1)
            #expect(root.sweep.damaged.count == 1)
            #expect(root.sweep.tornOctets == 0)
        }
    }
}

extension [UInt8] {
    /// One more thing that may happen to a file.
    fileprivate mutating func mutate(using random: inout some RandomNumberGenerator) {
        guard !isEmpty else { return }
        let position = Int.random(in: 0..<count, using: &random)
        let length = Swift.min(Int.random(in: 1...600, using: &random), count - position)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: self[position] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: removeLast(count - position)
        case 2: replaceSubrange(position..<(position + length), with: repeatElement(0, count: length))
        case 3: removeSubrange(position..<(position + length))
        case 4: insert(contentsOf: self[position..<(position + length)], at: Int.random(in: 0...count, using: &random))
        default:
            for index in position..<(position + length) { self[index] = UInt8.random(in: 0...255, using: &random) }
        }
    }
}
