import Foundation
import Glibc
import MailTypes
import Synchronization
import Testing

@testable import Spool

/// Disks that are full, read-only or broken, and processes out of files: nothing acknowledged is lost, what is refused
/// is told why, and the same process recovers.
@Suite struct FaultTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var operations: [FaultyFileSystem.Operation]
        var code: Int32
        var kind: SpoolFault.Kind
        var testDescription: String { "\(String(cString: strerror(code))) at \(operations.map(\.rawValue))" }
    }

    static let cases: [Case] = [
        Case(operations: [.write], code: ENOSPC, kind: .full),
        Case(operations: [.write, .allocate], code: ENOSPC, kind: .full),
        Case(operations: [.write, .allocate], code: EDQUOT, kind: .full),
        Case(operations: [.sync], code: EIO, kind: .disk),
        Case(operations: [.write], code: EIO, kind: .disk),
        Case(operations: [.sync, .syncDirectory, .truncate, .remove], code: EIO, kind: .disk),
        Case(operations: [.open, .write, .allocate, .rename, .remove, .truncate], code: EROFS, kind: .disk),
        Case(operations: [.open, .sync], code: EMFILE, kind: .disk),
    ]

    @Test(arguments: cases, [300, 9000])
    func aFaultIsSurvivedWithoutARestart(_ fault: Case, size: Int) async throws {
        let scratch = try Scratch()
        let files = FaultyFileSystem()
        var kept: [QueueID] = []
        try await scratch.withOpen(files: files) { root in
            kept.append(try await root.incoming.commit(Sample.octets(0, count: size), envelope: Sample.envelope()))
            for round in 1...3 {
                files.fail(fault.operations, with: fault.code)
                for _ in 0..<5 {
                    let error = await #expect(throws: SpoolFault.self) {
                        try await root.incoming.commit(
                            Sample.octets(round, count: size), envelope: Sample.envelope())
                    }
                    #expect(error?.kind == fault.kind)
                    #expect(error?.code == fault.code)
                    #expect(error?.hint.isEmpty == false)
                }
                #expect(root.incoming.count == kept.count)
                files.fail(fault.operations, with: nil)
                kept.append(
                    try await eventually {
                        try await root.incoming.commit(Sample.octets(round, count: size), envelope: Sample.envelope())
                    })
            }
            for id in kept { _ = try await root.incoming.message(id) }
        }
        try await scratch.withOpen { root in
            #expect(root.incoming.entries().map(\.id) == kept)
            #expect(root.sweep.damaged.isEmpty)
            #expect(root.sweep.withoutBlob.isEmpty)
        }
    }

    @Test func aNoteThatCouldNotBeMadeIsNotMade() async throws {
        let scratch = try Scratch()
        let files = FaultyFileSystem()
        try await scratch.withOpen(files: files) { root in
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            _ = root.incoming.lease(at: Scratch.arrival, limit: 1)
            files.fail([.sync], with: EIO)
            await #expect(throws: SpoolFault.self) { try await root.incoming.note(.done(outcome: ""), for: id) }
            #expect(root.incoming.lease(at: Scratch.arrival, limit: 1).map(\.id) == [id])
            root.incoming.noteLater(.done(outcome: ""), for: id)
            while root.incoming.entry(id)?.isLeased == true { try await Task.sleep(for: .milliseconds(2)) }
            #expect(root.incoming.entry(id) != nil)
            files.fail([.sync], with: nil)
            try await eventually { try await root.incoming.note(.done(outcome: ""), for: id) }
            #expect(root.incoming.count == 0)
        }
    }

    @Test func aDiskWithLittleRoomGetsASmallSegment() async throws {
        let scratch = try Scratch()
        let files = NearlyFullDisk(room: 10 << 10)
        try await scratch.withOpen(files: files) { root in
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            #expect(root.incoming.count == 1)
        }
    }

    struct Leftover: CustomTestStringConvertible, Sendable {
        var operations: [FaultyFileSystem.Operation]
        var code: Int32
        var testDescription: String { "\(String(cString: strerror(code))) at \(operations.map(\.rawValue))" }
    }

    static let leavings: [Leftover] = [
        Leftover(operations: [.syncDirectory, .remove], code: EIO),
        Leftover(operations: [.sync, .truncate], code: EIO),
        Leftover(operations: [.sync, .truncate, .remove], code: EIO),
        Leftover(operations: [.write, .truncate, .remove], code: EROFS),
        Leftover(operations: [.allocate, .remove], code: ENOSPC),
        Leftover(operations: [.rename, .remove], code: EROFS),
    ]

    /// What could be neither made whole nor removed is in nobody's way, and gone once the disk takes changes again: a
    /// fault that comes and goes must not fill the disk with segments that were reserved and never used.
    @Test(arguments: leavings) func noRoomStaysTakenByAFault(_ fault: Leftover) async throws {
        let scratch = try Scratch()
        let files = FaultyFileSystem()
        try await scratch.withOpen(files: files) { root in
            var kept = [try await root.incoming.commit(Sample.octets(0), envelope: Sample.envelope())]
            for _ in 1...3 {
                files.fail(fault.operations, with: fault.code)
                // Long enough for the log to try another segment more than once.
                for number in 0..<20 {
                    // Some of these may succeed: not every fault is in every message's way.
                    let size = number % 2 == 0 ? 300 : 9000
                    if let id = try? await root.incoming.commit(
                        Sample.octets(number, count: size), envelope: Sample.envelope())
                    {
                        kept.append(id)
                    }
                    try await Task.sleep(for: .milliseconds(2))
                }
                files.fail(fault.operations, with: nil)
                kept.append(
                    try await eventually {
                        try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
                    })
            }
            // The next write that succeeds, once the pause is over, takes away what is left.
            try await eventually {
                kept.append(try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope()))
                let blobs = try scratch.names("incoming").compactMap { BlobStore.id(ofName: $0) }
                let closed = try scratch.segments().sorted().dropLast()
                let sizes = try closed.map { try PosixFileSystem().open($0, flags: O_RDONLY).size() }
                try Self.wait(for: try scratch.names("tmp").isEmpty, "nothing in tmp")
                try Self.wait(
                    for: Set(blobs).isSubset(of: root.incoming.entries().map(\.id)), "every blob is a message's")
                try Self.wait(for: sizes.allSatisfy { $0 < scratch.settings.segmentOctets }, "nothing reserved unused")
            }
            for id in kept { try await root.incoming.note(.done(outcome: ""), for: id) }
            // A segment that holds nothing is no archive.
            try await eventually {
                try await root.incoming.commit(Sample.octets(2), envelope: Sample.envelope())
                try Self.wait(for: try scratch.segments().count == 1, "all but one archived")
            }
            for name in try scratch.names("archive/2026-05") where name.hasSuffix(".log") {
                let size = try PosixFileSystem().open("\(scratch.path)/archive/2026-05/\(name)", flags: O_RDONLY).size()
                #expect(size > SegmentHeader.size, "\(name)")
            }
        }
        try await scratch.withOpen { root in #expect(root.sweep.unfinished.isEmpty) }
    }

    struct Interruption: CustomTestStringConvertible, Sendable {
        var operation: FaultyFileSystem.Operation
        var after: Int
        var testDescription: String { "\(operation.rawValue) after \(after)" }
    }

    /// A segment whose move to the archive met a fault, at any of its steps, is moved later: even when its name was there
    /// already and only the syncs failed, and even when another month has begun in between.
    @Test(arguments: [
        Interruption(operation: .makeDirectory, after: 0), Interruption(operation: .rename, after: 0),
        Interruption(operation: .rename, after: 1), Interruption(operation: .syncDirectory, after: 0),
        Interruption(operation: .syncDirectory, after: 1), Interruption(operation: .syncDirectory, after: 2),
    ])
    func aMoveToTheArchiveThatMetAFaultIsFinishedLater(_ interruption: Interruption) async throws {
        let scratch = try Scratch()
        let files = FaultyFileSystem()
        try await scratch.withOpen(files: files) { root in
            var first: [(id: QueueID, place: RecordPlace)] = []
            for number in 0..<60 {
                let octets = Sample.octets(number, count: number == 3 ? 9000 : 300)
                let id = try await root.incoming.commit(octets, envelope: Sample.envelope())
                let place = try #require(root.incoming.place(of: id))
                if place.segment == Segment.name(1) { first.append((id, place)) }
            }
            for (id, _) in first.dropLast() { try await root.incoming.note(.done(outcome: ""), for: id) }
            files.fail([interruption.operation], with: EIO, after: interruption.after)
            try await root.incoming.note(.done(outcome: ""), for: try #require(first.last).id)
            // Synchronously after the note's group, on the committer's thread.
            try await eventually { try Self.wait(for: !scratch.faults.isEmpty, "the fault is told") }
            files.fail([interruption.operation], with: nil)
            scratch.now.withLock { $0 += 30 * 86_400 }
            try await eventually {
                try await root.incoming.commit(Sample.octets(100), envelope: Sample.envelope())
                try Self.wait(for: scratch.news.withLock { $0.last } == .wellAgain, "well again")
            }
            #expect(scratch.faults.allSatisfy { $0.code == EIO }, "\(scratch.faults)")
            #expect(!(try scratch.names("incoming").contains(Segment.name(1))))
            for (id, place) in first { _ = try await root.incoming.message(id, at: place) }
        }
    }

    @Test func aMessageWhoseBlobIsGoneWaitsForAPerson() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { root in
            let id = try await root.incoming.commit(Sample.octets(1, count: 9000), envelope: Sample.envelope())
            try await root.incoming.commit(Sample.octets(2), envelope: Sample.envelope())
            return id
        }
        try FileManager.default.removeItem(atPath: "\(scratch.path)/incoming/\(id).blob")
        try await scratch.withOpen { root in
            #expect(root.sweep.withoutBlob.count == 1)
            #expect(root.incoming.entry(id)?.isHeld == true)
            #expect(root.incoming.lease(at: Scratch.arrival, limit: 9).count == 1)
        }
    }

    @Test func damagedRecordsAndBlobsAreNeverServed() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let small = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            let large = try await root.incoming.commit(Sample.octets(2, count: 9000), envelope: Sample.envelope())
            for path in try scratch.segments() + ["\(scratch.path)/incoming/\(large).blob"] {
                let file = try PosixFileSystem().open(path, flags: O_RDWR)
                let offset = path.hasSuffix(".blob") ? 5000 : SegmentHeader.size + RecordHeader.size + 100
                try PosixFileSystem().write(try file.read(count: 1, at: offset).map { $0 ^ 1 }, to: file, at: offset)
            }
            for id in [small, large] {
                let fault = await #expect(throws: SpoolFault.self) { try await root.incoming.message(id) }
                #expect(fault?.kind == .damaged)
            }
        }
    }

    private struct NotYet: Error {
        let what: String
    }

    private static func wait(for condition: Bool, _ what: String) throws {
        guard condition else { throw NotYet(what: what) }
    }

    /// Tries again as a sender would, for as long as the log may pause.
    @discardableResult
    private func eventually<Value>(_ body: () async throws -> Value) async throws -> Value {
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do {
                return try await body()
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }
}

