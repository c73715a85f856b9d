import MailTypes
import NIOCore

/// One message on its way from the peer to the receiver.
struct IncomingMessage {
    let envelope: Envelope
    var reader: MessageReader
    /// The chunk under way, or the last one; nil under DATA.
    var chunk: ServerSession.Chunk?
    /// Octets of the body that the server has counted.
    var counted = 0
    /// What is read and not handed over yet.
    var body = ByteBuffer()
    /// Where a large message goes; nil while it is still small enough to be handed over whole.
    var sink: (any MessageSink)?
    /// The receiver failed in mid-message. The data is read to its end all the same, because only there is a reply due.
    var failure: ReceiverFault?
}
