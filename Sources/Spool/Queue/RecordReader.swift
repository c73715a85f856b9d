import MailTypes
import NIOCore

/// Reads one message back: its record, checked and opened, and its blob if it has one.
struct RecordReader: Sendable {
    let codec: RecordCodec
    let blobs: BlobStore

    /// - Throws: `SpoolFault`: `.damaged` when the octets are not those that were written, `.disk`.
    func message(
        _ id: QueueID, in segment: Segment, at offset: Int, length: Int, blob: String
    ) throws(SpoolFault) -> SpooledMessage {
        let record = try segment.file.read(count: length, at: offset)
        let place = "\(segment.path) at \(offset)"
        guard let header = record.withUnsafeBytes({ RecordHeader(reading: $0, salt: segment.salt) }),
            header.id == id, header.kind == .message, RecordHeader.size + header.payloadLength <= record.count
        else { throw damaged(place) }
        let payload = record[RecordHeader.size..<(RecordHeader.size + header.payloadLength)]
        guard payload.withUnsafeBytes({ CRC32C.checksum($0) }) == header.payloadChecksum else {
            throw damaged(place)
        }
        let (envelope, octets) = try codec.message(header, payload: payload)
        guard header.isBlob else { return SpooledMessage(id: id, envelope: envelope, octets: octets) }
        return SpooledMessage(
            id: id, envelope: envelope, octets: try blobs.read(id, at: blob, count: header.messageOctets))
    }

    private func damaged(_ place: String) -> SpoolFault {
        SpoolFault(
            .damaged, place: place, problem: "does not match its checksum, or was erased",
            hint: "restore the mailroot's disk from a backup")
    }
}
