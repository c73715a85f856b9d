import FoundationEssentials
import MailTypes
import NIOCore
import Vault

/// Puts messages and notes into records and reads them back, sealed when a vault is given.
struct RecordCodec: Sendable {
    let queue: QueueName
    let vault: Vault?

    /// A whole record: header (its group still to be set), payload and filling.
    struct Encoded: Sendable {
        var header: RecordHeader
        var octets: [UInt8]
    }

    /// A message: envelope length (4), envelope as JSON, octets. Those of a large message are in its blob: nil here.
    func encode(_ envelope: Envelope, octets: ByteBuffer?, id: QueueID) throws -> Encoded {
        let json = try JSONEncoder().encode(envelope)
        var payload: [UInt8] = []
        payload.reserveCapacity(4 + json.count + (octets?.readableBytes ?? 0) + Vault.overhead)
        payload.append(contentsOf: withUnsafeBytes(of: UInt32(json.count).littleEndian, Array.init))
        payload.append(contentsOf: json)
        if let octets { payload.append(contentsOf: octets.readableBytesView) }
        return try encode(payload, kind: .message, id: id, lane: envelope.lane, isBlob: octets == nil)
    }

    func encode(_ note: Note, id: QueueID) throws -> Encoded {
        try encode(note.payload, kind: .note, id: id)
    }

    /// The record that makes what an earlier segment holds from `offset` on count for nothing.
    func encodeVoid(sequence: UInt64, from offset: Int) throws -> Encoded {
        var payload = withUnsafeBytes(of: sequence.littleEndian, Array.init)
        payload.append(contentsOf: withUnsafeBytes(of: UInt64(offset).littleEndian, Array.init))
        return try encode(payload, kind: .void, id: QueueID(rawValue: 0))
    }

    private func encode(
        _ payload: [UInt8], kind: RecordHeader.Kind, id: QueueID, lane: Lane = .other, isBlob: Bool = false
    ) throws -> Encoded {
        let payload = try vault?.seal(payload, context: context(kind, id)) ?? payload
        var header = RecordHeader(kind: kind, lane: lane, id: id, payloadLength: payload.count)
        if vault != nil { header.flags |= RecordHeader.sealedFlag }
        if isBlob { header.flags |= RecordHeader.blobFlag }
        var octets = [UInt8](repeating: 0, count: RecordHeader.size)
        octets.reserveCapacity(header.recordLength)
        octets.append(contentsOf: payload)
        octets.append(contentsOf: repeatElement(0, count: header.recordLength - octets.count))
        return Encoded(header: header, octets: octets)
    }

    /// The envelope and, for a message that has no blob, its octets.
    func message(_ header: RecordHeader, payload: [UInt8]) throws -> (envelope: Envelope, octets: ByteBuffer) {
        let payload = try open(header, payload)
        guard payload.count >= 4 else { throw damaged(header.id) }
        let length = payload.withUnsafeBytes { UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) }
        guard payload.count - 4 >= Int(length) else { throw damaged(header.id) }
        let body = 4 + Int(length)
        let envelope = try JSONDecoder().decode(Envelope.self, from: Data(payload[4..<body]))
        return (envelope, ByteBuffer(bytes: payload[body...]))
    }

    func note(_ header: RecordHeader, payload: [UInt8]) throws -> Note {
        guard let note = Note(payload: try open(header, payload)) else { throw damaged(header.id) }
        return note
    }

    func void(_ header: RecordHeader, payload: [UInt8]) throws -> (sequence: UInt64, offset: Int) {
        let payload = try open(header, payload)
        guard payload.count == 16 else { throw damaged(header.id) }
        return payload.withUnsafeBytes { buffer in
            (
                UInt64(littleEndian: buffer.loadUnaligned(as: UInt64.self)),
                Int(clamping: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
            )
        }
    }

    private func open(_ header: RecordHeader, _ payload: [UInt8]) throws -> [UInt8] {
        guard header.flags & RecordHeader.sealedFlag != 0 else { return payload }
        guard let vault else {
            throw SpoolFault(
                .damaged, place: header.id.description, problem: "is sealed and no keyring was given",
                hint: "name the keyring it was sealed with"
            )
        }
        return try vault.open(payload, context: context(header.kind, header.id))
    }

    private func context(_ kind: RecordHeader.Kind, _ id: QueueID) -> String {
        "spool/\(queue.rawValue)/\(kind.rawValue)/\(id)"
    }

    private func damaged(_ id: QueueID) -> SpoolFault {
        SpoolFault(.damaged, place: id.description, problem: "cannot be understood", hint: "restore it from a backup")
    }
}
