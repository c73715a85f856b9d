import Glibc
import Synchronization

/// A queue's log on disk: a row of segments, of which the last is written to.
///
/// Writing happens on the committer's thread alone; reading from any.
final class SegmentedLog: Sendable {
    private struct State {
        var segments: [UInt64: Segment] = [:]
        var active: UInt64?
        /// Where the next record goes in the active segment.
        var end = 0
        /// Octets reserved for it.
        var capacity = 0
        var nextSequence: UInt64 = 1
        /// Octets written but not acknowledged, to be declared void at the head of the next segment.
        var void: (sequence: UInt64, offset: Int)?
    }

    let directory: String
    private let codec: RecordCodec
    private let files: any FileSystem
    private let settings: LogSettings
    private let state = Mutex(State())

    init(directory: String, codec: RecordCodec, files: any FileSystem, settings: LogSettings) {
        self.directory = directory
        self.codec = codec
        self.files = files
        self.settings = settings
    }

    /// Takes over what a start found: the segments, and how far the last one is written.
    func adopt(_ segments: [Segment], end: Int) throws(SpoolFault) {
        guard let last = segments.last else { return }
        let capacity = try last.file.size()
        state.withLock { state in
            for segment in segments { state.segments[segment.sequence] = segment }
            state.nextSequence = last.sequence + 1
            if capacity > end {
                state.active = last.sequence
                state.end = end
                state.capacity = capacity
            }
        }
    }

    func segment(_ sequence: UInt64) -> Segment? {
        state.withLock { $0.segments[sequence] }
    }

    /// The oldest segment, unless it is the one written to.
    var oldestClosed: Segment? {
        state.withLock { state in
            guard let oldest = state.segments.keys.min(), oldest != state.active else { return nil }
            return state.segments[oldest]
        }
    }

    func forget(_ sequence: UInt64) {
        state.withLock { $0.segments[sequence] = nil }
    }

    // MARK: writing

    /// Writes records as one group and syncs it. Returns the segment and the offset of each.
    ///
    /// A group that fails is never tried again as if nothing had happened: after a failed sync nobody knows what is on
    /// the disk. The segment is closed where it was last good, and a new one begins by declaring the rest void.
    func append(_ records: ArraySlice<PendingRecord>) throws -> (segment: UInt64, offsets: [Int]) {
        let total = records.reduce(0) { $0 + $1.record.octets.count }
        let place = try room(for: total)
        var group = [UInt8]()
        group.reserveCapacity(total)
        var offsets: [Int] = []
        for pending in records {
            let start = group.count
            offsets.append(place.end + start)
            group.append(contentsOf: pending.record.octets)
            var header = pending.record.header
            header.group = UInt32(place.end)
            group.withUnsafeMutableBytes { header.write(over: UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
        }
        do {
            try group.withUnsafeBytes { octets in
                try files.write(octets, to: place.segment.file, at: place.end)
            }
            try files.sync(place.segment.file)
        } catch {
            abandonActive()
            throw error
        }
        state.withLock { $0.end += total }
        return (place.segment.sequence, offsets)
    }

    /// How many of the records fit into one group: all, unless the segment's end or a group's bound comes first.
    func batch(of records: ArraySlice<PendingRecord>) -> Int {
        let room = state.withLock { $0.active == nil ? settings.segmentOctets : $0.capacity - $0.end }
        var octets = 0
        var count = 0
        for pending in records {
            octets += pending.record.octets.count
            if count > 0, octets > room { break }
            count += 1
        }
        return count
    }

    /// Closes the segment that is written to: cut to its length, so that an archive holds no empty room.
    func roll() {
        let closed = state.withLock { state -> (Segment, Int)? in
            guard let active = state.active, let segment = state.segments[active] else { return nil }
            state.active = nil
            return (segment, state.end)
        }
        // Only room is lost when the cut fails: the log ends where its records end.
        if let (segment, end) = closed { try? files.truncate(segment.file, to: end) }
    }

    private func abandonActive() {
        let failed = state.withLock { state -> (Segment, Int)? in
            guard let active = state.active, let segment = state.segments[active] else { return nil }
            state.active = nil
            state.void = (active, state.end)
            return (segment, state.end)
        }
        // The void record of the next segment counts in any case; the cut only spares a reader the torn octets.
        if let (segment, end) = failed { try? files.truncate(segment.file, to: end) }
    }

    private func room(for total: Int) throws -> (segment: Segment, end: Int) {
        let place = state.withLock { state -> (Segment, Int)? in
            guard let active = state.active, state.end + total <= state.capacity,
                let segment = state.segments[active]
            else { return nil }
            return (segment, state.end)
        }
        if let place { return place }
        roll()
        return try begin(for: total)
    }

    private func begin(for total: Int) throws -> (segment: Segment, end: Int) {
        let (sequence, void) = state.withLock { ($0.nextSequence, $0.void) }
        var head = SegmentHeader(queue: codec.queue, sequence: sequence).octets
        if let void {
            var record = try codec.encodeVoid(sequence: void.sequence, from: void.offset)
            record.header.group = UInt32(SegmentHeader.size)
            record.octets.withUnsafeMutableBytes { record.header.write(over: $0) }
            head.append(contentsOf: record.octets)
        }
        let path = directory + "/" + Segment.name(sequence)
        let file = try files.open(path, flags: O_RDWR | O_CREAT | O_EXCL)
        let capacity: Int
        do {
            capacity = try allocate(file, atLeast: head.count + total)
            try head.withUnsafeBytes { octets in try files.write(octets, to: file, at: 0) }
            try files.sync(file)
            try files.syncDirectory(directory)
        } catch {
            // Nothing was acknowledged from it; a sweep would take it for an empty segment.
            try? files.remove(path)
            throw error
        }
        let segment = Segment(sequence: sequence, file: file)
        state.withLock { state in
            state.segments[sequence] = segment
            state.active = sequence
            state.end = head.count
            state.capacity = capacity
            state.nextSequence = sequence + 1
            state.void = nil
        }
        return (segment, head.count)
    }

    private func allocate(_ file: FileDescriptor, atLeast needed: Int) throws(SpoolFault) -> Int {
        let wanted = max(settings.segmentOctets, needed)
        do {
            try files.allocate(wanted, for: file)
            return wanted
        } catch {
            guard error.kind == .full else { throw error }
            let small = max(min(settings.smallSegmentOctets, settings.segmentOctets), needed)
            try files.allocate(small, for: file)
            return small
        }
    }
}
