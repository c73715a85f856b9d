/// What a pass over one segment found.
///
/// A range that holds no whole record is **damage** when it had been acknowledged, and a **torn tail** when nothing
/// proves that it had. The proof is the next segment's word on where this one ends, or else a later record whose group
/// began behind the range: groups are written one after the other, each when the one before is synced. Damage is told
/// and the reading goes on behind it; a torn tail ends the log. The pass is linear whatever the octets are.
struct SegmentScan {
    /// A record in its place.
    struct Found {
        var header: RecordHeader
        /// Where the record begins in the segment.
        var offset: Int

        /// Where its payload lies.
        var payload: Range<Int> {
            (offset + RecordHeader.size)..<(offset + RecordHeader.size + header.payloadLength)
        }
    }

    /// Whole records, in their order.
    private(set) var records: [Found] = []
    /// Records whose payload was overwritten with zeros: erased.
    private(set) var erased: [Found] = []
    /// Ranges that had been acknowledged and are damaged now: rotten, or written over.
    private(set) var damaged: [Range<Int>] = []
    /// Where the log ends: everything after it was never acknowledged.
    private(set) var end = SegmentHeader.size
    /// Octets after the end that were written.
    private(set) var tornOctets = 0
    /// Everything before this was acknowledged, as far as the disk tells.
    private(set) var proven = SegmentHeader.size

    private enum Piece {
        case record(Found)
        case erased(Found)
        case unreadable(Range<Int>)
    }

    /// Reads a segment from front to back.
    ///
    /// - Parameter acknowledgedEnd: where it ends by the word of the segment after it, if there is one.
    init(_ octets: UnsafeRawBufferPointer, salt: UInt32, acknowledgedEnd: Int?) {
        let used = Self.usedOctets(octets)
        let pieces = Self.pieces(octets, used: used, salt: salt)
        proven =
            acknowledgedEnd
            ?? pieces.reduce(SegmentHeader.size) { proven, piece in
                switch piece {
                case .record(let found), .erased(let found): max(proven, Int(found.header.group))
                case .unreadable: proven
                }
            }
        take(pieces, acknowledgedEnd: acknowledgedEnd)
        if let acknowledgedEnd, end < acknowledgedEnd {
            let start = damaged.last?.upperBound == end ? damaged.removeLast().lowerBound : end
            damaged.append(start..<acknowledgedEnd)
            end = acknowledgedEnd
        }
        tornOctets = max(0, used - end)
    }

    private mutating func take(_ pieces: [Piece], acknowledgedEnd: Int?) {
        for piece in pieces {
            switch piece {
            case .record(let found):
                if let acknowledgedEnd, found.offset >= acknowledgedEnd { return }
                records.append(found)
                end = found.offset + found.header.recordLength
            case .erased(let found):
                guard found.offset < proven else { return }
                erased.append(found)
                end = found.offset + found.header.recordLength
            case .unreadable(let range):
                guard range.lowerBound < proven else { return }
                let range = range.lowerBound..<(acknowledgedEnd.map { min($0, range.upperBound) } ?? range.upperBound)
                damaged.append(range)
                end = range.upperBound
            }
        }
    }

    private static func pieces(_ octets: UnsafeRawBufferPointer, used: Int, salt: UInt32) -> [Piece] {
        var pieces: [Piece] = []
        var offset = SegmentHeader.size
        var lost: Int?
        while offset < used {
            let piece = wholePiece(octets, at: offset, salt: salt)
            if case .unreadable(let range) = piece {
                lost = lost ?? offset
                offset = range.upperBound
                continue
            }
            if let start = lost { pieces.append(.unreadable(start..<offset)) }
            lost = nil
            pieces.append(piece)
            if case .record(let found) = piece { offset += found.header.recordLength }
            if case .erased(let found) = piece { offset += found.header.recordLength }
        }
        if let lost { pieces.append(.unreadable(lost..<min(offset, octets.count))) }
        return pieces
    }

    /// What begins at an offset. A header that is whole tells where the next record is even when its payload is not.
    private static func wholePiece(_ octets: UnsafeRawBufferPointer, at offset: Int, salt: UInt32) -> Piece {
        let rest = UnsafeRawBufferPointer(rebasing: octets[offset...])
        guard let header = RecordHeader(reading: rest, salt: salt) else { return .unreadable(offset..<(offset + 8)) }
        // The filling behind the last payload may be missing from a file that was cut.
        guard RecordHeader.size + header.payloadLength <= rest.count else {
            return .unreadable(offset..<octets.count)
        }
        let found = Found(header: header, offset: offset)
        let payload = UnsafeRawBufferPointer(
            rebasing: rest[RecordHeader.size..<(RecordHeader.size + header.payloadLength)])
        if CRC32C.checksum(payload) == header.payloadChecksum { return .record(found) }
        if payload.allSatisfy({ $0 == 0 }) { return .erased(found) }
        return .unreadable(offset..<(offset + header.recordLength))
    }

    /// Octets up to the last one that is not zero: most of an open segment is room that was never written.
    private static func usedOctets(_ octets: UnsafeRawBufferPointer) -> Int {
        var end = octets.count
        while end % 8 != 0, end > 0, octets[end - 1] == 0 { end -= 1 }
        while end >= 8, end % 8 == 0, octets.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self) == 0 { end -= 8 }
        while end > 0, octets[end - 1] == 0 { end -= 1 }
        return end
    }
}
