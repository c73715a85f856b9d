import FoundationEssentials
import MailTypes
import NIOCore
import Vault

/// Puts messages and notes into records and reads them back, sealed when a vault is given.
struct RecordCodec: Sendable {
    let queue: QueueName
    let vault: Vault?

    /// A whole record whose header is still to be written over its first octets.
    struct Encoded: Sendable {
        var header: RecordHeader
        var octets: [UInt8]
    }

    /// A message: envelope length (4), envelope as JSON, octets.
    func encode(_ envelope: Envelope, octets: ByteBuffer, id: QueueID) throws(SpoolFault) -> Encoded {
        let payload = payload(envelope, octets)
        var header = RecordHeader(kind: .message, lane: envelope.lane, id: id, payloadLength: 0)
        header.messageOctets = octets.readableBytes
        return try encode(payload, header)
    }

    /// A message whose octets, so many, are in its blob.
    func encodeBlob(_ envelope: Envelope, messageOctets: Int, id: QueueID) throws(SpoolFault) -> Encoded {
        var header = RecordHeader(kind: .message, lane: envelope.lane, id: id, payloadLength: 0)
        header.flags = RecordHeader.blobFlag
        header.messageOctets = messageOctets
        return try encode(payload(envelope, ByteBuffer()), header)
    }

    func encode(_ note: Note, id: QueueID) throws(SpoolFault) -> Encoded {
        var header = RecordHeader(kind: .note, id: id, payloadLength: 0)
        if note == .erased { header.flags = RecordHeader.erasureFlag }
        return try encode(note.payload, header)
    }

    private func payload(_ envelope: Envelope, _ octets: ByteBuffer) -> [UInt8] {
        let json = EnvelopeJSON(envelope).octets
        var payload: [UInt8] = []
        payload.reserveCapacity(4 + json.count + octets.readableBytes)
        payload.append(contentsOf: withUnsafeBytes(of: UInt32(clamping: json.count).littleEndian, Array.init))
        payload.append(contentsOf: json)
        octets.withUnsafeReadableBytes { payload.append(contentsOf: $0) }
        return payload
    }

    private func encode(_ plain: [UInt8], _ header: RecordHeader) throws(SpoolFault) -> Encoded {
        var header = header
        header.payloadLength = plain.count + (vault == nil ? 0 : Vault.overhead)
        var octets: [UInt8] = []
        octets.reserveCapacity(header.recordLength)
        octets.append(contentsOf: repeatElement(0, count: RecordHeader.size))
        if let vault {
            do throws(VaultFault) {
                try vault.seal(plain, context: context(header.kind, header.id), into: &octets)
            } catch {
                throw fault(header.id, error)
            }
            header.flags |= RecordHeader.sealedFlag
        } else {
            octets.append(contentsOf: plain)
        }
        header.payloadLength = octets.count - RecordHeader.size
        header.payloadChecksum = octets.withUnsafeBytes { octets in
            CRC32C.checksum(UnsafeRawBufferPointer(rebasing: octets[RecordHeader.size...]))
        }
        octets.append(contentsOf: repeatElement(0, count: header.recordLength - octets.count))
        return Encoded(header: header, octets: octets)
    }

    /// The envelope and, for a message that has no blob, its octets.
    func message(
        _ header: RecordHeader, payload: some Collection<UInt8>
    ) throws(SpoolFault) -> (envelope: Envelope, octets: ByteBuffer) {
        let payload = try open(header, payload)
        guard payload.count >= 4 else { throw damaged(header.id) }
        let length = payload.withUnsafeBytes { Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self))) }
        guard payload.count - 4 >= length,
            let envelope = try? JSONDecoder().decode(Envelope.self, from: Data(payload[4..<(4 + length)]))
        else { throw damaged(header.id) }
        return (envelope, ByteBuffer(bytes: payload[(4 + length)...]))
    }

    /// The note of a record.
    func note(_ header: RecordHeader, payload: some Collection<UInt8>) throws(SpoolFault) -> Note {
        guard let note = Note(payload: try open(header, payload)) else { throw damaged(header.id) }
        return note
    }

    private func open(_ header: RecordHeader, _ payload: some Collection<UInt8>) throws(SpoolFault) -> [UInt8] {
        guard header.flags & RecordHeader.sealedFlag != 0 else { return Array(payload) }
        guard let vault else {
            throw SpoolFault(
                .damaged, place: header.id.description, problem: "is sealed and no keyring was given",
                hint: "name the keyring it was sealed with"
            )
        }
        do throws(VaultFault) {
            return try vault.open(payload, context: context(header.kind, header.id))
        } catch {
            throw fault(header.id, error)
        }
    }

    private func context(_ kind: RecordHeader.Kind, _ id: QueueID) -> String {
        "spool/\(queue.rawValue)/\(kind.rawValue)/\(id)"
    }

    private func fault(_ id: QueueID, _ error: VaultFault) -> SpoolFault {
        SpoolFault(.damaged, place: "\(queue.rawValue) \(id)", problem: error.problem, hint: error.hint)
    }

    private func damaged(_ id: QueueID) -> SpoolFault {
        SpoolFault(.damaged, place: id.description, problem: "cannot be understood", hint: "restore it from a backup")
    }
}
