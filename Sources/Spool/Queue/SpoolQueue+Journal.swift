import MailTypes
import Synchronization

extension SpoolQueue {
    /// The message with its envelope and octets, for somebody who only looks: what is kept in memory for its worker stays
    /// there.
    ///
    /// - Throws: as `message`.
    package func peek(_ id: QueueID) async throws -> SpooledMessage {
        if let cached = index.withLock({ $0.slots[id]?.cached }) { return cached }
        return try await message(id)
    }

    /// What was noted on a message, oldest first, as far as the log still has it: deferrals, holds, its end.
    ///
    /// Reads every open segment of the queue.
    /// - Throws: `SpoolFault`: a segment cannot be read, or a note does not open with the keyring.
    package func journal(_ id: QueueID) async throws -> [Note] {
        try await onPool { [self] in
            var image = SegmentImage()
            var notes: [Note] = []
            for part in log.parts.sorted(by: { $0.segment.sequence < $1.segment.sequence }) {
                _ = try image.read(part.segment.file)
                let scan = SegmentScan(image.octets, salt: part.segment.salt, acknowledgedEnd: nil)
                for found in scan.records where found.header.id == id && found.header.kind == .note {
                    notes.append(try codec.note(found.header, payload: image.octets[found.payload]))
                }
            }
            return notes
        }
    }
}
