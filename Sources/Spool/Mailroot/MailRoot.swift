import Foundation
import Glibc
import MailTypes
import NIOPosix
import Synchronization
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
    private let lock: MailRootLock
    private let files: any FileSystem

    /// The directories of a mailroot (DESIGN §5).
    private static let directories = ["incoming", "outgoing", "archive", "pickup", "hold", "bad", "tmp"]

    /// Opens a mailroot, making it where needed, takes its lock and puts in order what a crash left. Blocks: call it off
    /// the event loops.
    ///
    /// - Parameter report: told of faults that no caller waits for, from any thread.
    /// - Throws: `SpoolFault`: `.owned` when another process has it, `.disk`, `.full`.
    package static func open(
        path: String, vault: Vault?, settings: LogSettings = LogSettings(), pool: NIOThreadPool,
        report: @escaping @Sendable (SpoolFault) -> Void
    ) throws -> MailRoot {
        try open(path: path, vault: vault, settings: settings, pool: pool, files: PosixFileSystem(), report: report)
    }

    static func open(
        path: String, vault: Vault?, settings: LogSettings, pool: NIOThreadPool, files: any FileSystem,
        now: @escaping @Sendable () -> Date = { Date() }, report: @escaping @Sendable (SpoolFault) -> Void
    ) throws -> MailRoot {
        try makeTree(path)
        let lock = try MailRootLock(mailroot: path)
        let ids = QueueIDSource()
        var sweep = SweepReport()
        func open(_ name: QueueName) throws -> SpoolQueue {
            let codec = RecordCodec(queue: name, vault: vault)
            let directory = path + "/" + name.rawValue
            let fold = try QueueFold(directory: directory, codec: codec, files: files, settings: settings)
            let log = SegmentedLog(directory: directory, codec: codec, files: files, settings: settings)
            try log.adopt(fold.segments, end: fold.end)
            let blobs = BlobStore(
                queue: name, directory: directory, scratch: path + "/tmp", vault: vault, files: files
            )
            sweep.add(fold.report)
            sweep.orphans += try removeOrphans(in: directory, known: fold.blobs, files: files)
            ids.raise(above: fold.index.highest)
            return SpoolQueue(
                name: name, log: log, codec: codec, index: fold.index, blobs: blobs,
                archive: Archive(directory: path + "/archive", queue: name, files: files, now: now), ids: ids,
                pool: pool, report: report
            )
        }
        let incoming = try open(.incoming)
        let outgoing = try open(.outgoing)
        sweep.orphans += try emptyScratch(path + "/tmp", files: files)
        return MailRoot(path: path, incoming: incoming, outgoing: outgoing, sweep: sweep, lock: lock, files: files)
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
    }

    /// Writes what waits and ends the queues' threads; the lock goes with the process or the last reference. Blocks.
    package func close() {
        incoming.close()
        outgoing.close()
    }

    /// The queue with the name.
    package func queue(_ name: QueueName) -> SpoolQueue {
        switch name {
        case .incoming: incoming
        case .outgoing: outgoing
        }
    }

    private static func makeTree(_ path: String) throws(SpoolFault) {
        for directory in [path] + directories.map({ path + "/" + $0 }) {
            do {
                try FileManager.default.createDirectory(
                    atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
                )
            } catch {
                throw SpoolFault(
                    .disk, place: directory, problem: "cannot be made: \(error.localizedDescription)",
                    hint: "make it and give it to the user FirstReply runs as"
                )
            }
        }
        // The content is personal whatever the directory's maker thought.
        chmod(path, 0o700)
    }

    private static func removeOrphans(
        in directory: String, known: Set<QueueID>, files: any FileSystem
    ) throws -> [String] {
        var removed: [String] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: directory) where name.hasSuffix(".blob") {
            if let id = QueueID(name.dropLast(5)), known.contains(id) { continue }
            try files.remove(directory + "/" + name)
            removed.append(directory + "/" + name)
        }
        return removed
    }

    private static func emptyScratch(_ directory: String, files: any FileSystem) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
        for name in names { try files.remove(directory + "/" + name) }
        return names.map { directory + "/" + $0 }
    }
}

extension SweepReport {
    fileprivate mutating func add(_ other: SweepReport) {
        waiting.merge(other.waiting) { $1 }
        tornOctets += other.tornOctets
        damaged += other.damaged
        orphans += other.orphans
        strangers += other.strangers
    }
}
