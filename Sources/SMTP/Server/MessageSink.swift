import MailTypes
import NIOCore

/// Takes one large message in pieces. Its calls come one after the other, each when the one before has returned; the
/// session reads no more from the peer meanwhile than one piece ahead.
package protocol MessageSink: Sendable {
    /// Takes the next piece, up to `ServerLimits.wholeMessageOctets` at a time.
    mutating func write(_ octets: ByteBuffer) async throws
    /// The message is complete: it is to be safe on disk when this returns.
    mutating func commit(_ envelope: Envelope) async throws -> QueueID
    /// The message is not to be kept: the peer went away, or it was refused. Also called after a failed `write`.
    mutating func abandon() async
}
