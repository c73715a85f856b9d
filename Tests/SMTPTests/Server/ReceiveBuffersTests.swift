import Testing

@testable import SMTP

struct ReceiveBuffersTests {
    @Test(arguments: [
        // What was read of it, and how large the next one is.
        ([31], ReceiveBuffers.smallest), ([8192], 32 * 1024), ([8192, 32 * 1024], ReceiveBuffers.largest),
        ([8192, 32 * 1024, 64 * 1024], ReceiveBuffers.largest), ([8192, 32 * 1024, 20_000], ReceiveBuffers.smallest),
        ([8192, 100], ReceiveBuffers.smallest), ([8191], ReceiveBuffers.smallest),
    ])
    func `a buffer grows while it is filled, and falls back at once`(reads: [Int], next: Int) {
        var buffers = ReceiveBuffers()
        for octets in reads { _ = buffers.record(actualReadBytes: octets) }
        #expect(buffers.nextBufferSize() == next)
    }
}
