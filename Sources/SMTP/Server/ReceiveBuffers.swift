import NIOCore

/// How much is read from a peer at once. Commands are short and mail is not, and they take turns: a size that adapts
/// slowly reads every message in small pieces. This one grows as soon as what it gives is filled, and falls back at
/// once: to little in a session that has sent nothing long, so that an idle one holds little, and else to what takes a
/// common inquiry whole.
struct ReceiveBuffers: RecvByteBufferAllocator {
    /// Holds the commands of a session.
    static let smallest = 1024
    /// Holds a mail of 4 KiB with the words around it.
    static let common = 8 * 1024
    static let largest = 64 * 1024

    private var floor = ReceiveBuffers.smallest
    private var size = ReceiveBuffers.smallest

    mutating func record(actualReadBytes: Int) -> Bool {
        guard actualReadBytes >= size else {
            size = floor
            return false
        }
        floor = ReceiveBuffers.common
        size = size < ReceiveBuffers.common ? ReceiveBuffers.common : ReceiveBuffers.largest
        return true
    }

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer { allocator.buffer(capacity: size) }

    func nextBufferSize() -> Int? { size }
}
