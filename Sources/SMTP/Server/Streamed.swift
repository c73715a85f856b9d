import MailTypes
import NIOCore

/// The outcome of handing one piece of a large message to the receiver.
struct Streamed: Sendable {
    var sink: (any MessageSink)?
    var failure: ReceiverFault?

    /// Writes one piece, beginning the message when it is the first.
    static func write(
        _ piece: ByteBuffer, to sink: (any MessageSink)?, of receiver: any MailReceiver, envelope: Envelope
    ) async -> Streamed {
        var open: any MessageSink
        do {
            if let sink { open = sink } else { open = try await receiver.beginMessage(envelope) }
        } catch {
            return Streamed(failure: ReceiverFault(error))
        }
        do {
            try await open.write(piece)
            return Streamed(sink: open)
        } catch {
            // This one, not the copy from before the write: it alone knows what it has begun on the disk.
            await open.abandon()
            return Streamed(failure: ReceiverFault(error))
        }
    }

    /// Hands over the last piece, or a whole small message.
    static func commit(
        _ rest: ByteBuffer, to sink: (any MessageSink)?, of receiver: any MailReceiver, envelope: Envelope
    ) async -> Result<QueueID, ReceiverFault> {
        guard var sink else {
            do {
                return .success(try await receiver.accept(envelope, octets: rest))
            } catch {
                return .failure(ReceiverFault(error))
            }
        }
        do {
            if rest.readableBytes > 0 { try await sink.write(rest) }
            return .success(try await sink.commit(envelope))
        } catch {
            await sink.abandon()
            return .failure(ReceiverFault(error))
        }
    }

    /// Lets go of a message that is not to be kept.
    func drop() {
        guard var sink else { return }
        Task { await sink.abandon() }
    }
}
