import FoundationEssentials
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
        let scratch = path + "/tmp"
        try await incoming.onPool { [files] in
            // The facts first: a message that is there has them.
            for (ending, content) in [("json", facts), ("eml", Array(message.octets.readableBytesView))] {
                let name = "\(message.id).\(ending)"
                let draft = "\(scratch)/\(folder.rawValue)-\(name)"
                let file = try files.open(draft, flags: O_RDWR | O_CREAT | O_TRUNC)
                try files.write(content, to: file, at: 0)
                try files.sync(file)
                try files.rename(draft, to: "\(directory)/\(name)")
            }
            try files.syncDirectory(directory)
        }
    }

    /// Erases a message everywhere: in its queue, in the archive, and among what was written out for people (D15).
    ///
    /// - Returns: records and files overwritten.
    @discardableResult
    package func erase(_ id: QueueID, in queue: QueueName) async throws -> Int {
        let records = try await self.queue(queue).erase(id)
        return records
            + (try await incoming.onPool { [files, path] in
                var count = 0
                for folder in [Folder.hold, .bad] {
                    for ending in ["eml", "json"] {
                        let file = "\(path)/\(folder.rawValue)/\(id).\(ending)"
                        guard access(file, F_OK) == 0 else { continue }
                        try Eraser(files: files).eraseBlob(file)
                        count += 1
                    }
                }
                return count
            })
    }

    /// Takes in what people or programs dropped into `pickup/`: files named `*.eml`, not being written any more. Each is
    /// queued, then removed: a crash in between takes it in twice under the same ID, which counts once.
    ///
    /// - Parameter envelope: makes the envelope of a message; nil leaves the file where it is.
    /// - Returns: the IDs queued.
    /// - Throws: `SpoolFault`: the disk refuses; what is left is taken in the next time.
    package func takePickups(
        at now: Date, envelope: @escaping @Sendable (_ octets: [UInt8], _ arrival: Date) -> Envelope?
    ) async throws -> [QueueID] {
        let directory = path + "/pickup"
        let names = try await incoming.onPool { try DirectoryListing.names(in: directory) }
        var taken: [QueueID] = []
        for name in names {
            // One at a time: a hundred large files are no more memory than one.
            guard let pickup = try await incoming.onPool({ PickupFile(name, in: directory, at: now) }),
                let envelope = envelope(pickup.octets, pickup.arrival)
            else { continue }
            taken.append(try await incoming.commit(ByteBuffer(bytes: pickup.octets), envelope: envelope, id: pickup.id))
            try await incoming.onPool { [files] in try files.remove(pickup.path) }
        }
        return taken
    }
}
