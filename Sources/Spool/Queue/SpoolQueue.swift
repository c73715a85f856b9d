import FoundationEssentials
import MailTypes
import NIOCore
import NIOPosix
import Synchronization

/// One queue of a mailroot: messages go in durably, are taken when due, and leave with a note.
///
/// - A message is queued at the instant its record is synced; `commit` returns only then.
/// - The queue is the fold of its log: notes are appended, nothing is written over.
/// - What is leased and never noted is due again after a start: the one who works must be able to begin again.
/// - After a fault nothing of the group counts and its writers must come again; the queue itself recovers as soon as
///   the disk does.
package final class SpoolQueue: Sendable {
    package let name: QueueName
    let log: SegmentedLog
    let codec: RecordCodec
    let index: Mutex<QueueIndex>
    let blobs: BlobStore
    let archive: Archive
    let reservations = IDReservations()
    let committer = Committer()
    /// Messages above this go to a file of their own.
    let blobThreshold: Int
    private let ids: QueueIDSource
    private let pool: NIOThreadPool
    private let doorbells = Doorbells()
    let health: SpoolHealth
    private let archivePause = Mutex(ReopenPause())

    init(
        name: QueueName, log: SegmentedLog, codec: RecordCodec, index: consuming QueueIndex, blobs: BlobStore,
        archive: Archive, ids: QueueIDSource, pool: NIOThreadPool, blobThreshold: Int, health: SpoolHealth
    ) {
        self.name = name
        self.log = log
        self.codec = codec
        self.index = Mutex(index)
        self.blobs = blobs
        self.archive = archive
        self.ids = ids
        self.pool = pool
        self.blobThreshold = blobThreshold
        self.health = health
    }

    /// Starts the committer's thread, which keeps the queue alive until `close`.
    func start() {
        committer.start(name: "spool \(name.rawValue)") { [self] group in write(group) }
    }

    /// A new ID, above every ID in the mailroot.
    package func newID(at now: Date) -> QueueID { ids.next(at: now) }

    // MARK: work

    /// Takes the next due messages of the lanes, in the lanes' order; nobody else gets them until they are noted or
    /// given back.
    package func lease(at now: Date, lanes: [Lane] = Lane.allCases, limit: Int) -> [QueueEntry] {
        index.withLock { $0.lease(at: now, lanes: lanes, limit: limit) }
    }

    /// Takes one message, due or not; nil when somebody has it, or it is held or gone.
    package func lease(_ id: QueueID) -> QueueEntry? {
        index.withLock { $0.lease(id) }
    }

    /// Gives a leased message back without a note.
    package func giveBack(_ id: QueueID) {
        index.withLock { $0.giveBack(id) }
        doorbells.ring()
    }

    /// What `lease` would take, without taking it.
    package func due(at now: Date, lanes: [Lane] = Lane.allCases, limit: Int) -> [QueueEntry] {
        index.withLock { $0.due(at: now, lanes: lanes, limit: limit) }
    }

    /// When the next message that nobody works on is due; nil when there is none.
    package func nextDue(lanes: [Lane] = Lane.allCases) -> Date? {
        index.withLock { $0.nextDue(lanes) }
    }

    /// Calls `hint` whenever something may have become due, from any thread. It must return at once.
    ///
    /// - Returns: what `unsubscribe` takes.
    @discardableResult
    package func subscribe(_ hint: @escaping @Sendable () -> Void) -> Int {
        doorbells.add(hint)
    }

    /// Ends a subscription.
    package func unsubscribe(_ subscription: Int) {
        doorbells.remove(subscription)
    }

    /// The same hints as a stream of its own for each caller; those that come while nobody looks are one.
    package var changes: AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let subscription = subscribe { continuation.yield() }
        continuation.onTermination = { [weak self] _ in self?.unsubscribe(subscription) }
        return stream
    }

    // MARK: looking

    /// What is known of a queued message; nil when it is not queued (any more).
    package func entry(_ id: QueueID) -> QueueEntry? {
        index.withLock { $0.slots[id]?.entry }
    }

    /// Every message of the queue, oldest first.
    package func entries() -> [QueueEntry] {
        index.withLock { $0.slots.values.map(\.entry) }.sorted { $0.id < $1.id }
    }

    /// Messages in the queue.
    package var count: Int { index.withLock { $0.count } }

    /// Where a queued message's record lies; nil when it is not queued (any more).
    package func place(of id: QueueID) -> RecordPlace? {
        index.withLock { $0.slots[id] }.map { slot in
            RecordPlace(segment: Segment.name(slot.segment), offset: slot.offset, length: slot.header.recordLength)
        }
    }

    /// The message with its envelope and octets.
    ///
    /// - Throws: `SpoolFault`: `.unknown` when it is not queued (any more), `.damaged`, `.disk`.
    package func message(_ id: QueueID) async throws -> SpooledMessage {
        let (cached, slot) = index.withLock { ($0.takeCached(id), $0.slots[id]) }
        if let cached { return cached }
        guard let slot, let segment = log.segment(slot.segment) else { throw SpoolFault.unknown(id, in: name) }
        let reader = RecordReader(codec: codec, blobs: blobs)
        return try await onPool { [blobs] in
            try reader.message(
                id, in: segment, at: slot.offset, length: slot.header.recordLength, blob: blobs.path(id))
        }
    }

    // MARK: the committer

    /// Writes what waits and ends the committer. Blocks.
    func close() {
        committer.close()
        log.close()
    }

    /// Makes records durable, each in a group; returns once all are synced.
    func append(_ records: [(record: RecordCodec.Encoded, effect: PendingRecord.Effect)]) async throws {
        guard !records.isEmpty else { return }
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let wait = GroupWait(records: records.count, continuation)
            committer.enqueue(
                records.map { PendingRecord(record: $0.record, effect: $0.effect, finished: wait.finished) })
        }
    }

    func onPool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await pool.runIfActive(body)
    }

    /// Makes records durable in groups; on the committer's thread.
    private func write(_ records: [PendingRecord]) {
        var rest = records[...]
        while !rest.isEmpty {
            let batch = rest.prefix(log.batch(of: rest))
            rest = rest.dropFirst(batch.count)
            do throws(SpoolFault) {
                let place = try log.append(batch)
                apply(batch, segment: place.segment, offsets: place.offsets)
                for pending in batch { pending.finished(nil) }
                health.succeeded(.commit, of: name)
                blobs.leftovers.clear()
            } catch {
                health.failed(error, in: .commit, of: name)
                for pending in batch { pending.finished(error) }
            }
        }
        doorbells.ring()
        archiveFinished()
    }

    private func apply(_ batch: ArraySlice<PendingRecord>, segment: UInt64, offsets: [Int]) {
        index.withLock { index in
            for (pending, offset) in zip(batch, offsets) {
                let header = pending.record.header
                switch pending.effect {
                case .message(let message):
                    index.addMessage(header, segment: segment, offset: offset, cached: message)
                case .note(let note):
                    index.apply(note, to: header.id)
                }
            }
        }
    }

    /// Moves closed segments to the archive, oldest first: a later one may hold notes on an earlier one's messages.
    private func archiveFinished() {
        while let segment = log.oldestClosed {
            let blobsToMove = index.withLock { index in
                index.isFinished(segment.sequence) ? index.blobs(of: segment.sequence) : nil
            }
            guard let blobsToMove, archivePause.withLock({ $0.fault(at: .now) }) == nil else { return }
            do throws(SpoolFault) {
                if log.isEmpty(segment.sequence) {
                    try blobs.files.remove(segment.path)
                } else {
                    _ = try archive.take(segment, blobs: blobsToMove, from: blobs)
                }
                log.forget(segment.sequence)
                index.withLock { $0.forget(segment.sequence) }
                archivePause.withLock { $0.succeeded() }
                health.succeeded(.archive, of: name)
            } catch {
                // Nothing is lost when a finished segment stays; a later group tries again.
                archivePause.withLock { $0.failed(error, at: .now) }
                health.failed(error, in: .archive, of: name)
                return
            }
        }
    }
}
