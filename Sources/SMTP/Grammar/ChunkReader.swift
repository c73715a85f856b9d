import NIOCore

/// Reads the octets of a message that comes in counted pieces (RFC 3030 §2): nothing in them ends anything, only their
/// number does.
///
/// Text that comes this way obeys the rules of text: lines end by CRLF and have a limit. A message declared
/// BINARYMIME has no lines, and no rule but its size.
package struct ChunkReader: Sendable {
    /// The first thing found that forbids taking the message.
    package private(set) var fault: DataFault?
    /// Octets of the message so far, also when they were not kept.
    package private(set) var octets = 0

    private let maximumOctets: Int
    private let maximumLineOctets: Int
    private let isBinary: Bool
    /// Octets of this chunk still to come.
    private var left = 0
    private var isLast = false
    private var lineOctets = 0
    /// The last octet was a CR: what it is the next one tells.
    private var endsInCarriageReturn = false

    /// - Parameters:
    ///   - maximumOctets: a longer message is read to its end but not kept.
    ///   - maximumLineOctets: the longest text line, its CRLF included.
    package init(maximumOctets: Int, maximumLineOctets: Int, isBinary: Bool) {
        self.maximumOctets = maximumOctets
        self.maximumLineOctets = maximumLineOctets
        self.isBinary = isBinary
    }

    /// A chunk of so many octets begins.
    package mutating func begin(octets: Int, isLast: Bool) {
        left = octets
        // Known before the first octet: none of a chunk too large needs to be kept.
        if octets > maximumOctets - min(self.octets, maximumOctets) { note(.messageTooLarge) }
        self.isLast = isLast
    }

    /// Moves octets from `input` to `body` until the chunk ends or `input` is used up.
    package mutating func read(_ input: inout ByteBuffer, into body: inout ByteBuffer) -> DataReader.Progress {
        let count = min(left, input.readableBytes)
        if count > 0, var piece = input.readSlice(length: count) {
            left -= count
            octets = octets.addingReportingOverflow(count).partialValue
            if fault == nil, !isBinary { piece.withUnsafeReadableBytes { check($0) } }
            if fault == nil { body.writeBuffer(&piece) }
        }
        guard left == 0 else { return .more }
        if isLast, endsInCarriageReturn { note(.bareCarriageReturn) }
        return .end
    }

    private mutating func check(_ octets: UnsafeRawBufferPointer) {
        for octet in octets {
            switch (endsInCarriageReturn, octet) {
            case (true, UInt8(ascii: "\n")):
                if lineOctets + 1 > maximumLineOctets { return note(.lineTooLong) }
                lineOctets = 0
                endsInCarriageReturn = false
                continue
            case (true, _): return note(.bareCarriageReturn)
            case (false, UInt8(ascii: "\n")): return note(.bareLineFeed)
            case (false, UInt8(ascii: "\r")): endsInCarriageReturn = true
            default: break
            }
            lineOctets += 1
            if lineOctets > maximumLineOctets { return note(.lineTooLong) }
        }
    }

    private mutating func note(_ found: DataFault) {
        if fault == nil { fault = found }
    }
}
