/// The first 32 octets of a segment: `FRSPOOL1`, the queue's number, the segment's sequence number, zeros.
struct SegmentHeader: Hashable, Sendable {
    static let size = 32
    private static let magic = Array("FRSPOOL1".utf8)

    var queue: QueueName
    var sequence: UInt64

    var octets: [UInt8] {
        var octets = Self.magic
        octets.append(contentsOf: withUnsafeBytes(of: UInt64(queue.number).littleEndian, Array.init))
        octets.append(contentsOf: withUnsafeBytes(of: sequence.littleEndian, Array.init))
        octets.append(contentsOf: [UInt8](repeating: 0, count: Self.size - octets.count))
        return octets
    }

    /// Reads the header; nil when the file is no segment of ours.
    init?(reading octets: UnsafeRawBufferPointer) {
        guard octets.count >= Self.size, octets.prefix(8).elementsEqual(Self.magic) else { return nil }
        let number = UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        guard let queue = QueueName.allCases.first(where: { UInt64($0.number) == number }) else { return nil }
        self.queue = queue
        sequence = UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    }

    init(queue: QueueName, sequence: UInt64) {
        self.queue = queue
        self.sequence = sequence
    }
}
