import Testing

@testable import SMTP

struct ReceiveBuffersTests {
    @Test(arguments: [
        // What was read of it, and how large the next one is.
        ([], ReceiveBuffers.smallest), ([31], ReceiveBuffers.smallest), ([1023], ReceiveBuffers.smallest),
        ([1024], ReceiveBuffers.common), ([1024, 3300], ReceiveBuffers.common),
        ([1024, 3300, 31], ReceiveBuffers.common),
        ([1024, 8192], ReceiveBuffers.largest), ([1024, 8192, 65_536], ReceiveBuffers.largest),
        ([1024, 8192, 20_000], ReceiveBuffers.common),
    ])
    func `a buffer grows while it is filled, and falls back at once`(reads: [Int], next: Int) {
        var buffers = ReceiveBuffers()
        for octets in reads { _ = buffers.record(actualReadBytes: octets) }
        #expect(buffers.nextBufferSize() == next)
    }
}
