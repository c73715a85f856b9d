import MIME
import MailTypes
import NIOCore
import SMTP
import Spool

/// A message of ours as it is given to one smart host: what reports we ask for, and the form its extensions allow.
struct WireForm {
    let envelope: Envelope
    let octets: ByteBuffer

    init(_ message: SpooledMessage, id: QueueID, capabilities: ServerCapabilities) {
        var envelope = message.envelope
        if envelope.request == nil, capabilities.deliveryStatus {
            envelope.request = Self.request(id, envelope.forwardPaths)
        }
        self.envelope = envelope
        octets = Self.octets(message.octets, isBinary: envelope.request?.isBinary == true, capabilities)
    }

    /// RFC 6152 §3: what the host has not offered to take is not sent to it, but converted; what cannot be stays as it is,
    /// and the client holds it back.
    private static func octets(_ octets: ByteBuffer, isBinary: Bool, _ capabilities: ServerCapabilities) -> ByteBuffer {
        guard !capabilities.eightBitMIME, !isBinary else { return octets }
        let traits = MessageTraits(octets)
        guard traits.hasEightBitBody, !traits.hasEightBitHeader else { return octets }
        return SevenBitForm.convert(Array(octets.readableBytesView)).map { ByteBuffer(bytes: $0) } ?? octets
    }

    /// What we want to hear (RFC 3461 §4): failures and delays, with the header alone, under our ID. So a report names
    /// the message it is about even where it brings nothing of it back.
    private static func request(_ id: QueueID, _ recipients: [AddrSpec]) -> SenderRequest {
        var request = SenderRequest()
        request.extent = .headers
        request.envelopeID = XText.encode(id.description)
        request.recipients = recipients.map { recipient in
            // RFC 3461 §4.2: `rfc822` is the type of an address in ASCII.
            let original = recipient.isASCII ? "rfc822;" + XText.encode(recipient.description) : nil
            return SenderRequest.Recipient(address: recipient, notify: ["FAILURE", "DELAY"], original: original)
        }
        return request
    }
}
