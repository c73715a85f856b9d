import MailTypes

/// The first 32 octets of a record, little-endian; the payload follows, filled up with zeros to a multiple of eight.
///
///      0  payload length        4  octets of the message      8  ID (8)
///     16  start of its group: everything before it in the segment was synced when this was written
///     20  kind   21  flags   22  lane   23  version
///     24  CRC-32C of the payload
///     28  CRC-32C of octets 0..<28, begun with the segment's salt
///
/// The header has a checksum of its own so that a reader that lost its way finds the next record in linear time, and
/// the salt, which no sender can know, keeps it from taking octets of a message for a record.
struct RecordHeader: Hashable, Sendable {
    /// What a record is.
    enum Kind: UInt8, Sendable {
        /// Envelope and octets of a message: the message is queued once this is synced.
        case message = 1
        /// What became of it.
        case note = 2
    }

    /// The payload is sealed by the vault.
    static let sealedFlag: UInt8 = 1
    /// The octets are not in the payload but in the file `ID.blob`.
    static let blobFlag: UInt8 = 2
    /// The note says that the message is erased.
    static let erasureFlag: UInt8 = 4
    static let size = 32
    static let version: UInt8 = 1

    var kind: Kind
    var flags: UInt8 = 0
    /// A message's lane, so that a start need not open every envelope.
    var lane: Lane = .other
    var id: QueueID
    var payloadLength: Int
    var payloadChecksum: UInt32 = 0
    /// Octets of the message, 0 for a note.
    var messageOctets = 0
    /// Offset of the group's first record in its segment.
    var group: UInt32 = 0

    /// Whether the message's octets are in a blob.
    var isBlob: Bool { flags & Self.blobFlag != 0 }

    /// Whether the note says that its message is erased.
    var isErasure: Bool { flags & Self.erasureFlag != 0 }

    /// Octets the record takes in the log.
    var recordLength: Int { (Self.size + payloadLength + 7) & ~7 }
}

extension RecordHeader {
    /// Writes the header, with its checksum, over the first octets of a record.
    func write(over record: UnsafeMutableRawBufferPointer, salt: UInt32) {
        record.storeBytes(of: UInt32(clamping: payloadLength).littleEndian, toByteOffset: 0, as: UInt32.self)
        record.storeBytes(of: UInt32(clamping: messageOctets).littleEndian, toByteOffset: 4, as: UInt32.self)
        record.storeBytes(of: id.rawValue.littleEndian, toByteOffset: 8, as: UInt64.self)
        record.storeBytes(of: group.littleEndian, toByteOffset: 16, as: UInt32.self)
        record[20] = kind.rawValue
        record[21] = flags
        record[22] = lane.code
        record[23] = Self.version
        record.storeBytes(of: payloadChecksum.littleEndian, toByteOffset: 24, as: UInt32.self)
        let checksum = CRC32C.checksum(UnsafeRawBufferPointer(rebasing: record[0..<28]), continuing: salt)
        record.storeBytes(of: checksum.littleEndian, toByteOffset: 28, as: UInt32.self)
    }

    /// Reads the header that begins `octets`; nil when none does. The payload is not looked at.
    init?(reading octets: UnsafeRawBufferPointer, salt: UInt32) {
        guard octets.count >= Self.size, octets[23] == Self.version, let kind = Kind(rawValue: octets[20]),
            let lane = Lane(code: octets[22]),
            Self.word(octets, 28)
                == CRC32C.checksum(UnsafeRawBufferPointer(rebasing: octets[0..<28]), continuing: salt)
        else { return nil }
        self.kind = kind
        self.lane = lane
        flags = octets[21]
        payloadLength = Int(Self.word(octets, 0))
        messageOctets = Int(Self.word(octets, 4))
        id = QueueID(rawValue: UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        group = Self.word(octets, 16)
        payloadChecksum = Self.word(octets, 24)
    }

    private static func word(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
        UInt32(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
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
