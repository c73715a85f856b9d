import MailTypes
import NIOCore

/// A large message on its way into a queue: its octets go to a file piece by piece, so memory stays bounded.
package struct MessageWriter: Sendable {
    package let id: QueueID
    private let draft: BlobDraft
    private let queue: SpoolQueue
    private var size = 0

    init(id: QueueID, draft: BlobDraft, queue: SpoolQueue) {
        self.id = id
        self.draft = draft
        self.queue = queue
    }

    /// Takes the next octets.
    package mutating func append(_ octets: ByteBuffer) async throws {
        size += octets.readableBytes
        try await queue.onPool { [draft] in try draft.append(octets) }
    }

    /// Queues the message: its file is synced and named, then its record is written. Returns once that is synced.
    package func commit(_ envelope: Envelope) async throws -> QueueID {
        do {
            try await queue.onPool { [draft] in try draft.link() }
            try await queue.commitBlob(id: id, envelope: envelope, size: size)
        } catch {
            await abandon()
            throw error
        }
        return id
    }

    /// Forgets the message.
    package func abandon() async {
        // A file that cannot be removed now is an orphan of the next sweep.
        try? await queue.onPool { [draft] in draft.discard() }
    }
}
