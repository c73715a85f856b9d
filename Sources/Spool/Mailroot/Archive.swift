import FoundationEssentials
import Glibc
import MailTypes

/// Where finished segments go: `archive/YYYY-MM/QUEUE-SEQUENCE.log`, with the blobs of their messages beside them.
struct Archive: Sendable {
    let directory: String
    let queue: QueueName
    let files: any FileSystem
    let now: @Sendable () -> Date

    /// Moves a segment all of whose messages are done, its blobs first: a crash in between leaves the segment where it
    /// is, and the next start goes on. After a fault it is called again and goes on where it stopped.
    ///
    /// - Returns: the segment's new path.
    func take(_ segment: Segment, blobs ids: [QueueID], from blobs: BlobStore) throws(SpoolFault) -> String {
        let before = try path(of: segment.sequence)
        // Nothing in the archive is ever replaced. The segment itself is there when only the syncs failed.
        let isTwice = before.map { !segment.file.isFile(at: $0) } ?? false
        if let before, isTwice, try !holds(segment, at: before) {
            throw SpoolFault(
                .disk, code: EEXIST, place: before, problem: "is in the archive already",
                hint: "move it away; \(segment.path) is another segment with its number"
            )
        }
        let month: String
        if let before { month = Self.parent(before) } else { month = try begunMonth(ids, blobs) }
        try files.makeDirectory(month)
        for id in ids where access(blobs.path(id), F_OK) == 0 {
            try files.rename(blobs.path(id), to: blobPath(id, in: month))
        }
        let target = "\(month)/\(name(segment.sequence))"
        if before == nil { try files.rename(segment.path, to: target) }
        if isTwice { try files.remove(segment.path) }
        try files.syncDirectory(directory)
        try files.syncDirectory(month)
        try files.syncDirectory(blobs.directory)
        return target
    }

    /// Whether an archived file is this segment with all that it holds: a power failure in the middle of a move can leave
    /// both its names, where a file system does not change two directories in one step.
    private func holds(_ segment: Segment, at path: String) throws(SpoolFault) -> Bool {
        guard let archived = try self.segment(segment.sequence, at: path), archived.salt == segment.salt else {
            return false
        }
        return try archived.file.size() >= segment.file.size()
    }

    /// The month to move to: this one, or the one in which a move that met a fault left the first blobs. A segment and
    /// its blobs lie side by side.
    private func begunMonth(_ ids: [QueueID], _ blobs: BlobStore) throws(SpoolFault) -> String {
        let current = directory + "/" + month(of: now())
        guard let moved = ids.first(where: { access(blobs.path($0), F_OK) != 0 }) else { return current }
        return try months().last { access(blobPath(moved, in: $0), F_OK) == 0 } ?? current
    }

    /// The highest sequence number in the archive: numbers are never used twice.
    func highestSequence() throws(SpoolFault) -> UInt64 {
        try segments().map(\.sequence).max() ?? 0
    }

    /// The archived segment with a sequence number; nil when there is none.
    func path(of sequence: UInt64) throws(SpoolFault) -> String? {
        for month in try months().reversed() {
            let path = "\(month)/\(name(sequence))"
            if access(path, F_OK) == 0 { return path }
        }
        return nil
    }

    /// The archived segments of the queue.
    func segments() throws(SpoolFault) -> [(sequence: UInt64, path: String)] {
        var found: [(sequence: UInt64, path: String)] = []
        for month in try months() {
            for file in try DirectoryListing.names(in: month) where file.hasPrefix("\(queue.rawValue)-") {
                guard let sequence = Segment.sequence(ofName: file.dropFirst(queue.rawValue.utf8.count + 1)) else {
                    continue
                }
                found.append((sequence, "\(month)/\(file)"))
            }
        }
        return found
    }

    /// An archived segment, opened; nil when the file is none.
    func segment(_ sequence: UInt64, at path: String) throws(SpoolFault) -> Segment? {
        let file = try files.open(path, flags: O_RDWR)
        let head = try file.read(count: SegmentHeader.size, at: 0)
        guard let header = head.withUnsafeBytes({ SegmentHeader(reading: $0) }) else { return nil }
        return Segment(sequence: sequence, salt: header.salt, file: file)
    }

    /// Overwrites every record of a message in the archive.
    ///
    /// - Returns: records overwritten.
    func erase(_ id: QueueID) throws(SpoolFault) -> Int {
        let eraser = Eraser(files: files)
        var count = 0
        for (sequence, path) in try segments() {
            guard let segment = try segment(sequence, at: path) else { continue }
            count += try eraser.erase([id], in: segment, until: try segment.file.size())
        }
        for month in try months() { try eraser.eraseBlob(blobPath(id, in: month)) }
        return count
    }

    /// The archived blob of a message.
    func blobPath(_ id: QueueID, in month: String) -> String { "\(month)/\(queue.rawValue)-\(BlobStore.name(id))" }

    /// The directories of the months.
    func months() throws(SpoolFault) -> [String] {
        var months: [String] = []
        for name in try DirectoryListing.names(in: directory) where !name.hasPrefix(".") {
            var status = stat()
            guard stat("\(directory)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { continue }
            months.append("\(directory)/\(name)")
        }
        return months
    }

    /// The directory that a path lies in.
    static func parent(_ path: String) -> String {
        String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }

    private func name(_ sequence: UInt64) -> String { "\(queue.rawValue)-\(Segment.name(sequence))" }

    private func month(of date: Date) -> String {
        String(MailDate(date: date).iso8601.prefix(7))
    }
}
