import MailTypes

extension SpoolQueue {
    /// A message by the place of its record, wherever its segment is now: in the queue or in the archive.
    ///
    /// - Throws: `SpoolFault`: `.unknown` when the segment is gone, `.damaged` also for one that was erased.
    package func message(_ id: QueueID, at place: RecordPlace) async throws -> SpooledMessage {
        guard let sequence = Segment.sequence(ofName: place.segment), place.offset >= 0, place.length >= 0 else {
            throw SpoolFault.unknown(id, in: name)
        }
        let reader = RecordReader(codec: codec, blobs: blobs)
        return try await onPool { [self] in
            if let segment = log.segment(sequence) {
                return try reader.message(
                    id, in: segment, at: place.offset, length: place.length, blob: blobs.path(id))
            }
            guard let path = try archive.path(of: sequence), let segment = try archive.segment(sequence, at: path)
            else { throw SpoolFault.unknown(id, in: name) }
            let month = Archive.parent(path)
            return try reader.message(
                id, in: segment, at: place.offset, length: place.length, blob: archive.blobPath(id, in: month))
        }
    }
}
