import MailTypes
import NIOCore

/// A message out of the spool.
package struct SpooledMessage: Sendable {
    package let id: QueueID
    package let envelope: Envelope
    /// The message's octets, with CRLF line ends, as they came.
    package let octets: ByteBuffer

    package init(id: QueueID, envelope: Envelope, octets: ByteBuffer) {
        self.id = id
        self.envelope = envelope
        self.octets = octets
    }
}
