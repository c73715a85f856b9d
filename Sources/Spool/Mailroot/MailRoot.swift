import FoundationEssentials
import Glibc
import MailTypes
import NIOPosix
import Vault

/// The directory that holds everything on its way: two queues, an archive, and folders for people. One process owns it.
///
/// What it does at a start, and what each state of a message means after a crash, stands in `mailroot/README.md`.
package final class MailRoot: Sendable {
    package let path: String
    package let incoming: SpoolQueue
    package let outgoing: SpoolQueue
    /// What the start found.
    package let sweep: SweepReport
    let files: any FileSystem
    private let lock: MailRootLock

    /// The directories of a mailroot (DESIGN §5).
    private static let directories = ["incoming", "outgoing", "archive", "pickup", "hold", "bad", "tmp"]

    /// Opens a mailroot, making it where needed, takes its lock and puts in order what a crash left. Blocks: call it off
    /// the event loops.
    ///
    /// - Parameter report: told of faults and of their end, from any thread.
    /// - Throws: `SpoolFault`: `.owned` when another process has it, `.disk`, `.full`.
    package static func open(
        path: String, vault: Vault?, settings: LogSettings = LogSettings(), pool: NIOThreadPool,
        report: @escaping @Sendable (SpoolNews) -> Void
    ) throws -> MailRoot {
        try open(path: path, vault: vault, settings: settings, pool: pool, files: PosixFileSystem(), report: report)
    }

    static func open(
        path: String, vault: Vault?, settings: LogSettings, pool: NIOThreadPool, files: any FileSystem,
        now: @escaping @Sendable () -> Date = { Date() }, report: @escaping @Sendable (SpoolNews) -> Void
    ) throws(SpoolFault) -> MailRoot {
        try makeTree(path)
        let lock = try MailRootLock(mailroot: path)
        let ids = QueueIDSource()
        // Above every ID that a former run gave, also those that only the ledger knows by now.
        ids.raise(above: .last(at: now()))
        let health = SpoolHealth(report: report)
        var sweep = SweepReport()
        try emptyScratch(path + "/tmp", &sweep, files: files)
        var queues: [SpoolQueue] = []
        for name in [QueueName.incoming, .outgoing] {
            let codec = RecordCodec(queue: name, vault: vault)
            let directory = path + "/" + name.rawValue
            let leftovers = Leftovers(files: files)
            let blobs = BlobStore(
                queue: name, directory: directory, scratch: path + "/tmp", vault: vault, files: files,
                leftovers: leftovers)
            let archive = Archive(directory: path + "/archive", queue: name, files: files, now: now)
            let fold = try QueueFold(directory: directory, codec: codec, files: files, settings: settings)
            let highest = max(fold.highestSequence, try archive.highestSequence())
            var queueSweep = QueueSweep(
                fold: fold, codec: codec, blobs: blobs, archive: archive, bad: path + "/bad", files: files)
            queueSweep.run()
            sweep.add(queueSweep.report)
            let log = SegmentedLog(
                directory: directory, queue: name, files: files, settings: settings, leftovers: leftovers)
            log.adopt(queueSweep.fold.parts.map { ($0.segment, $0.end) }, above: highest)
            ids.raise(above: fold.index.highest)
            queues.append(
                SpoolQueue(
                    name: name, log: log, codec: codec, index: queueSweep.fold.index, blobs: blobs, archive: archive,
                    ids: ids, pool: pool, blobThreshold: settings.blobThreshold, health: health
                )
            )
        }
        return MailRoot(path: path, incoming: queues[0], outgoing: queues[1], sweep: sweep, lock: lock, files: files)
    }

    private init(
        path: String, incoming: SpoolQueue, outgoing: SpoolQueue, sweep: SweepReport, lock: MailRootLock,
        files: any FileSystem
    ) {
        self.path = path
        self.incoming = incoming
        self.outgoing = outgoing
        self.sweep = sweep
        self.lock = lock
        self.files = files
        incoming.start()
        outgoing.start()
    }

    /// Writes what waits, ends the queues' threads and gives up the lock. Blocks. A mailroot that is let go without it
    /// keeps its threads and its lock.
    package func close() {
        incoming.close()
        outgoing.close()
        lock.release()
    }

    /// The queue with the name.
    package func queue(_ name: QueueName) -> SpoolQueue {
        switch name {
        case .incoming: incoming
        case .outgoing: outgoing
        }
    }

    private static func makeTree(_ path: String) throws(SpoolFault) {
        let files = PosixFileSystem()
        var parents: [String] = []
        var parent = path[...]
        while access(String(parent), F_OK) != 0, let slash = parent.lastIndex(of: "/"), slash != parent.startIndex {
            parents.append(String(parent))
            parent = parent[..<slash]
        }
        for directory in parents.reversed() { try files.makeDirectory(directory) }
        for directory in directories { try files.makeDirectory(path + "/" + directory) }
        // The content is personal whatever the directory's maker thought.
        chmod(path, 0o700)
        try files.syncDirectory(path)
    }

    private static func emptyScratch(
        _ directory: String, _ sweep: inout SweepReport, files: any FileSystem
    ) throws(SpoolFault) {
        for name in try DirectoryListing.names(in: directory) where !name.hasPrefix(".") {
            do throws(SpoolFault) {
                try files.remove(directory + "/" + name)
                sweep.orphans.append(directory + "/" + name)
            } catch {
                sweep.faults.append(error)
            }
        }
    }
}
