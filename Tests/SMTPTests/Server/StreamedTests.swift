import FoundationEssentials
import MailTypes
import NIOCore
import Synchronization
import Testing

@testable import SMTP

@Suite struct StreamedTests {
    /// What a failed write has begun is let go: a sink is a value, and the one from before the write knows nothing of it.
    @Test func `the sink that failed is the one that is abandoned`() async {
        let receiver = FailingReceiver()
        let envelope = Envelope(
            peer: "192.0.2.7", helo: "mail.acme.example", reversePath: .null, forwardPaths: [], arrival: .distantPast,
            lane: .other)
        let first = await Streamed.write(ByteBuffer(string: "x"), to: nil, of: receiver, envelope: envelope)
        #expect(first.sink == nil && first.failure != nil)
        #expect(receiver.abandoned.withLock { $0 } == [1])
    }
}

/// Its sinks fail in their first write, after they have begun something.
private final class FailingReceiver: MailReceiver {
    /// Pieces begun by each sink that was abandoned.
    let abandoned = Mutex<[Int]>([])

    func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict { .accept }
    func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID { throw CancellationError() }
    func beginMessage(_ envelope: Envelope) async throws -> any MessageSink { Sink(receiver: self) }

    private struct Sink: MessageSink {
        let receiver: FailingReceiver
        var begun = 0

        mutating func write(_ octets: ByteBuffer) async throws {
            begun += 1
            throw CancellationError()
        }

        mutating func commit(_ envelope: Envelope) async throws -> QueueID { throw CancellationError() }
        mutating func abandon() async { receiver.abandoned.withLock { [begun] in $0.append(begun) } }
    }
}
