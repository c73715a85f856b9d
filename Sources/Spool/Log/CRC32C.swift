/// The checksum of records: CRC-32C (Castagnoli), as iSCSI has it (RFC 3720 appendix B.4), eight octets at a step.
enum CRC32C {
    static func checksum(_ octets: UnsafeRawBufferPointer, continuing previous: UInt32 = 0) -> UInt32 {
        var crc = ~previous
        var index = 0
        tables.withUnsafeBufferPointer { table in
            while index + 8 <= octets.count {
                let word = UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                let low = UInt32(truncatingIfNeeded: word) ^ crc
                let high = UInt32(truncatingIfNeeded: word >> 32)
                crc =
                    table[7 << 8 | Int(low & 0xff)] ^ table[6 << 8 | Int(low >> 8 & 0xff)]
                    ^ table[5 << 8 | Int(low >> 16 & 0xff)] ^ table[4 << 8 | Int(low >> 24)]
                    ^ table[3 << 8 | Int(high & 0xff)] ^ table[2 << 8 | Int(high >> 8 & 0xff)]
                    ^ table[1 << 8 | Int(high >> 16 & 0xff)] ^ table[Int(high >> 24)]
                index += 8
            }
            while index < octets.count {
                crc = crc >> 8 ^ table[Int((crc ^ UInt32(octets[index])) & 0xff)]
                index += 1
            }
        }
        return ~crc
    }

    /// Eight tables of 256: the k-th gives the effect of an octet k places before the last.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 << 8)
        for octet in 0..<256 {
            var crc = UInt32(octet)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82f6_3b78 : crc >> 1 }
            tables[octet] = crc
        }
        for slice in 1..<8 {
            for octet in 0..<256 {
                let previous = tables[(slice - 1) << 8 | octet]
                tables[slice << 8 | octet] = previous >> 8 ^ tables[Int(previous & 0xff)]
            }
        }
        return tables
    }()
}
