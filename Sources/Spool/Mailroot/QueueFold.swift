import Foundation
import Glibc
import MailTypes

/// Rebuilds a queue from its segments: the log alone is enough.
struct QueueFold {
    var segments: [Segment] = []
    /// Where the next record goes in the last segment.
    var end = SegmentHeader.size
    var index: QueueIndex
    var report = SweepReport()
    /// The IDs whose octets are in blobs.
    var blobs: Set<QueueID> = []

    /// Reads every segment in the directory, oldest first; writes nothing.
    init(directory: String, codec: RecordCodec, files: any FileSystem, settings: LogSettings) throws {
        index = QueueIndex(cacheLimit: settings.cacheOctets)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
        var scans: [(segment: Segment, scan: SegmentScan)] = []
        for name in names.sorted() {
            guard let sequence = Segment.sequence(ofName: name) else {
                if !name.hasSuffix(".blob") { report.strangers.append(directory + "/" + name) }
                continue
            }
            let file = try files.open(directory + "/" + name, flags: O_RDWR)
            let segment = Segment(sequence: sequence, file: file)
            let scan = try MappedFile.withOctets(of: file) { octets -> SegmentScan? in
                guard let header = SegmentHeader(reading: octets), header.queue == codec.queue,
                    header.sequence == sequence
                else { return nil }
                return SegmentScan(octets)
            }
            // A file without a whole header was being made when the process stopped: nothing in it was acknowledged.
            guard let scan else {
                report.tornOctets += try file.size() > 0 ? SegmentHeader.size : 0
                try files.remove(segment.path)
                continue
            }
            scans.append((segment, scan))
            report.damaged += scan.damaged.map { "\(segment.path) \($0.lowerBound)..<\($0.upperBound)" }
        }
        scans.sort { $0.segment.sequence < $1.segment.sequence }
        let voids = try Self.voids(in: scans, codec: codec)
        for (segment, scan) in scans {
            segments.append(segment)
            try add(scan, of: segment, until: voids[segment.sequence] ?? .max, codec: codec)
        }
        if let last = scans.last {
            end = min(last.scan.end, voids[last.segment.sequence] ?? .max)
            report.tornOctets += last.scan.tornOctets
        }
        report.waiting[codec.queue] = index.count
    }

    private static func voids(
        in scans: [(segment: Segment, scan: SegmentScan)], codec: RecordCodec
    ) throws -> [UInt64: Int] {
        var voids: [UInt64: Int] = [:]
        for (segment, scan) in scans {
            for found in scan.records where found.header.kind == .void {
                let (sequence, offset) = try codec.void(found.header, payload: payload(of: found, in: segment))
                voids[sequence] = min(voids[sequence] ?? .max, offset)
            }
        }
        return voids
    }

    private mutating func add(_ scan: SegmentScan, of segment: Segment, until void: Int, codec: RecordCodec) throws {
        for found in scan.records where found.offset < void {
            let header = found.header
            switch header.kind {
            case .message:
                let isBlob = header.flags & RecordHeader.blobFlag != 0
                if isBlob { blobs.insert(header.id) }
                index.addMessage(
                    header, segment: segment.sequence, offset: found.offset, size: header.payloadLength, cached: nil
                )
            case .note:
                guard index.slots[header.id] != nil else { continue }
                index.apply(try codec.note(header, payload: Self.payload(of: found, in: segment)), to: header.id)
            case .void: break
            }
        }
    }

    private static func payload(of found: SegmentScan.Found, in segment: Segment) throws(SpoolFault) -> [UInt8] {
        try segment.file.read(count: found.header.payloadLength, at: found.offset + RecordHeader.size)
    }
}
