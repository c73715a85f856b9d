import MailTypes
import NIOCore

/// A message that is to be queued together with others.
package struct SpoolMessageDraft: Sendable {
    package let octets: ByteBuffer
    package let envelope: Envelope
    /// The ID it is to have; nil for a fresh one.
    package let id: QueueID?

    package init(octets: ByteBuffer, envelope: Envelope, id: QueueID? = nil) {
        self.octets = octets
        self.envelope = envelope
        self.id = id
    }
}
