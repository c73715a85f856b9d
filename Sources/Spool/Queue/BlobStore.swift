import Glibc
import MailTypes
import NIOCore
import Synchronization
import Vault

/// The files of a queue's large messages: `ID.blob` beside the log, written in `tmp/` first.
///
/// A blob is a row of pieces: length (4), then the octets, sealed when a vault is given, each bound to its place in the
/// row.
struct BlobStore: Sendable {
    let queue: QueueName
    let directory: String
    let scratch: String
    let vault: Vault?
    let files: any FileSystem

    func path(_ id: QueueID) -> String { "\(directory)/\(id).blob" }

    func begin(_ id: QueueID) throws -> BlobDraft {
        let path = "\(scratch)/\(queue.rawValue)-\(id).blob"
        let file = try files.open(path, flags: O_RDWR | O_CREAT | O_EXCL)
        return BlobDraft(id: id, path: path, file: file, store: self)
    }

    /// The whole message.
    func read(_ id: QueueID) throws -> ByteBuffer {
        let file = try files.open(path(id), flags: O_RDONLY)
        var octets = ByteBuffer()
        try MappedFile.withOctets(of: file) { content in
            var position = 0
            var number = 0
            while position + 4 <= content.count {
                let length = Int(
                    UInt32(littleEndian: content.loadUnaligned(fromByteOffset: position, as: UInt32.self))
                )
                position += 4
                guard length <= content.count - position else { throw damaged(id) }
                let piece = UnsafeRawBufferPointer(rebasing: content[position..<(position + length)])
                if let vault {
                    octets.writeBytes(try vault.open(piece, context: context(id, number)))
                } else {
                    octets.writeBytes(piece)
                }
                position += length
                number += 1
            }
            guard position == content.count else { throw damaged(id) }
        }
        return octets
    }

    func piece(_ octets: ByteBuffer, of id: QueueID, number: Int) throws -> [UInt8] {
        let content = try vault?.seal(octets.readableBytesView, context: context(id, number))
        var piece = withUnsafeBytes(of: UInt32(content?.count ?? octets.readableBytes).littleEndian, Array.init)
        if let content { piece.append(contentsOf: content) } else { piece.append(contentsOf: octets.readableBytesView) }
        return piece
    }

    private func context(_ id: QueueID, _ number: Int) -> String { "blob/\(queue.rawValue)/\(id)/\(number)" }

    private func damaged(_ id: QueueID) -> SpoolFault {
        SpoolFault(.damaged, place: path(id), problem: "is cut short", hint: "restore it from a backup")
    }
}

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

    func append(_ octets: ByteBuffer) throws {
        let (offset, number) = progress.withLock { ($0.offset, $0.pieces) }
        let piece = try store.piece(octets, of: id, number: number)
        try piece.withUnsafeBytes { content in
            try store.files.write(content, to: file, at: offset)
        }
        progress.withLock { $0 = (offset + piece.count, number + 1) }
    }

    /// Makes the content durable, then its name.
    func link() throws {
        try store.files.sync(file)
        try store.files.rename(path, to: store.path(id))
        try store.files.syncDirectory(store.directory)
    }

    func discard() {
        // Both names are tried; what stays behind is swept at the next start.
        try? store.files.remove(path)
        try? store.files.remove(store.path(id))
    }
}
