import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads what follows DATA: takes the dot-stuffing off and finds the end (RFC 5321 §4.5.2, §4.1.1.4).
///
/// Only `CRLF . CRLF` ends the data. A lone CR or LF, which other systems have taken for a line end and so been made to
/// see a second message in the first (SMTP smuggling), never ends anything: it marks the whole message as faulty, and
/// the reader goes on to the true end. NUL octets pass as they are: RFC 5321 §4.1.1.4 allows any ASCII octet, and who
/// reads the message decides.
package struct DataReader: Sendable {
    /// Whether the end has been seen.
    package enum Progress: Equatable, Sendable {
        case more
        case end
    }

    /// The first thing found that forbids taking the message.
    package private(set) var fault: DataFault?
    /// Octets of the message so far, without stuffing and final dot, and also when they were not kept.
    package private(set) var octets = 0

    private let maximumOctets: Int
    private let maximumLineOctets: Int
    /// Octets of the current line already consumed.
    private var lineOctets = 0
    /// Octets seen but held back, because what they are depends on the next one.
    private var held = Held.nothing

    private enum Held {
        case nothing
        /// `.` at a line's start.
        case dot
        /// `.` CR at a line's start.
        case dotCarriageReturn
        /// CR in a line.
        case carriageReturn
    }

    /// - Parameters:
    ///   - maximumOctets: a longer message is read to its end but not kept.
    ///   - maximumLineOctets: the longest text line, its CRLF included.
    package init(maximumOctets: Int, maximumLineOctets: Int) {
        self.maximumOctets = maximumOctets
        self.maximumLineOctets = maximumLineOctets
    }

    /// Moves octets from `input` to `body` until the data ends or `input` is used up. What follows the end stays in
    /// `input`.
    package mutating func read(_ input: inout ByteBuffer, into body: inout ByteBuffer) -> Progress {
        let (consumed, progress) = input.withUnsafeReadableBytes { octets in
            var cursor = 0
            while cursor < octets.count {
                if held != .nothing {
                    if resolve(octets[cursor], at: &cursor, into: &body) { return (cursor, Progress.end) }
                } else {
                    takeLine(UnsafeRawBufferPointer(rebasing: octets[cursor...]), at: &cursor, into: &body)
                }
            }
            return (cursor, .more)
        }
        input.moveReaderIndex(forwardBy: consumed)
        return progress
    }

    /// Decides about the octets held back now that the next one is known; true at the end of the data. The next octet
    /// is consumed only where it belongs to what was held.
    private mutating func resolve(_ next: UInt8, at cursor: inout Int, into body: inout ByteBuffer) -> Bool {
        switch (held, next) {
        case (.dot, UInt8(ascii: "\r")):
            held = .dotCarriageReturn
            cursor += 1
        case (.dot, _):
            // RFC 5321 §4.5.2: a leading period is deleted when other characters follow it.
            held = .nothing
            lineOctets = 1
        case (.dotCarriageReturn, UInt8(ascii: "\n")):
            cursor += 1
            held = .nothing
            return true
        case (.dotCarriageReturn, _):
            note(.bareCarriageReturn)
            held = .nothing
            lineOctets = 2
            keep(octet: UInt8(ascii: "\r"), in: &body)
        case (.carriageReturn, UInt8(ascii: "\n")):
            cursor += 1
            held = .nothing
            keep(octet: UInt8(ascii: "\r"), in: &body)
            keep(octet: UInt8(ascii: "\n"), in: &body)
            endLine(addedOctets: 1)
        case (.carriageReturn, _):
            note(.bareCarriageReturn)
            held = .nothing
            keep(octet: UInt8(ascii: "\r"), in: &body)
        case (.nothing, _): break
        }
        return false
    }

    /// Takes octets up to the end of a line or of `octets`, whichever comes first. `octets` is never empty.
    private mutating func takeLine(_ octets: UnsafeRawBufferPointer, at cursor: inout Int, into body: inout ByteBuffer)
    {
        if lineOctets == 0, octets[0] == UInt8(ascii: ".") {
            held = .dot
            cursor += 1
            return
        }
        let carriageReturn = octets.offset(of: UInt8(ascii: "\r")) ?? octets.count
        let text = UnsafeRawBufferPointer(rebasing: octets[..<carriageReturn])
        if text.offset(of: UInt8(ascii: "\n")) != nil { note(.bareLineFeed) }
        lineOctets += text.count
        if carriageReturn + 1 < octets.count, octets[carriageReturn + 1] == UInt8(ascii: "\n") {
            keep(UnsafeRawBufferPointer(rebasing: octets[..<(carriageReturn + 2)]), in: &body)
            cursor += carriageReturn + 2
            endLine(addedOctets: 2)
            return
        }
        keep(text, in: &body)
        cursor += text.count
        if lineOctets > maximumLineOctets { note(.lineTooLong) }
        if carriageReturn < octets.count {
            held = .carriageReturn
            lineOctets += 1
            cursor += 1
        }
    }

    private mutating func endLine(addedOctets: Int) {
        if lineOctets + addedOctets > maximumLineOctets { note(.lineTooLong) }
        lineOctets = 0
    }

    private mutating func note(_ found: DataFault) {
        if fault == nil { fault = found }
    }

    private mutating func keep(octet: UInt8, in body: inout ByteBuffer) {
        octets += 1
        if octets > maximumOctets { note(.messageTooLarge) }
        if fault == nil { body.writeInteger(octet) }
    }

    private mutating func keep(_ run: UnsafeRawBufferPointer, in body: inout ByteBuffer) {
        octets += run.count
        if octets > maximumOctets { note(.messageTooLarge) }
        if fault == nil { body.writeBytes(run) }
    }
}

extension UnsafeRawBufferPointer {
    /// The first place of `octet`, by the C library's vectorised search.
    fileprivate func offset(of octet: UInt8) -> Int? {
        guard let base = baseAddress, let found = memchr(base, Int32(octet), count) else { return nil }
        return UnsafeRawPointer(found) - base
    }
}
