import NIOCore

/// Lines out of the pieces in which a stream brings them.
struct ControlLines {
    private var rest = ByteBuffer()

    /// The lines that this piece completes, without their ends.
    mutating func take(_ chunk: ByteBuffer) -> [ByteBuffer] {
        rest.writeImmutableBuffer(chunk)
        var lines: [ByteBuffer] = []
        while let end = rest.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
            if let line = rest.readSlice(length: end - rest.readerIndex) { lines.append(line) }
            rest.moveReaderIndex(forwardBy: 1)
        }
        rest.discardReadBytes()
        return lines
    }
}
