import Glibc
import MailTypes

/// Rebuilds a queue from its segments: the log alone is enough. Reads and judges; what is to be changed, `QueueSweep`
/// does.
struct QueueFold {
    /// A segment with where its acknowledged records end.
    struct Part {
        let segment: Segment
        var end: Int
        var tornOctets: Int
        /// It holds nothing at all: the process stopped before its first record.
        var isEmpty: Bool
        var damaged: [Range<Int>]
    }

    let directory: String
    private(set) var parts: [Part] = []
    private(set) var index: QueueIndex
    /// Segment files without a whole header in which nothing was written: being made when the process stopped.
    private(set) var unfinished: [String] = []
    /// Segment files whose headers are destroyed although something was written.
    private(set) var headless: [String] = []
    private(set) var strangers: [String] = []
    /// IDs that were noted erased and whose records may still be whole.
    private(set) var erasing: Set<QueueID> = []
    /// Messages that nothing proves to have been acknowledged: the last group of the log.
    private(set) var unproven: Set<QueueID> = []
    /// The highest sequence number of any file.
    private(set) var highestSequence: UInt64 = 0

    /// Where the log ends.
    var end: SegmentEnd? { parts.last.map { SegmentEnd(sequence: $0.segment.sequence, offset: $0.end) } }

    /// Reads every segment in the directory, oldest first; writes nothing.
    ///
    /// - Throws: `SpoolFault`: a segment cannot be opened, or a note does not open with the keyring given.
    init(directory: String, codec: RecordCodec, files: any FileSystem, settings: LogSettings) throws(SpoolFault) {
        self.directory = directory
        index = QueueIndex(cacheLimit: settings.cacheOctets)
        var image = SegmentImage()
        let found = try segments(codec.queue, files, &image)
        var ends: [UInt64: Int] = [:]
        for (_, header) in found {
            guard let previous = header.previous else { continue }
            ends[previous.sequence] = min(ends[previous.sequence] ?? .max, previous.offset)
        }
        for (segment, _) in found {
            _ = try image.read(segment.file)
            let scan = SegmentScan(image.octets, salt: segment.salt, acknowledgedEnd: ends[segment.sequence])
            try add(scan, of: segment, image.octets, codec)
        }
    }

    private mutating func segments(
        _ queue: QueueName, _ files: any FileSystem, _ image: inout SegmentImage
    ) throws(SpoolFault) -> [(segment: Segment, header: SegmentHeader)] {
        var found: [(segment: Segment, header: SegmentHeader)] = []
        for name in try DirectoryListing.names(in: directory) where !name.hasPrefix(".") {
            let path = directory + "/" + name
            guard let sequence = Segment.sequence(ofName: name) else {
                if BlobStore.id(ofName: name) == nil { strangers.append(path) }
                continue
            }
            highestSequence = max(highestSequence, sequence)
            guard let file = try opened(path, files) else { continue }
            let head = try file.read(count: SegmentHeader.size, at: 0)
            if let header = head.withUnsafeBytes({ SegmentHeader(reading: $0) }), header.queue == queue,
                header.sequence == sequence
            {
                found.append((Segment(sequence: sequence, salt: header.salt, file: file), header))
                continue
            }
            _ = try image.read(file)
            let isBlank = image.octets.dropFirst(SegmentHeader.size).allSatisfy { $0 == 0 }
            if isBlank { unfinished.append(path) } else { headless.append(path) }
        }
        return found.sorted { $0.segment.sequence < $1.segment.sequence }
    }

    /// The file; nil when it was archived between being listed and being opened, as may happen to one who only looks.
    private func opened(_ path: String, _ files: any FileSystem) throws(SpoolFault) -> FileDescriptor? {
        do throws(SpoolFault) {
            return try files.open(path, flags: O_RDWR)
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
    }

    private mutating func add(
        _ scan: SegmentScan, of segment: Segment, _ octets: UnsafeRawBufferPointer, _ codec: RecordCodec
    ) throws(SpoolFault) {
        for found in scan.erased where found.header.kind == .message {
            index.addErased(found.header, segment: segment.sequence)
        }
        for found in scan.records {
            let id = found.header.id
            switch found.header.kind {
            case .message:
                index.addMessage(found.header, segment: segment.sequence, offset: found.offset, cached: nil)
                if found.offset >= scan.proven { unproven.insert(id) }
            case .note:
                let note = try codec.note(found.header, payload: octets[found.payload])
                if note == .erased { erasing.insert(id) }
                index.apply(note, to: id)
            }
        }
        parts.append(
            Part(
                segment: segment, end: scan.end, tornOctets: scan.tornOctets,
                isEmpty: scan.records.isEmpty && scan.erased.isEmpty && scan.damaged.isEmpty, damaged: scan.damaged
            )
        )
    }

    /// A message of the last group that has no blob was never acknowledged.
    mutating func drop(_ id: QueueID) { index.drop(id) }

    /// A message whose blob is gone waits for a person.
    mutating func hold(_ id: QueueID, reason: String) { index.apply(.held(reason: reason), to: id) }

    /// A segment that is of no use is not the log's any more.
    mutating func forget(_ segment: UInt64) { parts.removeAll { $0.segment.sequence == segment } }

    /// A segment went to the archive.
    mutating func archived(_ segment: UInt64) {
        forget(segment)
        index.forget(segment)
    }
}
