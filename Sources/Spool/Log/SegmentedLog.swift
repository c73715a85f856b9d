import Glibc
import Synchronization

/// A queue's log on disk: a row of segments, of which the last is written to.
///
/// Writing happens on the committer's thread alone; reading from any. A segment that a start found is never written to
/// again: what lies behind its end may be anything. The first record after a start begins a new one, which names that
/// end.
final class SegmentedLog: Sendable {
    private struct State {
        var segments: [UInt64: Segment] = [:]
        var active: UInt64?
        /// Where the next record goes in the active segment.
        var end = 0
        /// Octets reserved for it.
        var capacity = 0
        var nextSequence: UInt64 = 1
        /// The last segment that was closed, for the next one's header.
        var closed: SegmentEnd?
        /// Where the closed ones end.
        var ends: [UInt64: Int] = [:]
        var pause = ReopenPause()
    }

    let directory: String
    private let queue: QueueName
    private let files: any FileSystem
    private let settings: LogSettings
    private let leftovers: Leftovers
    private let state = Mutex(State())

    init(
        directory: String, queue: QueueName, files: any FileSystem, settings: LogSettings, leftovers: Leftovers
    ) {
        self.directory = directory
        self.queue = queue
        self.files = files
        self.settings = settings
        self.leftovers = leftovers
    }

    /// Takes over what a start found.
    ///
    /// - Parameters:
    ///   - parts: the segments, oldest first, each with the end of its acknowledged records.
    ///   - sequence: the highest sequence number that is taken, in the archive too.
    func adopt(_ parts: [(segment: Segment, end: Int)], above sequence: UInt64) {
        state.withLock { state in
            for (segment, end) in parts {
                state.segments[segment.sequence] = segment
                state.ends[segment.sequence] = end
                state.closed = SegmentEnd(sequence: segment.sequence, offset: end)
            }
            state.nextSequence = max(sequence, state.closed?.sequence ?? 0) + 1
        }
    }

    func segment(_ sequence: UInt64) -> Segment? {
        state.withLock { $0.segments[sequence] }
    }

    /// Every segment with the end of its acknowledged records.
    var parts: [(segment: Segment, end: Int)] {
        state.withLock { state in
            state.segments.values.map { segment in
                (segment, segment.sequence == state.active ? state.end : state.ends[segment.sequence] ?? 0)
            }
        }
    }

    /// The oldest segment, unless it is the one written to.
    var oldestClosed: Segment? {
        state.withLock { state in
            guard let oldest = state.segments.keys.min(), oldest != state.active else { return nil }
            return state.segments[oldest]
        }
    }

    /// Whether a closed segment holds no acknowledged record: its first group failed.
    func isEmpty(_ sequence: UInt64) -> Bool {
        state.withLock { $0.ends[sequence] == SegmentHeader.size }
    }

    func forget(_ sequence: UInt64) {
        state.withLock { state in
            state.segments[sequence] = nil
            state.ends[sequence] = nil
        }
    }

    // MARK: writing

    /// How many of the records make the next group.
    func batch(of records: ArraySlice<PendingRecord>) -> Int {
        let room = state.withLock { state in
            min(settings.groupOctets, state.active == nil ? settings.segmentOctets : state.capacity - state.end)
        }
        var octets = 0
        var count = 0
        for pending in records {
            octets += pending.record.octets.count
            if count > 0, octets > room { break }
            count += 1
        }
        return count
    }

    /// Writes records as one group and syncs it. Returns the segment and the offset of each.
    ///
    /// A group that fails is never tried again as if nothing had happened: after a failed sync nobody knows what is on
    /// the disk. The segment is closed where it was last good, and the next one's header says where that is.
    func append(_ records: ArraySlice<PendingRecord>) throws(SpoolFault) -> (segment: UInt64, offsets: [Int]) {
        let total = records.reduce(0) { $0 + $1.record.octets.count }
        let place = try room(for: total)
        var group = [UInt8]()
        group.reserveCapacity(total)
        var offsets: [Int] = []
        offsets.reserveCapacity(records.count)
        for pending in records {
            let start = group.count
            offsets.append(place.end + start)
            group.append(contentsOf: pending.record.octets)
            var header = pending.record.header
            header.group = UInt32(clamping: place.end)
            group.withUnsafeMutableBytes { octets in
                header.write(over: UnsafeMutableRawBufferPointer(rebasing: octets[start...]), salt: place.segment.salt)
            }
        }
        do throws(SpoolFault) {
            try files.write(group, to: place.segment.file, at: place.end)
            try files.sync(place.segment.file)
        } catch {
            close()
            throw error
        }
        state.withLock { $0.end += total }
        return (place.segment.sequence, offsets)
    }

    /// Closes the segment that is written to, where it was last good, and cuts off what lies behind.
    func close() {
        let closed = state.withLock { state -> (Segment, Int)? in
            guard let active = state.active, let segment = state.segments[active] else { return nil }
            state.active = nil
            state.closed = SegmentEnd(sequence: active, offset: state.end)
            state.ends[active] = state.end
            return (segment, state.end)
        }
        // Only room is taken while the cut fails: what counts is the end that the next segment's header names.
        if let (segment, end) = closed { leftovers.cut(segment.file, to: end) }
    }

    private func room(for total: Int) throws(SpoolFault) -> (segment: Segment, end: Int) {
        let place = state.withLock { state -> (Segment, Int)? in
            guard let active = state.active, state.end + total <= state.capacity,
                let segment = state.segments[active]
            else { return nil }
            return (segment, state.end)
        }
        if let place { return place }
        close()
        if let fault = state.withLock({ $0.pause.fault(at: .now) }) { throw fault }
        do throws(SpoolFault) {
            let segment = try begin(for: total)
            return (segment, SegmentHeader.size)
        } catch {
            state.withLock { $0.pause.failed(error, at: .now) }
            throw error
        }
    }

    private func begin(for total: Int) throws(SpoolFault) -> Segment {
        // A number is used once, whatever becomes of its file: a file that failed may not be removable either.
        let (sequence, closed) = state.withLock { state in
            defer { state.nextSequence += 1 }
            return (state.nextSequence, state.closed)
        }
        let header = SegmentHeader(queue: queue, sequence: sequence, salt: .random(in: 0...(.max)), previous: closed)
        let path = directory + "/" + Segment.name(sequence)
        let file = try files.open(path, flags: O_RDWR | O_CREAT | O_EXCL)
        let capacity: Int
        do throws(SpoolFault) {
            capacity = try allocate(file, atLeast: SegmentHeader.size + total)
            try files.write(header.octets, to: file, at: 0)
            try files.sync(file)
            try files.syncDirectory(directory)
        } catch {
            // Nothing was acknowledged from it; a file that stays is an empty segment to the next sweep.
            leftovers.remove(path)
            throw error
        }
        let segment = Segment(sequence: sequence, salt: header.salt, file: file)
        state.withLock { state in
            state.segments[sequence] = segment
            state.active = sequence
            state.end = SegmentHeader.size
            state.capacity = capacity
            state.pause.succeeded()
        }
        return segment
    }

    private func allocate(_ file: FileDescriptor, atLeast needed: Int) throws(SpoolFault) -> Int {
        let wanted = max(settings.segmentOctets, needed)
        do throws(SpoolFault) {
            try files.allocate(wanted, for: file)
            return wanted
        } catch {
            guard error.kind == .full else { throw error }
            // What a failed reservation got would be missing for the smaller one.
            try files.truncate(file, to: 0)
            let small = max(min(settings.smallSegmentOctets, settings.segmentOctets), needed)
            try files.allocate(small, for: file)
            return small
        }
    }
}
