import Foundation
import MailTypes
import NIOCore
import Testing
import Vault

@testable import Spool

/// The octets of the log.
@Suite struct LogTests {
    /// RFC 3720 appendix B.4, and the check value of the polynomial.
    @Test(
        arguments: [
            ([UInt8](repeating: 0, count: 32), 0x8a91_36aa), ([UInt8](repeating: 0xff, count: 32), 0x62a8_ab43),
            (Array(0..<32), 0x46dd_794e), (Array((0..<32).reversed()), 0x113f_db5c),
            (Array("123456789".utf8), 0xe306_9283),
            ([UInt8](), 0),
        ] as [([UInt8], UInt32)])
    func checksumsAreThoseOfTheStandard(octets: [UInt8], expected: UInt32) {
        #expect(octets.withUnsafeBytes { CRC32C.checksum($0) } == expected)
        for split in 0...octets.count {
            let first = octets[..<split].withUnsafeBytes { CRC32C.checksum($0) }
            #expect(octets[split...].withUnsafeBytes { CRC32C.checksum($0, continuing: first) } == expected)
        }
    }

    @Test(arguments: Lane.allCases) func recordHeadersComeBack(lane: Lane) {
        let header = RecordHeader(
            kind: .message, flags: 3, lane: lane, id: QueueID(rawValue: 0x1234_5678_9abc_def0), payloadLength: 70_000,
            payloadChecksum: 0xdead_beef, messageOctets: 26_214_400, group: 4160)
        var octets = [UInt8](repeating: 0, count: RecordHeader.size)
        octets.withUnsafeMutableBytes { header.write(over: $0, salt: 99) }
        #expect(octets.withUnsafeBytes { RecordHeader(reading: $0, salt: 99) } == header)
        #expect(octets.withUnsafeBytes { RecordHeader(reading: $0, salt: 98) } == nil)
        for index in octets.indices {
            var altered = octets
            altered[index] ^= 0x10
            #expect(altered.withUnsafeBytes { RecordHeader(reading: $0, salt: 99) } == nil)
        }
    }

    @Test func segmentHeadersComeBackFromEitherCopy() throws {
        for previous in [nil, SegmentEnd(sequence: 41, offset: 99_999)] {
            let header = SegmentHeader(queue: .outgoing, sequence: 42, salt: 7, previous: previous)
            var octets = header.octets
            #expect(octets.count == SegmentHeader.size)
            #expect(octets.withUnsafeBytes { SegmentHeader(reading: $0) } == header)
            octets[20] ^= 1
            #expect(octets.withUnsafeBytes { SegmentHeader(reading: $0) } == header)
            octets[4096 + 20] ^= 1
            #expect(octets.withUnsafeBytes { SegmentHeader(reading: $0) } == nil)
        }
        #expect([UInt8]().withUnsafeBytes { SegmentHeader(reading: $0) } == nil)
    }

    @Test(arguments: [
        Note.deferred(until: Date(timeIntervalSince1970: 1_780_000_000.125), reason: "451 später", attempts: 7),
        .deferred(until: .distantPast, reason: "", attempts: 0), .held(reason: "asked"), .released,
        .done(outcome: "250 2.0.0 Ok"), .erased,
    ])
    func notesComeBack(note: Note) throws {
        #expect(Note(payload: note.payload) == note)
        for vault in [nil, Vault(.generate())] {
            let codec = RecordCodec(queue: .incoming, vault: vault)
            let record = try codec.encode(note, id: QueueID(rawValue: 5))
            #expect(record.octets.count == record.header.recordLength)
            #expect(record.header.isErasure == (note == .erased))
            let payload = record.octets[RecordHeader.size..<(RecordHeader.size + record.header.payloadLength)]
            #expect(try codec.note(record.header, payload: payload) == note)
        }
    }

