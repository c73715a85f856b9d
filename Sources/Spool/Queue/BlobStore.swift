import Glibc
import MailTypes
import NIOCore
import Vault

/// The files of a queue's large messages: `ID.blob` beside the log, written in `tmp/` first.
///
/// A blob is a row of pieces: length (4), CRC-32C (4), then the octets, sealed when a vault is given, each bound to its
/// place in the row.
struct BlobStore: Sendable {
    let queue: QueueName
    let directory: String
    let scratch: String
    let vault: Vault?
    let files: any FileSystem
    let leftovers: Leftovers

    private static let pieceHeader = 8

    init(
        queue: QueueName, directory: String, scratch: String, vault: Vault?, files: any FileSystem, leftovers: Leftovers
    ) {
        self.queue = queue
        self.directory = directory
        self.scratch = scratch
        self.vault = vault
        self.files = files
        self.leftovers = leftovers
    }

    /// The file of a message in the queue.
    func path(_ id: QueueID) -> String { "\(directory)/\(Self.name(id))" }

    static func name(_ id: QueueID) -> String { "\(id).blob" }

    /// The ID a file name tells; nil when it is no blob.
    static func id(ofName name: some StringProtocol) -> QueueID? {
        name.hasSuffix(".blob") ? QueueID(name.dropLast(5)) : nil
    }

    func begin(_ id: QueueID) throws(SpoolFault) -> BlobDraft {
        let mark = String(UInt32.random(in: 0...(.max)), radix: 36)
        let path = "\(scratch)/\(queue.rawValue)-\(id)-\(mark).blob"
        let file = try files.open(path, flags: O_RDWR | O_CREAT | O_EXCL)
        return BlobDraft(id: id, path: path, file: file, store: self)
    }

    /// The whole message out of a blob, wherever it lies.
    ///
    /// - Throws: `.damaged` when it is not the `count` octets that were written.
    func read(_ id: QueueID, at path: String, count: Int) throws(SpoolFault) -> ByteBuffer {
        let file = try PosixFileSystem().open(path, flags: O_RDONLY)
        let size = try file.size()
        var octets = ByteBuffer()
        octets.reserveCapacity(min(count, size))
        var position = 0
        var number = 0
        while octets.readableBytes < count {
            let head = try file.read(count: Self.pieceHeader, at: position)
            guard head.count == Self.pieceHeader else { throw damaged(path) }
            let (length, checksum) = head.withUnsafeBytes { head in
                (
                    UInt32(littleEndian: head.loadUnaligned(as: UInt32.self)),
                    UInt32(littleEndian: head.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
                )
            }
            guard Int(length) <= size else { throw damaged(path) }
            let piece = try file.read(count: Int(length), at: position + Self.pieceHeader)
            guard piece.count == Int(length), piece.withUnsafeBytes({ CRC32C.checksum($0) }) == checksum else {
                throw damaged(path)
            }
            octets.writeBytes(try open(piece, id, number, path))
            position += Self.pieceHeader + piece.count
            number += 1
        }
        guard octets.readableBytes == count else { throw damaged(path) }
        return octets
    }

    /// A piece as it lies in the file.
    func piece(_ octets: ByteBuffer, of id: QueueID, number: Int) throws(SpoolFault) -> [UInt8] {
        var content = Array(octets.readableBytesView)
        if let vault {
            do throws(VaultFault) {
                content = try vault.seal(content, context: context(id, number))
            } catch {
                throw SpoolFault(.damaged, place: id.description, problem: error.problem, hint: error.hint)
            }
        }
        var piece = withUnsafeBytes(of: UInt32(clamping: content.count).littleEndian, Array.init)
        let checksum = content.withUnsafeBytes { CRC32C.checksum($0) }
        piece.append(contentsOf: withUnsafeBytes(of: checksum.littleEndian, Array.init))
        piece.append(contentsOf: content)
        return piece
    }

    private func open(_ piece: [UInt8], _ id: QueueID, _ number: Int, _ path: String) throws(SpoolFault) -> [UInt8] {
        guard let vault else { return piece }
        do throws(VaultFault) {
            return try vault.open(piece, context: context(id, number))
        } catch {
            throw SpoolFault(.damaged, place: path, problem: error.problem, hint: error.hint)
        }
    }

    private func context(_ id: QueueID, _ number: Int) -> String { "blob/\(queue.rawValue)/\(id)/\(number)" }

    private func damaged(_ path: String) -> SpoolFault {
        SpoolFault(.damaged, place: path, problem: "is not what was written", hint: "restore it from a backup")
    }
}
