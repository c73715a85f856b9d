import Foundation
import MailTypes
import NIOCore
import NIOPosix
import Synchronization

/// One queue of a mailroot: messages go in durably, are taken when due, and leave with a note.
///
/// - A message is queued at the instant its record is synced; `commit` returns only then.
/// - The queue is the fold of its log: notes are appended, nothing is written over.
/// - What is leased and never noted is due again after a start: the one who works must be able to begin again.
package final class SpoolQueue: Sendable {
    package let name: QueueName
    private let log: SegmentedLog
    private let codec: RecordCodec
    private let index: Mutex<QueueIndex>
    private let blobs: BlobStore
    private let archive: Archive
    private let ids: QueueIDSource
    private let pool: NIOThreadPool
    private let subscribers = Mutex<[@Sendable () -> Void]>([])
    private let report: @Sendable (SpoolFault) -> Void
    // Set once in init, after self is whole: the committer's thread calls back into the queue.
    private let committer = Mutex<Committer?>(nil)

    init(
        name: QueueName, log: SegmentedLog, codec: RecordCodec, index: consuming QueueIndex, blobs: BlobStore,
        archive: Archive, ids: QueueIDSource, pool: NIOThreadPool, report: @escaping @Sendable (SpoolFault) -> Void
    ) {
        self.name = name
        self.log = log
        self.codec = codec
        self.index = Mutex(index)
        self.blobs = blobs
        self.archive = archive
        self.ids = ids
        self.pool = pool
        self.report = report
        let committer = Committer(name: "spool \(name.rawValue)") { [unowned self] group in write(&group) }
        self.committer.withLock { $0 = committer }
        archiveFinished()
    }

    // MARK: in

    /// A new ID, above every ID in the mailroot.
    package func newID(at now: Date) -> QueueID { ids.next(at: now) }

    /// Queues a message; returns once it is synced with its group. An ID that is known already is not queued again.
    ///
    /// - Throws: `SpoolFault`: nothing was queued, the sender must come again.
    @discardableResult
    package func commit(_ octets: ByteBuffer, envelope: Envelope, id: QueueID? = nil) async throws -> QueueID {
        let id = id ?? ids.next(at: envelope.arrival)
        guard !index.withLock({ $0.knows(id) }) else { return id }
        let record = try codec.encode(envelope, octets: octets, id: id)
        let message = SpooledMessage(id: id, envelope: envelope, octets: octets)
        try await append(record, .message(message, size: octets.readableBytes))
        return id
    }

    /// Begins a message that is too large to hold in memory.
    package func writer(at now: Date) async throws -> MessageWriter {
        let id = ids.next(at: now)
        let draft = try await onPool { [blobs] in try blobs.begin(id) }
        return MessageWriter(id: id, draft: draft, queue: self)
    }

    /// Queues a message whose octets lie in a blob that is linked and synced.
    func commitBlob(id: QueueID, envelope: Envelope, size: Int) async throws {
        let record = try codec.encode(envelope, octets: nil, id: id)
        try await append(record, .message(nil, size: size))
    }

    // MARK: out

    /// Appends a note; returns once it is synced with its group. Takes the message out of its worker's hands.
    package func note(_ note: Note, for id: QueueID) async throws {
        let record = try codec.encode(note, id: id)
        defer { giveBack(id) }
        try await append(record, .note(note))
    }

    /// Appends a note without waiting for it to be synced: for what may be done again after a crash without harm.
    package func noteLater(_ note: Note, for id: QueueID) {
        do {
            let record = try codec.encode(note, id: id)
            enqueue([
                PendingRecord(record: record, effect: .note(note)) { [weak self] fault in
                    guard let fault, let self else { return }
                    report(fault)
                    giveBack(id)
                }
            ])
        } catch {
            report(
                SpoolFault(.damaged, place: id.description, problem: "cannot be noted: \(error)", hint: "see the log"))
            giveBack(id)
        }
    }

    /// Takes the next due messages of the lanes, in the lanes' order; nobody else gets them until they are noted or
    /// given back.
    package func lease(at now: Date, lanes: [Lane] = Lane.allCases, limit: Int) -> [QueueEntry] {
        index.withLock { $0.lease(at: now, lanes: lanes, limit: limit) }
    }

    /// Gives a leased message back without a note.
    package func giveBack(_ id: QueueID) {
        index.withLock { $0.giveBack(id) }
        ring()
    }

    /// When the next message that nobody works on is due; nil when there is none.
    package func nextDue(lanes: [Lane] = Lane.allCases) -> Date? {
        index.withLock { $0.nextDue(lanes) }
    }

    /// Calls `hint` whenever something may have become due, from any thread. It must return at once.
    package func subscribe(_ hint: @escaping @Sendable () -> Void) {
        subscribers.withLock { $0.append(hint) }
    }

    // MARK: looking

    /// The message with its envelope and octets.
    ///
    /// - Throws: `SpoolFault`: `.unknown` when it is not queued (any more), `.damaged`, `.disk`.
    package func message(_ id: QueueID) async throws -> SpooledMessage {
        if let cached = index.withLock({ $0.takeCached(id) }) { return cached }
        guard let slot = index.withLock({ $0.slots[id] }), let segment = log.segment(slot.segment) else {
            throw SpoolFault(
                .unknown, place: id.description, problem: "is not in the \(name.rawValue) queue",
                hint: "firstreply queue list shows what is")
        }
        return try await onPool { [codec, blobs] in
            try Self.read(slot, from: segment, codec: codec, blobs: blobs)
        }
    }

    package func entry(_ id: QueueID) -> QueueEntry? {
        index.withLock { $0.slots[id]?.entry }
    }

    /// Every message of the queue, oldest first.
    package func entries() -> [QueueEntry] {
        index.withLock { $0.slots.values.map(\.entry) }.sorted { $0.id < $1.id }
    }

    /// Messages in the queue.
    package var count: Int { index.withLock { $0.count } }

    static func read(
        _ slot: QueueIndex.Slot, from segment: Segment, codec: RecordCodec, blobs: BlobStore
    ) throws -> SpooledMessage {
        let octets = try segment.file.read(count: slot.header.recordLength, at: slot.offset)
        guard let header = octets.withUnsafeBytes({ RecordHeader(reading: $0) }), header.id == slot.header.id else {
            throw SpoolFault(
                .damaged, place: "\(segment.path) at \(slot.offset)", problem: "does not match its checksum",
                hint: "restore the mailroot's disk from a backup"
            )
        }
        let payload = Array(octets[RecordHeader.size..<(RecordHeader.size + header.payloadLength)])
        let (envelope, body) = try codec.message(header, payload: payload)
        guard header.flags & RecordHeader.blobFlag != 0 else {
            return SpooledMessage(id: header.id, envelope: envelope, octets: body)
        }
        return SpooledMessage(id: header.id, envelope: envelope, octets: try blobs.read(header.id))
    }

    // MARK: the log

    /// Writes what waits and ends the committer. Blocks.
    func close() {
        committer.withLock { $0 }?.close()
    }

    private func append(_ record: RecordCodec.Encoded, _ effect: PendingRecord.Effect) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            enqueue([
                PendingRecord(record: record, effect: effect) { fault in
                    if let fault { continuation.resume(throwing: fault) } else { continuation.resume() }
                }
            ])
        }
    }

    private func enqueue(_ records: [PendingRecord]) {
        committer.withLock { $0 }?.enqueue(records)
    }

    /// Makes a group durable; on the committer's thread.
    private func write(_ group: inout [PendingRecord]) {
        var rest = group[...]
        while !rest.isEmpty {
            let batch = rest.prefix(log.batch(of: rest))
            rest = rest.dropFirst(batch.count)
            do {
                let place = try log.append(batch)
                apply(batch, segment: place.segment, offsets: place.offsets)
                for pending in batch { pending.finished(nil) }
            } catch {
                let fault =
                    error as? SpoolFault
                    ?? SpoolFault(.damaged, place: log.directory, problem: "\(error)", hint: "see the log")
                report(fault)
                for pending in batch { pending.finished(fault) }
            }
        }
        ring()
        archiveFinished()
    }

    private func apply(_ batch: ArraySlice<PendingRecord>, segment: UInt64, offsets: [Int]) {
        index.withLock { index in
            for (pending, offset) in zip(batch, offsets) {
                let header = pending.record.header
                switch pending.effect {
                case .message(let message, let size):
                    index.addMessage(header, segment: segment, offset: offset, size: size, cached: message)
                case .note(let note):
                    index.apply(note, to: header.id)
                }
            }
        }
    }

    /// Moves closed segments to the archive, oldest first: a later one may hold notes on an earlier one's messages.
    private func archiveFinished() {
        while let segment = log.oldestClosed, index.withLock({ $0.isFinished(segment.sequence) }) {
            do {
                try archive.take(segment, blobs: blobs)
                log.forget(segment.sequence)
                index.withLock { $0.forget(segment.sequence) }
            } catch {
                // Nothing is lost when a finished segment stays; the next group tries again.
                report(error)
                return
            }
        }
    }

    private func ring() {
        for hint in subscribers.withLock({ $0 }) { hint() }
    }

    func onPool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await pool.runIfActive(body)
    }
}