    @Test func longReasonsAreCutAndBrokenNotesRefused() {
        guard case .held(let reason)? = Note(payload: Note.held(reason: String(repeating: "x", count: 5000)).payload)
        else {
            Issue.record("no note")
            return
        }
        #expect(reason.count == 1000)
        for payload in [[], [9], [UInt8](repeating: 0, count: 13), [UInt8](repeating: 200, count: 40)] {
            #expect(Note(payload: payload) == nil)
        }
        let endless = Note.deferred(until: Date(timeIntervalSince1970: .infinity), reason: "", attempts: .max)
        #expect(Note(payload: endless.payload) != nil)
    }

    static let envelopes: [Envelope] = [
        Sample.envelope(1),
        Envelope(reversePath: .null, forwardPaths: [], arrival: Date(timeIntervalSince1970: 0.1)),
        Envelope(
            peer: "2001:db8::1", helo: "a\"b\\c\u{1}\u{7f}\n é 漢", reversePath: .null,
            forwardPaths: [
                AddrSpec(localPart: "a b\"\\", domain: "x.example"), AddrSpec(localPart: "用户", domain: "例子.example"),
            ],
            arrival: Date(timeIntervalSince1970: 1_780_000_000.123_456), lane: .firstReply, smtpUTF8: true,
            eightBitMIME: true, authenticatedAs: "user/\u{2028}", tls: "TLSv1.3", step: .min),
        Envelope(
            reversePath: .null, forwardPaths: [AddrSpec(localPart: "a", domain: "b.example")],
            arrival: Date(timeIntervalSince1970: 1), request: request),
        Envelope(reversePath: .null, forwardPaths: [], arrival: Date(timeIntervalSince1970: 1), request: .init()),
    ]

    static let request: SenderRequest = {
        var request = SenderRequest()
        request.isBinary = true
        request.requiresTLS = true
        request.extent = .headers
        request.envelopeID = "QQ+2B\""
        request.recipients = [
            SenderRequest.Recipient(
                address: AddrSpec(localPart: "a", domain: "b.example"), notify: ["SUCCESS", "DELAY"],
                original: "rfc822;a+40b"),
            SenderRequest.Recipient(address: AddrSpec(localPart: "c", domain: "d.example"), notify: [], original: nil),
        ]
        return request
    }()

    /// The hand-written writer gives what `JSONDecoder` reads, and every member that `JSONEncoder` knows.
    @Test(arguments: envelopes) func envelopesAreTheJSONThatIsReadBack(envelope: Envelope) throws {
        let json = Data(EnvelopeJSON(envelope).octets)
        #expect(try JSONDecoder().decode(Envelope.self, from: json) == envelope)
        let ours = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        let theirs = try JSONSerialization.jsonObject(with: JSONEncoder().encode(envelope)) as? [String: Any]
        #expect(try Set(#require(ours).keys) == Set(#require(theirs).keys))
    }

    @Test func datesThatAreNoneAreStillJSON() throws {
        let envelope = Envelope(reversePath: .null, forwardPaths: [], arrival: Date(timeIntervalSince1970: .nan))
        _ = try JSONDecoder().decode(Envelope.self, from: Data(EnvelopeJSON(envelope).octets))
    }

    /// A record inside a message is not taken for one of the log, however damaged the log is around it.
    @Test func recordsInsideMessagesAreNoRecords() throws {
        let codec = RecordCodec(queue: .incoming, vault: nil)
        func record(_ octets: ByteBuffer, _ id: UInt64, salt: UInt32, group: Int) throws -> [UInt8] {
            var record = try codec.encode(Sample.envelope(), octets: octets, id: QueueID(rawValue: id))
            record.header.group = UInt32(group)
            record.octets.withUnsafeMutableBytes { record.header.write(over: $0, salt: salt) }
            return record.octets
        }
        // The sender guesses the salt wrong, as he must, and aligns his record to any octet.
        var forged = ByteBuffer()
        for padding in 0..<8 {
            forged.writeRepeatingByte(0x20, count: padding)
            forged.writeBytes(try record(Sample.octets(6), 666, salt: 1, group: 8000))
        }
        var log = SegmentHeader(queue: .incoming, sequence: 1, salt: 77, previous: nil).octets
        let start = log.count
        log += try record(forged, 1, salt: 77, group: start)
        let second = log.count
        log += try record(Sample.octets(2), 2, salt: 77, group: second)
        log[start + 9] ^= 1
        let scan = log.withUnsafeBytes { SegmentScan($0, salt: 77, acknowledgedEnd: nil) }
        #expect(scan.records.map(\.header.id.rawValue) == [2])
        #expect(scan.damaged == [start..<second])
        #expect(scan.end == log.count)
    }

