import NIOCore

/// Cuts a stream of octets into lines. Only CRLF ends a line (RFC 5321 §2.3.8): a lone CR or LF is a fault, never an
/// end, so that no two systems can disagree about where a command begins.
///
/// Each octet is looked at once, however slowly they come.
package struct LineReader: Sendable {
    /// What the reader found.
    package enum Event: Equatable, Sendable {
        /// The octets so far hold no whole line.
        case incomplete
        /// One line without its CRLF.
        case line(ByteBuffer)
        /// A line that must not be acted on. The rest of it, up to the next CRLF, is passed over.
        case fault(LineFault)
    }

    /// The longest line taken, its CRLF included.
    package let maximumOctets: Int
    /// Octets of the buffer already known to hold no line end.
    private var scanned = 0
    /// A fault was reported, and the line it stood in is not over yet.
    private var isDiscarding = false

    package init(maximumOctets: Int) {
        self.maximumOctets = maximumOctets
    }

    /// Takes the next line out of `buffer`.
    package mutating func next(in buffer: inout ByteBuffer) -> Event {
        while true {
            let scan = scan(buffer.readableBytesView)
            switch scan {
            case .lineEnd(let length):
                scanned = 0
                guard !isDiscarding else {
                    buffer.moveReaderIndex(forwardBy: length + 2)
                    isDiscarding = false
                    continue
                }
                guard length + 2 <= maximumOctets else {
                    buffer.moveReaderIndex(forwardBy: length + 2)
                    return .fault(.tooLong)
                }
                let line = buffer.readSlice(length: length) ?? ByteBuffer()
                buffer.moveReaderIndex(forwardBy: 2)
                return .line(line)
            case .bareLineEnd(let offset, let fault):
                scanned = 0
                buffer.moveReaderIndex(forwardBy: offset + 1)
                isDiscarding = true
                return .fault(fault)
            case .nothing(let looked):
                scanned = looked
                return passOver(&buffer)
            }
        }
    }

    /// Forgets a line begun and not ended, as when the channel below changes to TLS.
    package mutating func reset() {
        scanned = 0
        isDiscarding = false
    }

    /// Keeps no more of an unfinished line than the limit: memory stays bounded.
    private mutating func passOver(_ buffer: inout ByteBuffer) -> Event {
        if isDiscarding {
            buffer.moveReaderIndex(forwardBy: scanned)
            scanned = 0
            return .incomplete
        }
        guard buffer.readableBytes >= maximumOctets else { return .incomplete }
        buffer.moveReaderIndex(forwardBy: scanned)
        scanned = 0
        isDiscarding = true
        return .fault(.tooLong)
    }

    private enum Scan {
        case lineEnd(length: Int)
        case bareLineEnd(offset: Int, LineFault)
        case nothing(looked: Int)
    }

    private func scan(_ view: ByteBufferView) -> Scan {
        view.withUnsafeBytes { octets in
            var index = scanned
            while index < octets.count {
                switch octets[index] {
                case UInt8(ascii: "\n"):
                    return .bareLineEnd(offset: index, .bareLineFeed)
                case UInt8(ascii: "\r"):
                    // The CR may be the last octet so far: what it is the next one tells.
                    guard index + 1 < octets.count else { return .nothing(looked: index) }
                    guard octets[index + 1] == UInt8(ascii: "\n") else {
                        return .bareLineEnd(offset: index, .bareCarriageReturn)
                    }
                    return .lineEnd(length: index)
                default: index += 1
                }
            }
            return .nothing(looked: index)
        }
    }
}
