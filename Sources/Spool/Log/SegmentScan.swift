import Glibc

/// What a pass over one segment found.
struct SegmentScan {
    /// A record in its place.
    struct Found {
        var header: RecordHeader
        /// Where the record begins in the segment.
        var offset: Int
    }

    var records: [Found] = []
    /// Where the next record goes: everything after it was never acknowledged.
    var end = SegmentHeader.size
    /// Octets at the end that were written but never synced with their group.
    var tornOctets = 0
    /// Ranges that had been synced and are damaged now: not torn but rotten, or written over.
    var damaged: [Range<Int>] = []

    /// Reads a mapped segment from front to back.
    ///
    /// The first record that is not whole ends the log, when nothing after it was acknowledged: that is a torn tail. A
    /// later record whose group began beyond it proves that it had been synced: then it is damage, which is kept and
    /// told, and the reading goes on behind it.
    init(_ octets: UnsafeRawBufferPointer) {
        var offset = SegmentHeader.size
        while offset < octets.count {
            if let header = RecordHeader(reading: Self.from(offset, octets)) {
                records.append(Found(header: header, offset: offset))
                offset += header.recordLength
                end = offset
            } else if let next = Self.provenRecord(after: offset, in: octets) {
                damaged.append(offset..<next)
                offset = next
            } else {
                break
            }
        }
        tornOctets = Self.usedOctets(from: end, in: octets)
    }

    /// The first whole record after `offset`, when one of those behind was written after `offset` had been synced.
    private static func provenRecord(after offset: Int, in octets: UnsafeRawBufferPointer) -> Int? {
        var first: Int?
        var position = offset + 8
        while position + RecordHeader.size <= octets.count {
            // Most of a segment's tail is zeros: a record begins with its length.
            if octets.loadUnaligned(fromByteOffset: position, as: UInt64.self) != 0,
                let header = RecordHeader(reading: from(position, octets))
            {
                first = first ?? position
                if Int(header.group) > offset { return first }
                position += header.recordLength
            } else {
                position += 8
            }
        }
        return nil
    }

    private static func usedOctets(from start: Int, in octets: UnsafeRawBufferPointer) -> Int {
        var position = octets.count
        while position > start, octets[position - 1] == 0 { position -= 1 }
        return position - start
    }

    private static func from(_ offset: Int, _ octets: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: octets[offset...])
    }
}
