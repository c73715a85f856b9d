import Foundation
import MailTypes
import Vault

/// Looks at a mailroot that another process owns: folds its logs without the lock and without changing anything.
package struct SpoolReader {
    /// The messages of a queue as its log tells them; a record being written at that moment is not there yet.
    ///
    /// - Throws: `SpoolFault`: a segment cannot be read, or notes are sealed with a key that is not given.
    package static func entries(mailroot: String, queue: QueueName, vault: Vault?) throws -> [QueueEntry] {
        let fold = try QueueFold(
            directory: mailroot + "/" + queue.rawValue, codec: RecordCodec(queue: queue, vault: vault),
            files: ReadOnlyFileSystem(), settings: LogSettings()
        )
        return fold.index.slots.values.map(\.entry).sorted { $0.id < $1.id }
    }

    /// A message of a mailroot that another process owns, with its envelope and octets.
    ///
    /// - Throws: `SpoolFault`: `.unknown` when it is not queued (any more), `.damaged`, `.disk`.
    package static func message(
        mailroot: String, queue: QueueName, id: QueueID, vault: Vault?
    ) throws -> SpooledMessage {
        let codec = RecordCodec(queue: queue, vault: vault)
        let directory = mailroot + "/" + queue.rawValue
        let fold = try QueueFold(
            directory: directory, codec: codec, files: ReadOnlyFileSystem(), settings: LogSettings())
        guard let slot = fold.index.slots[id],
            let segment = fold.parts.first(where: { $0.segment.sequence == slot.segment })?.segment
        else { throw SpoolFault.unknown(id, in: queue) }
        let blobs = BlobStore(
            queue: queue, directory: directory, scratch: mailroot + "/tmp", vault: vault, files: ReadOnlyFileSystem(),
            leftovers: Leftovers(files: ReadOnlyFileSystem()))
        return try RecordReader(codec: codec, blobs: blobs).message(
            id, in: segment, at: slot.offset, length: slot.header.recordLength, blob: blobs.path(id))
    }
}
