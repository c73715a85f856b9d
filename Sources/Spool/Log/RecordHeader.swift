import MailTypes

/// The first 24 octets of a record, little-endian; the payload follows, filled up to a multiple of eight.
///
///     0  payload length     4  CRC-32C of octets 8..<24 and the payload
///     8  kind    9  flags    10  lane    11  version
///    12  start of the group: everything before it was synced when this was written
///    16  ID
struct RecordHeader: Hashable, Sendable {
    /// What a record is.
    enum Kind: UInt8, Sendable {
        /// Envelope and octets of a message: the message is queued once this is synced.
        case message = 1
        /// What became of it.
        case note = 2
        /// Records of an earlier segment from an offset on that were written but never acknowledged: a failed sync may
        /// have left them on the disk, their senders were told to come again, and so they do not count.
        case void = 3
    }

    /// The payload is sealed by the vault.
    static let sealedFlag: UInt8 = 1
    /// The octets are not in the payload but in the file `ID.blob`.
    static let blobFlag: UInt8 = 2
    static let size = 24
    static let version: UInt8 = 1

    var kind: Kind
    var flags: UInt8 = 0
    /// A message's lane, so that a start need not open every envelope.
    var lane: Lane = .other
    var id: QueueID
    var payloadLength: Int
    /// Offset of the group's first record in its segment.
    var group: UInt32 = 0

    /// Octets the record takes in the log.
    var recordLength: Int { Self.recordLength(payload: payloadLength) }

    static func recordLength(payload: Int) -> Int { (size + payload + 7) & ~7 }
}

extension RecordHeader {
    /// Writes the header over the first octets of a record whose payload is in place, with the checksum.
    func write(over record: UnsafeMutableRawBufferPointer) {
        record.storeBytes(of: UInt32(payloadLength).littleEndian, toByteOffset: 0, as: UInt32.self)
        record[8] = kind.rawValue
        record[9] = flags
        record[10] = lane.code
        record[11] = Self.version
        record.storeBytes(of: group.littleEndian, toByteOffset: 12, as: UInt32.self)
        record.storeBytes(of: id.rawValue.littleEndian, toByteOffset: 16, as: UInt64.self)
        let crc = Self.checksum(of: UnsafeRawBufferPointer(record), payloadLength: payloadLength)
        record.storeBytes(of: crc.littleEndian, toByteOffset: 4, as: UInt32.self)
    }

    /// Reads the record that begins `octets`; nil when none does: torn, altered, or nothing written yet.
    init?(reading octets: UnsafeRawBufferPointer) {
        guard octets.count >= Self.size, octets[11] == Self.version, let kind = Kind(rawValue: octets[8]),
            let lane = Lane(code: octets[10])
        else { return nil }
        let length = Int(UInt32(littleEndian: octets.loadUnaligned(fromByteOffset: 0, as: UInt32.self)))
        guard Self.recordLength(payload: length) <= octets.count else { return nil }
        let crc = UInt32(littleEndian: octets.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
        guard crc == Self.checksum(of: octets, payloadLength: length) else { return nil }
        self.kind = kind
        self.lane = lane
        flags = octets[9]
        payloadLength = length
        group = UInt32(littleEndian: octets.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        id = QueueID(rawValue: UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: 16, as: UInt64.self)))
    }

    private static func checksum(of record: UnsafeRawBufferPointer, payloadLength: Int) -> UInt32 {
        CRC32C.checksum(UnsafeRawBufferPointer(rebasing: record[8..<(size + payloadLength)]))
    }
}

extension Lane {
    fileprivate var code: UInt8 {
        switch self {
        case .firstReply: 0
        case .alert: 1
        case .followUp: 2
        case .other: 3
        }
    }

    fileprivate init?(code: UInt8) {
        switch code {
        case 0: self = .firstReply
        case 1: self = .alert
        case 2: self = .followUp
        case 3: self = .other
        default: return nil
        }
    }
}
