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
        /// The message itself, until somebody takes it; nil when the cache is full.
        var cached: SpooledMessage?

        /// Octets of memory that the cached message holds on to.
        var cachedOctets: Int { cached.map { max(header.messageOctets, $0.octets.storageCapacity) } ?? 0 }
    }

    /// What a segment must be kept for.
    private struct Tally {
        /// Messages in it that are not done.
        var live = 0
        /// Those that are: an ID is never queued twice while its segment is here.
        var done: [QueueID] = []
        /// Those whose octets are in blobs.
        var blobs: [QueueID] = []
    }

    private(set) var slots: [QueueID: Slot] = [:]
    /// Messages that are done, with their segments.
    private var done: [QueueID: UInt64] = [:]
    /// Messages that are done and whose segments were archived since the start.
    private var recent = RecentIDs()
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

    /// Whether a message with the ID is queued, or was done in a segment that is still here or was archived lately.
    func knows(_ id: QueueID) -> Bool {
        slots[id] != nil || done[id] != nil || recent.contains(id)
    }

    // MARK: the fold

    /// A message was queued. One that is known already changes nothing.
    mutating func addMessage(_ header: RecordHeader, segment: UInt64, offset: Int, cached: SpooledMessage?) {
        guard !knows(header.id) else { return }
        let entry = QueueEntry(
            id: header.id, lane: header.lane, size: header.messageOctets, attempts: 0, due: .distantPast,
            isHeld: false, isLeased: false, reason: nil
        )
        var slot = Slot(entry: entry, segment: segment, offset: offset, header: header, cached: cached)
        if cachedOctets + slot.cachedOctets > cacheLimit { slot.cached = nil }
        cachedOctets += slot.cachedOctets
        slots[header.id] = slot
        highest = max(highest, header.id)
        tallies[segment, default: Tally()].live += 1
        if header.isBlob { tallies[segment, default: Tally()].blobs.append(header.id) }
        offer(entry)
    }

    /// A message was here and was erased.
    mutating func addErased(_ header: RecordHeader, segment: UInt64) {
        guard !knows(header.id) else { return }
        highest = max(highest, header.id)
        done[header.id] = segment
        tallies[segment, default: Tally()].done.append(header.id)
        if header.isBlob { tallies[segment, default: Tally()].blobs.append(header.id) }
    }

    /// A note was made on a message; one on a message that is not queued changes nothing.
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
        case .done, .erased:
            finish(slot)
            return
        }
        slots[id] = slot
        if !slot.entry.isLeased { offer(slot.entry) }
    }

    private mutating func finish(_ slot: Slot) {
        let id = slot.entry.id
        cachedOctets -= slot.cachedOctets
        slots[id] = nil
        done[id] = slot.segment
        tallies[slot.segment]?.live -= 1
        tallies[slot.segment]?.done.append(id)
    }

    /// A message that was found without its blob is no message: it was never acknowledged.
    mutating func drop(_ id: QueueID) {
        guard let slot = slots.removeValue(forKey: id) else { return }
        tallies[slot.segment]?.live -= 1
        tallies[slot.segment]?.blobs.removeAll { $0 == id }
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

    /// Takes one message, due or not; nil when somebody has it, or it is held or gone.
    mutating func lease(_ id: QueueID) -> QueueEntry? {
        guard let entry = slots[id]?.entry, !entry.isLeased, !entry.isHeld else { return nil }
        slots[id]?.entry.isLeased = true
        return slots[id]?.entry
    }

    /// Gives a message back: done by nobody, due when its entry says.
    mutating func giveBack(_ id: QueueID) {
        guard slots[id]?.entry.isLeased == true else { return }
        slots[id]?.entry.isLeased = false
        if let entry = slots[id]?.entry { offer(entry) }
    }

    /// What is due and nobody works on, in the lanes' order; takes nothing.
    func due(at now: Date, lanes: [Lane], limit: Int) -> [QueueEntry] {
        var found: [QueueEntry] = []
        var seen: Set<QueueID> = []
        for lane in lanes where found.count < limit {
            heaps[lane]?.forEachInOrder { item in
                guard item.due <= now, found.count < limit else { return false }
                if let entry = current(item), seen.insert(item.id).inserted { found.append(entry) }
                return found.count < limit
            }
        }
        return found
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
        guard let slot = slots[id], let message = slot.cached else { return nil }
        cachedOctets -= slot.cachedOctets
        slots[id]?.cached = nil
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
        while let first = heaps[lane]?.first, current(first) == nil { _ = heaps[lane]?.removeFirst() }
    }

    /// The entry that an item stands for; nil when the item is stale.
    private func current(_ item: DueHeap.Item) -> QueueEntry? {
        guard let entry = slots[item.id]?.entry, entry.due == item.due, !entry.isLeased, !entry.isHeld else {
            return nil
        }
        return entry
    }

    // MARK: segments

    /// Whether every message of the segment is done.
    func isFinished(_ segment: UInt64) -> Bool {
        (tallies[segment]?.live ?? 0) == 0
    }

    /// The segment that a message, done or not, lies in.
    func segment(of id: QueueID) -> UInt64? {
        slots[id]?.segment ?? done[id]
    }

    /// The messages of a segment whose octets are in blobs.
    func blobs(of segment: UInt64) -> [QueueID] {
        tallies[segment]?.blobs ?? []
    }

    /// Forgets a segment that was archived.
    mutating func forget(_ segment: UInt64) {
        for id in tallies.removeValue(forKey: segment)?.done ?? [] {
            done[id] = nil
            recent.insert(id)
        }
    }
}