/// A disk that has room for files up to a size.
private struct NearlyFullDisk: FileSystem {
    let room: Int
    private let real = PosixFileSystem()

    init(room: Int) { self.room = room }

    func open(_ path: String, flags: Int32) throws(SpoolFault) -> FileDescriptor { try real.open(path, flags: flags) }
    func write(_ octets: UnsafeRawBufferPointer, to file: FileDescriptor, at offset: Int) throws(SpoolFault) {
        try real.write(octets, to: file, at: offset)
    }
    func allocate(_ octets: Int, for file: FileDescriptor) throws(SpoolFault) {
        guard octets <= room else { throw SpoolFault(errno: ENOSPC, doing: "reserve", place: file.path) }
        try real.allocate(octets, for: file)
    }
    func truncate(_ file: FileDescriptor, to octets: Int) throws(SpoolFault) { try real.truncate(file, to: octets) }
    func sync(_ file: FileDescriptor) throws(SpoolFault) { try real.sync(file) }
    func syncDirectory(_ path: String) throws(SpoolFault) { try real.syncDirectory(path) }
    func makeDirectory(_ path: String) throws(SpoolFault) { try real.makeDirectory(path) }
    func rename(_ from: String, to: String) throws(SpoolFault) { try real.rename(from, to: to) }
    func remove(_ path: String) throws(SpoolFault) { try real.remove(path) }
}
