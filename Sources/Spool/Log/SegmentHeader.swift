/// How a segment begins: 64 octets, at offset 0 and once more at 4096, so that no single bad sector makes the segment
/// unreadable. Little-endian.
///
///      0  `FRSPOOL1`       8  queue      12  salt      16  sequence number
///     24  sequence number of the segment before, 0 for none     32  where that one ends
///     60  CRC-32C of octets 0..<60
///
/// The end of the segment before is what its writer had acknowledged when it was closed: octets beyond it were written
/// but never counted, and damage before it is damage, not a torn tail.
struct SegmentHeader: Hashable, Sendable {
    /// Where the first record begins.
    static let size = copyOffset + length
    private static let copyOffset = 4096
    private static let length = 64
    private static let magic = Array("FRSPOOL1".utf8)

    var queue: QueueName
    var sequence: UInt64
    /// With what the checksums of record headers begin: random, so that no sender can write a record into a message.
    var salt: UInt32
    /// The segment before, with its end.
    var previous: SegmentEnd?

    /// The octets up to the first record.
    var octets: [UInt8] {
        var copy = Self.magic
        func append(_ value: some FixedWidthInteger) {
            copy.append(contentsOf: withUnsafeBytes(of: value.littleEndian, Array.init))
        }
        append(queue.number)
        append(salt)
        append(sequence)
        append(previous?.sequence ?? 0)
        append(UInt64(previous?.offset ?? 0))
        copy.append(contentsOf: repeatElement(0, count: Self.length - 4 - copy.count))
        append(copy.withUnsafeBytes { CRC32C.checksum($0) })
        return copy + [UInt8](repeating: 0, count: Self.copyOffset - Self.length) + copy
    }

    /// Reads the header, or its copy; nil when the file is no segment of ours.
    init?(reading octets: UnsafeRawBufferPointer) {
        guard let header = Self(octets, at: 0) ?? Self(octets, at: Self.copyOffset) else { return nil }
        self = header
    }

    private init?(_ octets: UnsafeRawBufferPointer, at offset: Int) {
        guard octets.count >= offset + Self.length else { return nil }
        let copy = UnsafeRawBufferPointer(rebasing: octets[offset..<(offset + Self.length)])
        func number(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: copy.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        func word(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: copy.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        guard copy.prefix(8).elementsEqual(Self.magic),
            CRC32C.checksum(UnsafeRawBufferPointer(rebasing: copy[0..<60])) == word(60),
            let queue = QueueName.allCases.first(where: { $0.number == word(8) })
        else { return nil }
        self.init(
            queue: queue, sequence: number(16), salt: word(12),
            previous: number(24) == 0 ? nil : SegmentEnd(sequence: number(24), offset: Int(clamping: number(32)))
        )
    }

    init(queue: QueueName, sequence: UInt64, salt: UInt32, previous: SegmentEnd?) {
        self.queue = queue
        self.sequence = sequence
        self.salt = salt
        self.previous = previous
    }
}
