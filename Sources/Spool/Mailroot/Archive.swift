import Foundation
import MailTypes

/// Where finished segments go: `archive/YYYY-MM/QUEUE-SEQUENCE.log`, with the blobs of their messages beside them.
struct Archive: Sendable {
    let directory: String
    let queue: QueueName
    let files: any FileSystem
    let now: @Sendable () -> Date

    /// Moves a segment all of whose messages are done.
    func take(_ segment: Segment, blobs: BlobStore) throws(SpoolFault) {
        let month = directory + "/" + month(of: now())
        do {
            try FileManager.default.createDirectory(
                atPath: month, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SpoolFault(.disk, place: month, problem: "cannot be made: \(error)", hint: "check the disk")
        }
        let records: [RecordHeader]
        do {
            records = try MappedFile.withOctets(of: segment.file) { SegmentScan($0).records.map(\.header) }
        } catch {
            throw error as? SpoolFault
                ?? SpoolFault(.disk, place: segment.path, problem: "\(error)", hint: "check the disk")
        }
        for header in records where header.kind == .message && header.flags & RecordHeader.blobFlag != 0 {
            let path = blobs.path(header.id)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try files.rename(path, to: "\(month)/\(queue.rawValue)-\(header.id).blob")
        }
        try files.rename(segment.path, to: "\(month)/\(queue.rawValue)-\(Segment.name(segment.sequence))")
        try files.syncDirectory(month)
        try files.syncDirectory(directory)
        try files.syncDirectory(blobs.directory)
    }

    private func month(of date: Date) -> String {
        String(MailDate(date: date).iso8601.prefix(7))
    }
}