    /// Garbage is read in linear time: two megabytes in well under a second even unoptimised.
    @Test(.timeLimit(.minutes(10)), arguments: 0..<3) func anyOctetsAreScanned(seed: Int) {
        var random = Seeded(seed)
        var octets = SegmentHeader(queue: .incoming, sequence: 1, salt: 5, previous: nil).octets
        let header = RecordHeader(kind: .message, id: QueueID(rawValue: 1), payloadLength: 1 << 20, group: 0)
        var whole = [UInt8](repeating: 0, count: RecordHeader.size)
        whole.withUnsafeMutableBytes { header.write(over: $0, salt: seed == 0 ? 5 : 6) }
        while octets.count < 1 << 20 {
            switch seed {
            case 0, 1: octets += whole
            default: octets.append(UInt8.random(in: 0...255, using: &random))
            }
        }
        let scan = octets.withUnsafeBytes { SegmentScan($0, salt: 5, acknowledgedEnd: nil) }
        #expect(scan.records.isEmpty)
        #expect(scan.end <= octets.count)
    }

    @Test func pausesGrowAndEnd() {
        let start = ContinuousClock.now
        var pause = ReopenPause()
        let fault = SpoolFault(.full, place: "x", problem: "y", hint: "z")
        #expect(pause.fault(at: start) == nil)
        var waits: [Duration] = []
        for _ in 0..<8 {
            pause.failed(fault, at: start)
            var wait = Duration.zero
            while pause.fault(at: start + wait) != nil { wait += .milliseconds(10) }
            waits.append(wait)
        }
        #expect(waits == [10, 20, 40, 80, 160, 320, 500, 500].map { .milliseconds($0) })
        pause.succeeded()
        #expect(pause.fault(at: start) == nil)
    }

    @Test(arguments: 0..<20) func theHeapGivesTheEarliest(seed: Int) {
        var random = Seeded(seed)
        var heap = DueHeap()
        var expected: [DueHeap.Item] = []
        for number in 0..<100 {
            let due = Date(timeIntervalSince1970: Double(Int.random(in: 0..<30, using: &random)))
            let item = DueHeap.Item(due: due, id: QueueID(rawValue: UInt64(number)))
            heap.insert(item)
            expected.append(item)
        }
        expected.sort()
        var visited: [DueHeap.Item] = []
        heap.forEachInOrder { item in
            visited.append(item)
            return visited.count < 60
        }
        #expect(visited == Array(expected.prefix(60)))
        var taken: [DueHeap.Item] = []
        while let item = heap.removeFirst() { taken.append(item) }
        #expect(taken == expected)
    }

    @Test func recentIDsAreBounded() {
        var recent = RecentIDs()
        for number in 0..<(RecentIDs.capacity + 10) {
            recent.insert(QueueID(rawValue: UInt64(number)))
            recent.insert(QueueID(rawValue: UInt64(number)))
        }
        #expect(!recent.contains(QueueID(rawValue: 9)))
        #expect(recent.contains(QueueID(rawValue: 10)))
        #expect(recent.contains(QueueID(rawValue: UInt64(RecentIDs.capacity + 9))))
    }
}
