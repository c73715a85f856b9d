import MailTypes
import NIOCore

/// A message on its way into a queue, in pieces: kept in memory while it is small, then in a file, so that memory stays
/// bounded however large it grows.
package struct MessageWriter: Sendable {
    package let id: QueueID
    private let queue: SpoolQueue
    private var held = ByteBuffer()
    private var draft: BlobDraft?
    private var size = 0

    init(id: QueueID, queue: SpoolQueue) {
        self.id = id
        self.queue = queue
    }

    /// Takes the next octets.
    ///
    /// - Throws: `SpoolFault`; the message is to be abandoned then.
    package mutating func append(_ octets: ByteBuffer) async throws {
        size += octets.readableBytes
        if draft == nil {
            held.writeImmutableBuffer(octets)
            guard held.readableBytes > queue.blobThreshold else { return }
            let (blob, first) = (try await queue.beginBlob(id), held)
            draft = blob
            held = ByteBuffer()
            try await queue.onBlob { try blob.append(first) }
        } else if let draft {
            try await queue.onBlob { try draft.append(octets) }
        }
    }

    /// Queues the message; returns once its record is synced. A file is synced and named before that.
    package func commit(_ envelope: Envelope) async throws -> QueueID {
        guard let draft else { return try await queue.commit(held, envelope: envelope, id: id) }
        do {
            try await queue.link(draft)
            try await queue.commitBlob(id: id, envelope: envelope, size: size)
        } catch {
            await abandon()
            throw error
        }
        return id
    }

    /// Forgets the message.
    package func abandon() async {
        guard let draft else { return }
        // A pool that has ended leaves it to the next sweep.
        try? await queue.onPool { draft.discard(isFresh: true) }
    }
}
