import MailTypes
import Synchronization

extension SpoolQueue {
    /// Appends a note; returns once it is synced with its group. Takes the message out of its worker's hands.
    ///
    /// A note on a message that is done already changes nothing.
    /// - Throws: `SpoolFault`: `.unknown` for a message that was never here; else the note was not made.
    package func note(_ note: Note, for id: QueueID) async throws {
        try await self.note([(id, note)])
    }

    /// Appends a note and leaves the message in its worker's hands; returns once it is synced.
    ///
    /// - Throws: as `note`.
    package func annotate(_ note: Note, for id: QueueID) async throws {
        guard try isQueued(id) else { return }
        try await append([(try codec.encode(note, id: id), .note(note))])
    }

    /// Appends notes with shared syncs; returns once all of them are synced.
    package func note(_ notes: [(id: QueueID, note: Note)]) async throws {
        defer { for (id, _) in notes { giveBack(id) } }
        var records: [(record: RecordCodec.Encoded, effect: PendingRecord.Effect)] = []
        for (id, note) in notes where try isQueued(id) {
            records.append((try codec.encode(note, id: id), .note(note)))
        }
        try await append(records)
    }

    /// Appends a note without waiting for it to be synced: for what may be done again after a crash without harm.
    package func noteLater(_ note: Note, for id: QueueID) {
        do throws(SpoolFault) {
            guard try isQueued(id) else { return }
            let record = try codec.encode(note, id: id)
            committer.enqueue([
                PendingRecord(record: record, effect: .note(note)) { [weak self] fault in
                    guard fault != nil, let self else {
                        self?.giveBack(id)
                        return
                    }
                    // Not at once: whoever takes it again would only be told the same.
                    Task {
                        try? await Task.sleep(for: .seconds(1))
                        self.giveBack(id)
                    }
                }
            ])
        } catch {
            health.failed(error, in: .commit, of: name)
            giveBack(id)
        }
    }

    /// Notes a message erased, whether it is done or not, and overwrites its octets where they lie, in the queue and in
    /// the archive (D15).
    ///
    /// - Returns: records overwritten.
    /// - Throws: `SpoolFault`; what is left then is erased when called again, or at the next start.
    @discardableResult
    package func erase(_ id: QueueID) async throws -> Int {
        let isHere = index.withLock { $0.segment(of: id) != nil }
        if isHere { try await append([(try codec.encode(.erased, id: id), .note(.erased))]) }
        return try await onPool { [self] in
            let eraser = Eraser(files: blobs.files)
            var count = 0
            for part in log.parts { count += try eraser.erase([id], in: part.segment, until: part.end) }
            try eraser.eraseBlob(blobs.path(id))
            return try count + archive.erase(id)
        }
    }

    /// - Returns: false when the message is done.
    /// - Throws: `.unknown` when it was never here.
    private func isQueued(_ id: QueueID) throws(SpoolFault) -> Bool {
        let (isQueued, isKnown) = index.withLock { ($0.slots[id] != nil, $0.knows(id)) }
        guard isKnown else { throw SpoolFault.unknown(id, in: name) }
        return isQueued
    }
}
