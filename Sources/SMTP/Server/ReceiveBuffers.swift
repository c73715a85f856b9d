import NIOCore

/// How much is read from a peer at once. Commands are short and mail is not, and they take turns: a size that adapts
/// slowly reads every message in small pieces. This one begins with what holds a common inquiry, grows while what it
/// gives is filled, and falls back at once, so that an idle session holds little.
struct ReceiveBuffers: RecvByteBufferAllocator {
    /// Holds a mail of 4 KiB with the words around it; an idle session touches one page of it.
    static let smallest = 8 * 1024
    static let largest = 64 * 1024
    private static let growth = 4

    private var size = ReceiveBuffers.smallest

    mutating func record(actualReadBytes: Int) -> Bool {
        guard actualReadBytes >= size else {
            size = ReceiveBuffers.smallest
            return false
        }
        size = min(size * ReceiveBuffers.growth, ReceiveBuffers.largest)
        return true
    }

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer { allocator.buffer(capacity: size) }

    func nextBufferSize() -> Int? { size }
}
