import FoundationEssentials
import MailTypes
import NIOCore

/// The fold of a queue's log: what is queued, where its record lies, and what is due.
struct QueueIndex {
    /// A message of ours with the place of its record.
    struct Slot {
        var entry: QueueEntry
        var segment: UInt64
        var offset: Int
        var header: RecordHeader
        /// The message itself, until somebody takes it or the cache is full.
        var cached: SpooledMessage?
    }

    /// How many messages of a segment are not done, and which were: an ID is never queued twice.
    private struct Tally {
        var live = 0
        var done: [QueueID] = []
    }

    private(set) var slots: [QueueID: Slot] = [:]
    private var done: Set<QueueID> = []
    private var heaps: [Lane: DueHeap] = [:]
    private var tallies: [UInt64: Tally] = [:]
    private var cachedOctets = 0
    private let cacheLimit: Int
    /// The highest ID seen.
    private(set) var highest = QueueID(rawValue: 0)

    init(cacheLimit: Int) {
        self.cacheLimit = cacheLimit
    }

    var count: Int { slots.count }

    /// Whether a message with the ID is queued, or was done in a segment that is still here.
    func knows(_ id: QueueID) -> Bool {
        slots[id] != nil || done.contains(id)
    }

    // MARK: the fold

    mutating func addMessage(_ header: RecordHeader, segment: UInt64, offset: Int, size: Int, cached: SpooledMessage?) {
        guard !knows(header.id) else { return }
        let entry = QueueEntry(
            id: header.id, lane: header.lane, size: size, attempts: 0, due: .distantPast, isHeld: false,
            isLeased: false, reason: nil
        )
        var slot = Slot(entry: entry, segment: segment, offset: offset, header: header)
        if let cached, cachedOctets + size <= cacheLimit {
            slot.cached = cached
            cachedOctets += size
        }
        slots[header.id] = slot
        highest = max(highest, header.id)
        tallies[segment, default: Tally()].live += 1
        heaps[header.lane, default: DueHeap()].insert(DueHeap.Item(due: entry.due, id: header.id))
    }

    mutating func apply(_ note: Note, to id: QueueID) {
        guard var slot = slots[id] else { return }
        switch note {
        case .deferred(let until, let reason, let attempts):
            slot.entry.due = until
            slot.entry.reason = reason
            slot.entry.attempts = attempts
        case .held(let reason):
            slot.entry.isHeld = true
            slot.entry.reason = reason
        case .released:
            slot.entry.isHeld = false
            slot.entry.due = .distantPast
        case .done:
            finish(slot)
            return
        }
        slots[id] = slot
        if !slot.entry.isLeased { offer(slot.entry) }
    }

    private mutating func finish(_ slot: Slot) {
        let id = slot.entry.id
        if slot.cached != nil { cachedOctets -= slot.entry.size }
        slots[id] = nil
        done.insert(id)
        tallies[slot.segment]?.live -= 1
        tallies[slot.segment]?.done.append(id)
    }

    // MARK: work

    /// Takes the next due messages of the lanes, in the lanes' order, for somebody to work on.
    mutating func lease(at now: Date, lanes: [Lane], limit: Int) -> [QueueEntry] {
        var leased: [QueueEntry] = []
        for lane in lanes {
            while leased.count < limit, let id = popDue(lane, at: now) {
                slots[id]?.entry.isLeased = true
                if let entry = slots[id]?.entry { leased.append(entry) }
            }
        }
        return leased
    }

    /// Gives a message back: done by nobody, due when its entry says.
    mutating func giveBack(_ id: QueueID) {
        guard slots[id]?.entry.isLeased == true else { return }
        slots[id]?.entry.isLeased = false
        if let entry = slots[id]?.entry { offer(entry) }
    }

    /// When the next message that nobody works on is due; nil when there is none.
    mutating func nextDue(_ lanes: [Lane]) -> Date? {
        lanes.compactMap { lane in
            dropStale(lane)
            return heaps[lane]?.first?.due
        }.min()
    }

    /// The message, when it is still in memory.
    mutating func takeCached(_ id: QueueID) -> SpooledMessage? {
        guard let message = slots[id]?.cached, let size = slots[id]?.entry.size else { return nil }
        slots[id]?.cached = nil
        cachedOctets -= size
        return message
    }

    private mutating func offer(_ entry: QueueEntry) {
        guard !entry.isHeld else { return }
        heaps[entry.lane, default: DueHeap()].insert(DueHeap.Item(due: entry.due, id: entry.id))
    }

    private mutating func popDue(_ lane: Lane, at now: Date) -> QueueID? {
        dropStale(lane)
        guard let first = heaps[lane]?.first, first.due <= now else { return nil }
        return heaps[lane]?.removeFirst()?.id
    }

    /// Items stay in a heap when their message changes; those that no longer say what the entry says are dropped here.
    private mutating func dropStale(_ lane: Lane) {
        while let first = heaps[lane]?.first {
            if let entry = slots[first.id]?.entry, entry.due == first.due, !entry.isLeased, !entry.isHeld { return }
            _ = heaps[lane]?.removeFirst()
        }
    }

    // MARK: segments

    /// Whether every message of the segment is done.
    func isFinished(_ segment: UInt64) -> Bool {
        (tallies[segment]?.live ?? 0) == 0
    }

    /// Forgets a segment that was archived.
    mutating func forget(_ segment: UInt64) {
        for id in tallies.removeValue(forKey: segment)?.done ?? [] { done.remove(id) }
    }
}
