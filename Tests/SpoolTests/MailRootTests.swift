import Foundation
import Glibc
import MailTypes
import NIOCore
import Synchronization
import Testing
import Vault

@testable import Spool

/// The directory as a whole: its owner, its archive, its folders for people.
@Suite struct MailRootTests {
    @Test func theTreeIsMadeAndClosedToOthers() async throws {
        let scratch = try Scratch()
        let path = scratch.path + "/deep/er"
        let root = try MailRoot.open(path: path, vault: nil, pool: Scratch.pool) { _ in }
        root.close()
        #expect(
            try DirectoryListing.names(in: path)
                == ["archive", "bad", "firstreply.lock", "hold", "incoming", "outgoing", "pickup", "tmp"])
        for directory in [path, path + "/incoming", path + "/hold"] {
            var status = stat()
            #expect(stat(directory, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
        }
    }

    @Test func aSecondOwnerIsRefused() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { _ in
            let fault = #expect(throws: SpoolFault.self) { try scratch.open() }
            #expect(fault?.kind == .owned)
            #expect(fault?.problem.contains("process \(getpid())") == true)
        }
        try scratch.open().close()
    }

    @Test(.timeLimit(.minutes(10))) func theLockEndsWithItsOwner() async throws {
        let scratch = try Scratch()
        try scratch.open().close()
        let owner = Process()
        owner.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        owner.arguments = ["--no-fork", scratch.path + "/firstreply.lock", "sleep", "60"]
        try owner.run()
        while (try? scratch.open().close()) != nil { try await Task.sleep(for: .milliseconds(10)) }
        let fault = #expect(throws: SpoolFault.self) { try scratch.open() }
        #expect(fault?.kind == .owned)
        kill(owner.processIdentifier, SIGKILL)
        owner.waitUntilExit()
        try scratch.open().close()
    }

    /// An ID that was given and stands in the ledger alone, for a reply that is not written yet, is never given again:
    /// not even for a message whose time lies before the start.
    @Test func anIDOfAFormerRunIsNeverGivenAgain() async throws {
        let scratch = try Scratch()
        var given: [QueueID] = []
        for _ in 0..<3 {
            try await scratch.withOpen { root in
                for _ in 0..<100 { given.append(root.outgoing.newID(at: Scratch.arrival)) }
            }
            scratch.now.withLock { $0 += 1 }
        }
        #expect(given == given.sorted())
        #expect(Set(given).count == given.count)
    }

    /// A power failure between the syncs of a move may leave both names: the one in the queue goes. Another segment under
    /// the number stays where it is, and is told.
    @Test(arguments: [true, false]) func aSegmentThatIsInTheArchiveToo(isSame: Bool) async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            try await root.incoming.note(.done(outcome: ""), for: id)
        }
        let segment = try #require(try scratch.segments().first)
        var octets = try scratch.octets(segment)
        let month = "\(scratch.path)/archive/2026-05"
        try FileManager.default.createDirectory(atPath: month, withIntermediateDirectories: false)
        if !isSame { octets.replaceSubrange(..<SegmentHeader.size, with: try await Self.foreignHeader()) }
        try scratch.write(octets, to: "\(month)/incoming-0000000001.log")
        try await scratch.withOpen { root in
            #expect(root.sweep.faults.map(\.code) == (isSame ? [] : [EEXIST]))
            let (left, archived) = (
                try scratch.segments(), try scratch.octets("\(month)/incoming-0000000001.log")
            )
            #expect(left.isEmpty == isSame)
            #expect(archived == octets)
        }
    }

    /// The beginning of another mailroot's first segment.
    private static func foreignHeader() async throws -> ArraySlice<UInt8> {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            _ = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
        }
        return try scratch.octets(try #require(try scratch.segments().first))[..<SegmentHeader.size]
    }

    @Test func archivedSegmentsAreNeverReplaced() async throws {
        let scratch = try Scratch()
        var ids: [QueueID] = []
        for round in 0..<4 {
            try await scratch.withOpen { root in
                let id = try await root.incoming.commit(Sample.octets(round), envelope: Sample.envelope())
                try await root.incoming.note(.done(outcome: ""), for: id)
                ids.append(id)
            }
        }
        try await scratch.withOpen { _ in }
        #expect(try scratch.names("archive/2026-05").count == 4)
    }

    @Test func fullSegmentsAreArchivedWhileWorkGoesOn() async throws {
        let scratch = try Scratch(vault: Vault(.generate()))
        try await scratch.withOpen { root in
            var places: [(QueueID, RecordPlace, ByteBuffer)] = []
            for number in 0..<120 {
                let octets = Sample.octets(number, count: number % 10 == 0 ? 9000 : 500)
                let id = try await root.incoming.commit(octets, envelope: Sample.envelope())
                places.append((id, try #require(root.incoming.place(of: id)), octets))
                try await root.incoming.note(.done(outcome: ""), for: id)
            }
            let archived = try scratch.names("archive/2026-05")
            #expect(archived.filter { $0.hasSuffix(".log") }.count >= 4)
            #expect(archived.filter { $0.hasSuffix(".blob") }.count >= 8)
            #expect(try scratch.segments().count <= 2)
            for (id, place, octets) in places {
                #expect(try await root.incoming.message(id, at: place).octets == octets)
            }
            let nowhere = RecordPlace(segment: "0000009999.log", offset: 0, length: 10)
            await #expect(throws: SpoolFault.self) { try await root.incoming.message(places[0].0, at: nowhere) }
        }
    }

    /// A done note lies in a later segment than its message: the message's segment is kept until it is done, and the
    /// note's until the message's is gone.
    @Test func segmentsAreArchivedOldestFirst() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let waiting = try await root.incoming.commit(Sample.octets(0), envelope: Sample.envelope())
            for number in 1..<80 {
                let id = try await root.incoming.commit(Sample.octets(number), envelope: Sample.envelope())
                try await root.incoming.note(.done(outcome: ""), for: id)
            }
            #expect(try scratch.segments().count > 2)
            #expect(try scratch.names("archive").isEmpty)
            try await root.incoming.note(.done(outcome: ""), for: waiting)
            try await root.incoming.commit(Sample.octets(100), envelope: Sample.envelope())
            #expect(try scratch.segments().count == 1)
        }
        try await scratch.withOpen { root in #expect(root.incoming.count == 1) }
    }

    @Test(arguments: [false, true]) func erasedMessagesAreGoneEverywhere(isSealed: Bool) async throws {
        let scratch = try Scratch(vault: isSealed ? Vault(.generate()) : nil)
        let secret = ByteBuffer(string: "Subject: hello\r\n\r\nMaria Alvarez, 212 555 0142\r\n")
        var large = secret
        large.writeRepeatingByte(0x61, count: 9000)
        let (archived, done, waiting, kept) = try await scratch.withOpen { root in
            let archived = try await root.incoming.commit(large, envelope: Sample.envelope())
            try await root.incoming.note(.done(outcome: "Maria Alvarez"), for: archived)
            return (
                archived, try await root.incoming.commit(secret, envelope: Sample.envelope()),
                try await root.incoming.commit(large, envelope: Sample.envelope()),
                try await root.incoming.commit(Sample.octets(4), envelope: Sample.envelope())
            )
        }
        try await scratch.withOpen { root in
            try await root.incoming.note(.done(outcome: "Maria Alvarez"), for: done)
            let message = try await root.incoming.message(waiting)
            try await root.writeOut(message, to: .hold, facts: Array("{}".utf8))
            for id in [archived, done, waiting] { #expect(try await root.erase(id, in: .incoming) > 0) }
            #expect(root.incoming.entries().map(\.id) == [kept])
            #expect(try scratch.names("hold").isEmpty)
        }
        let enumerator = try #require(FileManager.default.enumerator(atPath: scratch.path))
        for case let name as String in enumerator where name.contains(".") {
            let text = String(decoding: try scratch.octets(scratch.path + "/" + name), as: UTF8.self)
            #expect(!text.contains("Maria"), "\(name)")
        }
        try await scratch.withOpen { root in
            #expect(root.incoming.entries().map(\.id) == [kept])
            #expect(root.sweep.damaged.isEmpty)
            #expect(root.sweep.withoutBlob.isEmpty)
            // It stays known: an erased message does not come back.
            try await root.incoming.commit(secret, envelope: Sample.envelope(), id: waiting)
            #expect(root.incoming.count == 1)
        }
    }

    @Test func anErasureThatWasCutShortIsEndedAtTheNextStart() async throws {
        let scratch = try Scratch()
        let files = FaultyFileSystem()
        let id = try await scratch.withOpen(files: files) { root in
            let id = try await root.incoming.commit(
                ByteBuffer(string: "Maria Alvarez"), envelope: Sample.envelope())
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            try await root.incoming.append([(try root.incoming.codec.encode(.erased, id: id), .note(.erased))])
            return id
        }
        try await scratch.withOpen { root in
            #expect(root.incoming.count == 1)
            #expect(root.incoming.entry(id) == nil)
        }
        for path in try scratch.segments() {
            #expect(!String(decoding: try scratch.octets(path), as: UTF8.self).contains("Maria"))
        }
    }

    @Test func aReaderSeesWhatTheOwnerWrote() async throws {
        let scratch = try Scratch(vault: Vault(.generate()))
        try await scratch.withOpen { root in
            let one = try await root.outgoing.commit(
                Sample.octets(1, count: 9000), envelope: Sample.envelope(1, lane: .alert))
            let two = try await root.outgoing.commit(Sample.octets(2), envelope: Sample.envelope(2))
            try await root.outgoing.note(.held(reason: "asked"), for: two)
            let three = try await root.outgoing.commit(Sample.octets(3), envelope: Sample.envelope(3))
            try await root.outgoing.note(.done(outcome: ""), for: three)
            let before = try scratch.segments(.outgoing).map(scratch.octets)
            let entries = try SpoolReader.entries(mailroot: scratch.path, queue: .outgoing, vault: scratch.vault)
            #expect(entries == root.outgoing.entries())
            #expect(entries.map(\.id) == [one, two])
            #expect(
                entries.map(\.size) == [Sample.octets(1, count: 9000).readableBytes, Sample.octets(2).readableBytes])
            #expect(try SpoolReader.entries(mailroot: scratch.path, queue: .incoming, vault: scratch.vault).isEmpty)
            let message = try SpoolReader.message(
                mailroot: scratch.path, queue: .outgoing, id: one, vault: scratch.vault)
            #expect(message.octets == Sample.octets(1, count: 9000))
            #expect(throws: SpoolFault.self) {
                try SpoolReader.message(mailroot: scratch.path, queue: .outgoing, id: three, vault: scratch.vault)
            }
            #expect(try scratch.segments(.outgoing).map(scratch.octets) == before)
        }
        #expect(try SpoolReader.entries(mailroot: scratch.path + "/none", queue: .incoming, vault: nil).isEmpty)
    }

    @Test func messagesAreWrittenOutForPeople() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope())
            for _ in 0..<2 {
                try await root.writeOut(
                    try await root.incoming.message(id), to: .bad, facts: Array(#"{"why":"554"}"#.utf8))
            }
            #expect(try scratch.names("bad") == ["\(id).eml", "\(id).json"])
            #expect(try scratch.octets("\(scratch.path)/bad/\(id).eml") == Array(Sample.octets(1).readableBytesView))
            #expect(try scratch.names("tmp").isEmpty)
        }
    }

    @Test func whatIsDroppedIntoPickupIsTakenInOnce() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            let folder = scratch.path + "/pickup/"
            let old = Date().addingTimeInterval(-60)
            for name in ["a.eml", ".hidden.eml", "b.txt", "young.eml", "refused.eml", "empty.eml"] {
                try scratch.write(name == "empty.eml" ? [] : Array("Subject: \(name)\r\n".utf8), to: folder + name)
                guard name != "young.eml" else { continue }
                try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: folder + name)
            }
            try FileManager.default.createSymbolicLink(
                atPath: folder + "link.eml", withDestinationPath: "/etc/passwd")
            mkfifo(folder + "pipe.eml", 0o600)
            let whole = try #require(PickupFile("a.eml", in: String(folder.dropLast()), at: Date()))
            let ids = try await root.takePickups(at: Date()) { octets, arrival in
                guard !String(decoding: octets, as: UTF8.self).contains("refused") else { return nil }
                return Envelope(reversePath: .null, forwardPaths: [], arrival: arrival)
            }
            #expect(ids == [whole.id])
            #expect(
                try scratch.names("pickup")
                    == [".hidden.eml", "b.txt", "empty.eml", "link.eml", "pipe.eml", "refused.eml", "young.eml"])
            let message = try await root.incoming.message(whole.id)
            #expect(String(buffer: message.octets) == "Subject: a.eml\r\n")
            // Taken in and not yet removed when the process stopped: the same ID, queued once.
            try await root.incoming.commit(message.octets, envelope: message.envelope, id: whole.id)
            #expect(root.incoming.count == 1)
        }
    }

    @Test func strangersInAQueueAreLeftAlone() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { _ in }
        try scratch.write([1, 2, 3], to: scratch.path + "/incoming/notes.txt")
        try scratch.write([1, 2, 3], to: scratch.path + "/incoming/\(QueueID(rawValue: 9)).blob")
        try scratch.write([1, 2, 3], to: scratch.path + "/tmp/half")
        try await scratch.withOpen { (root: MailRoot) async throws in
            #expect(root.sweep.strangers == [scratch.path + "/incoming/notes.txt"])
            #expect(root.sweep.orphans.count == 2)
            #expect(try scratch.names("incoming") == ["notes.txt"])
        }
    }
}
