import MailTypes
import NIOCore
import Synchronization

/// A blob that is being written.
final class BlobDraft: Sendable {
    private let id: QueueID
    private let path: String
    private let file: FileDescriptor
    private let store: BlobStore
    private let progress = Mutex((offset: 0, pieces: 0))

    init(id: QueueID, path: String, file: FileDescriptor, store: BlobStore) {
        self.id = id
        self.path = path
        self.file = file
        self.store = store
    }

    /// Writes the next piece; calls come one after the other.
    func append(_ octets: ByteBuffer) throws(SpoolFault) {
        let (offset, number) = progress.withLock { ($0.offset, $0.pieces) }
        let piece = try store.piece(octets, of: id, number: number)
        try store.files.write(piece, to: file, at: offset)
        progress.withLock { $0 = (offset + piece.count, number + 1) }
    }

    /// Makes the content durable, then its name.
    func link() throws(SpoolFault) {
        try store.files.sync(file)
        try store.files.rename(path, to: store.path(id))
        try store.files.syncDirectory(store.directory)
    }

    /// Removes the file under both its names.
    ///
    /// A record that a failed sync may have left on the disk is void: it was not acknowledged, and a start that finds
    /// it without its blob knows that.
    /// - Parameter isFresh: the ID is used for this message alone. Else somebody may come again under it at any time, and
    ///   a file that cannot be removed now is replaced by the next one or is the next sweep's.
    func discard(isFresh: Bool) {
        store.leftovers.remove(path)
        if isFresh {
            store.leftovers.remove(store.path(id))
        } else {
            try? store.files.remove(store.path(id))
        }
    }
}
