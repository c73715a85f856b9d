import Foundation
import MIME
import MailTypes

/// A message that the capture smart host took, read as its recipient's mail program would read it.
package struct CapturedReply: Sendable {
    package let id: QueueID
    package let received: Date
    package let reversePath: ReversePath
    package let recipients: [AddrSpec]
    package let subject: String
    /// The header as sent, unfolded nowhere, decoded nowhere.
    package let header: String
    package let text: String
    package let html: String?

    init(id: QueueID, received: Date, envelope: Envelope, octets: [UInt8]) {
        let message = Message(octets)
        self.id = id
        self.received = received
        reversePath = envelope.reversePath
        recipients = envelope.forwardPaths
        subject = message.subject ?? "(no subject)"
        text = message.text
        html = message.html
        let source = String(decoding: octets, as: UTF8.self).replacing("\r\n", with: "\n")
        header = source.firstRange(of: "\n\n").map { String(source[..<$0.lowerBound]) } ?? source
    }
}
