import FoundationEssentials
import MailTypes
import NIOCore
import Synchronization

extension SpoolQueue {
    /// Queues a message; returns once it is synced with its group. An ID that is known already is not queued again.
    ///
    /// - Throws: `SpoolFault`: nothing was queued, the sender must come again.
    @discardableResult
    package func commit(_ octets: ByteBuffer, envelope: Envelope, id: QueueID? = nil) async throws -> QueueID {
        guard let id else {
            let fresh = newID(at: envelope.arrival)
            try await queue(SpoolMessageDraft(octets: octets, envelope: envelope), as: fresh, isFresh: true)
            return fresh
        }
        try await reservations.withReserved(id) {
            guard !index.withLock({ $0.knows(id) }) else { return }
            try await queue(SpoolMessageDraft(octets: octets, envelope: envelope), as: id, isFresh: false)
        }
        return id
    }

    /// Queues messages with shared syncs; returns once all of them are synced. IDs that are known already are not
    /// queued again.
    ///
    /// - Returns: their IDs, in order.
    /// - Throws: `SpoolFault`: at least one was not queued. Come again with the same IDs: those that were stay so.
    package func commit(_ messages: [SpoolMessageDraft]) async throws -> [QueueID] {
        let identified = messages.map { ($0.id ?? newID(at: $0.envelope.arrival), $0) }
        var records: [(record: RecordCodec.Encoded, effect: PendingRecord.Effect)] = []
        var taken: Set<QueueID> = []
        for (id, message) in identified where taken.insert(id).inserted && !index.withLock({ $0.knows(id) }) {
            if message.octets.readableBytes > blobThreshold {
                _ = try await commit(message.octets, envelope: message.envelope, id: id)
            } else {
                records.append(try record(of: message, as: id))
            }
        }
        try await append(records)
        return identified.map(\.0)
    }

    /// Begins a message that comes in pieces.
    package func writer(at now: Date) async throws -> MessageWriter {
        MessageWriter(id: newID(at: now), queue: self)
    }

    private func queue(_ message: SpoolMessageDraft, as id: QueueID, isFresh: Bool) async throws {
        guard message.octets.readableBytes > blobThreshold else {
            return try await append([try record(of: message, as: id)])
        }
        let draft = try await beginBlob(id)
        do {
            try await onBlob { try draft.append(message.octets) }
            try await link(draft)
            try await commitBlob(id: id, envelope: message.envelope, size: message.octets.readableBytes)
        } catch {
            // A pool that has ended leaves it to the next sweep.
            try? await onPool { draft.discard(isFresh: isFresh) }
            throw error
        }
    }

    private func record(
        of message: SpoolMessageDraft, as id: QueueID
    ) throws(SpoolFault) -> (record: RecordCodec.Encoded, effect: PendingRecord.Effect) {
        let record = try codec.encode(message.envelope, octets: message.octets, id: id)
        return (record, .message(SpooledMessage(id: id, envelope: message.envelope, octets: message.octets)))
    }

    func beginBlob(_ id: QueueID) async throws -> BlobDraft {
        try await onBlob { [blobs] in try blobs.begin(id) }
    }

    /// Makes a blob durable under its name.
    func link(_ draft: BlobDraft) async throws {
        try await onBlob { try draft.link() }
        health.succeeded(.blob, of: name)
    }

    /// Does a step of writing a blob; a fault in it is told.
    func onBlob<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        do {
            return try await onPool(body)
        } catch {
            if let fault = error as? SpoolFault { health.failed(fault, in: .blob, of: name) }
            throw error
        }
    }

    /// Queues a message whose octets lie in a blob that is linked and synced.
    func commitBlob(id: QueueID, envelope: Envelope, size: Int) async throws {
        try await append([(try codec.encodeBlob(envelope, messageOctets: size, id: id), .message(nil))])
    }
}
