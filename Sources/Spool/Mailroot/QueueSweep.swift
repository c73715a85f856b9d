import Glibc
import MailTypes

/// Puts in order what a crash left in a queue's directory: cuts torn tails, removes what was never acknowledged, copies
/// damaged ranges out for a person, archives what is finished.
///
/// Nothing here may keep a gateway from starting: what fails is told in the report and tried again at the next start.
struct QueueSweep {
    let queue: QueueName
    let codec: RecordCodec
    let blobs: BlobStore
    let archive: Archive
    let bad: String
    let files: any FileSystem
    private(set) var fold: QueueFold
    private(set) var report = SweepReport()

    init(fold: QueueFold, codec: RecordCodec, blobs: BlobStore, archive: Archive, bad: String, files: any FileSystem) {
        self.fold = fold
        self.codec = codec
        self.blobs = blobs
        self.archive = archive
        self.bad = bad
        self.files = files
        queue = codec.queue
    }

    mutating func run() {
        report.strangers = fold.strangers
        for path in fold.unfinished { attempt { sweep throws(SpoolFault) in try sweep.remove(path) } }
        for path in fold.headless { keepHeadless(path) }
        for part in fold.parts { for range in part.damaged { keepDamage(range, of: part.segment) } }
        cutTails()
        matchBlobs()
        eraseAgain()
        archiveFinished()
        report.waiting[queue] = fold.index.count
    }

    private mutating func attempt(_ body: (inout QueueSweep) throws(SpoolFault) -> Void) {
        do throws(SpoolFault) {
            try body(&self)
        } catch {
            report.faults.append(error)
        }
    }

    private mutating func remove(_ path: String) throws(SpoolFault) {
        try files.remove(path)
        report.unfinished.append(path)
    }

    // MARK: the log's ends

    /// Cuts off what was never acknowledged and gives back room that was reserved. A segment that holds nothing goes,
    /// but only when the cuts are durable: its header may be all that tells where the one before ends.
    private mutating func cutTails() {
        var areCut = true
        for part in fold.parts {
            report.tornOctets += part.tornOctets
            do throws(SpoolFault) {
                guard try part.segment.file.size() > part.end else { continue }
                try files.truncate(part.segment.file, to: part.end)
                if part.tornOctets > 0 { try files.sync(part.segment.file) }
            } catch {
                areCut = false
                report.faults.append(error)
            }
        }
        guard areCut else { return }
        for part in fold.parts where part.isEmpty {
            attempt { sweep throws(SpoolFault) in
                try sweep.remove(part.segment.path)
                sweep.fold.forget(part.segment.sequence)
            }
        }
    }

    // MARK: damage

    /// Copies a damaged range to `bad/`, once: a person may find a message in it.
    private mutating func keepDamage(_ range: Range<Int>, of segment: Segment) {
        report.damaged.append("\(segment.path) \(range.lowerBound)..<\(range.upperBound)")
        let name = "\(queue.rawValue)-\(segment.sequence)-\(range.lowerBound).octets"
        let path = "\(bad)/\(name)"
        guard access(path, F_OK) != 0 else { return }
        attempt { sweep throws(SpoolFault) in
            let octets = try segment.file.read(count: range.count, at: range.lowerBound)
            let copy = try sweep.files.open(path, flags: O_RDWR | O_CREAT | O_TRUNC)
            try sweep.files.write(octets, to: copy, at: 0)
            try sweep.files.sync(copy)
            try sweep.files.syncDirectory(sweep.bad)
        }
    }

    /// Moves a segment without a header to `bad/`.
    private mutating func keepHeadless(_ path: String) {
        report.damaged.append(path)
        let name = path.split(separator: "/").last ?? ""
        var target = "\(bad)/\(queue.rawValue)-\(name)"
        var copies = 1
        // Nothing in `bad/` is ever replaced.
        while access(target, F_OK) == 0 {
            copies += 1
            target = "\(bad)/\(queue.rawValue)-\(copies)-\(name)"
        }
        attempt { [target] sweep throws(SpoolFault) in
            try sweep.files.rename(path, to: target)
            try sweep.files.syncDirectory(sweep.bad)
            try sweep.files.syncDirectory(sweep.fold.directory)
        }
    }

    // MARK: blobs

    /// Removes blobs whose record was never written. A message without its blob was never acknowledged when it is of
    /// the last group; any other waits for a person.
    private mutating func matchBlobs() {
        let names: [String]
        do throws(SpoolFault) {
            names = try DirectoryListing.names(in: fold.directory)
        } catch {
            report.faults.append(error)
            return
        }
        var present: Set<QueueID> = []
        for name in names {
            guard let id = BlobStore.id(ofName: name) else { continue }
            present.insert(id)
            guard !fold.index.knows(id) else { continue }
            let path = blobs.path(id)
            attempt { sweep throws(SpoolFault) in
                try sweep.files.remove(path)
                sweep.report.orphans.append(path)
            }
        }
        for slot in fold.index.slots.values.filter(\.header.isBlob) where !present.contains(slot.entry.id) {
            let id = slot.entry.id
            if fold.unproven.contains(id) {
                fold.drop(id)
            } else {
                fold.hold(id, reason: "\(BlobStore.name(id)) is gone: restore it from a backup")
                report.withoutBlob.append(blobs.path(id))
            }
        }
    }

    // MARK: erasure and archive

    /// Ends an erasure that a crash cut short.
    private mutating func eraseAgain() {
        guard !fold.erasing.isEmpty else { return }
        for part in fold.parts {
            attempt { sweep throws(SpoolFault) in
                _ = try Eraser(files: sweep.files).erase(sweep.fold.erasing, in: part.segment, until: part.end)
            }
        }
        for id in fold.erasing {
            attempt { sweep throws(SpoolFault) in
                try Eraser(files: sweep.files).eraseBlob(sweep.blobs.path(id))
            }
        }
    }

    private mutating func archiveFinished() {
        for part in fold.parts {
            guard fold.index.isFinished(part.segment.sequence) else { return }
            do throws(SpoolFault) {
                let blobs = fold.index.blobs(of: part.segment.sequence)
                report.archived.append(try archive.take(part.segment, blobs: blobs, from: self.blobs))
                fold.archived(part.segment.sequence)
            } catch {
                report.faults.append(error)
                return
            }
        }
    }
}
