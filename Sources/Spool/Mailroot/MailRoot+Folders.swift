import Foundation
import Glibc
import MailTypes
import NIOCore

extension MailRoot {
    /// The folders that are for people.
    package enum Folder: String, Sendable {
        /// Messages a person asked to see.
        case hold
        /// Messages that were given up.
        case bad
    }

    /// Writes a message out for a person: `ID.eml`, with the facts beside it as `ID.json`. Both are synced.
    package func writeOut(_ message: SpooledMessage, to folder: Folder, facts: [UInt8]) async throws {
        let directory = path + "/" + folder.rawValue
        try await incoming.onPool { [files = PosixFileSystem()] in
            for (ending, content) in [("eml", Array(message.octets.readableBytesView)), ("json", facts)] {
                let target = "\(directory)/\(message.id).\(ending)"
                let file = try files.open(target + ".new", flags: O_RDWR | O_CREAT | O_TRUNC)
                try content.withUnsafeBytes { octets in
                    try files.write(octets, to: file, at: 0)
                }
                try files.sync(file)
                try files.rename(target + ".new", to: target)
            }
            try files.syncDirectory(directory)
        }
    }

    /// Takes in what people or programs dropped into `pickup/`: files named `*.eml`, not being written any more. Each is
    /// queued, then removed: a crash in between takes it in twice under the same ID, which counts once.
    ///
    /// - Parameter envelope: makes the envelope of a message; nil leaves the file where it is.
    /// - Returns: the IDs queued.
    package func takePickups(
        at now: Date, envelope: @escaping @Sendable (_ octets: [UInt8], _ arrival: Date) -> Envelope?
    ) async throws -> [QueueID] {
        let directory = path + "/pickup"
        let found = try await incoming.onPool { try Self.pickups(in: directory, at: now) }
        var taken: [QueueID] = []
        for pickup in found {
            guard let envelope = envelope(pickup.octets, pickup.arrival) else { continue }
            taken.append(try await incoming.commit(ByteBuffer(bytes: pickup.octets), envelope: envelope, id: pickup.id))
            try await incoming.onPool { try PosixFileSystem().remove(pickup.path) }
        }
        return taken
    }

    private struct Pickup: Sendable {
        var path: String
        var id: QueueID
        var arrival: Date
        var octets: [UInt8]
    }

    /// Files larger than this are left in `pickup/`: the limit of what SMTP would take.
    private static let maximumPickupOctets = 25 << 20

    private static func pickups(in directory: String, at now: Date) throws -> [Pickup] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted().compactMap { name in
            guard name.hasSuffix(".eml"), !name.hasPrefix(".") else { return nil }
            let path = directory + "/" + name
            let file = try PosixFileSystem().open(path, flags: O_RDONLY | O_NOFOLLOW)
            var status = stat()
            guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                status.st_size <= maximumPickupOctets
            else { return nil }
            let changed = Date(timeIntervalSince1970: Double(status.st_mtim.tv_sec))
            // Somebody may still be writing: a file counts when it has rested for two seconds.
            guard now.timeIntervalSince(changed) >= 2 else { return nil }
            // The same file gets the same ID however often it is looked at: its time, inode and size are in it.
            let time = UInt64(max(0, changed.timeIntervalSince1970 * 1000))
            let mark = UInt64(status.st_ino) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(status.st_size)
            return Pickup(
                path: path, id: QueueID(rawValue: time << 22 | mark >> 42), arrival: changed,
                octets: try file.read(count: Int(status.st_size), at: 0)
            )
        }
    }
}
