import Foundation
import MailTypes
import NIOCore
import SMTP
import Spool
import Testing

@testable import Gateway

/// A message takes the form that a host's extensions allow.
struct WireFormTests {
    @Test(arguments: [
        (["localhost", "8BITMIME"], true), (["localhost", "SIZE"], false),
    ]) func eightBitsGoWhereTheyAreTaken(lines: [String], isKept: Bool) throws {
        let text = "Subject: a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nmañana\r\n"
        let envelope = Envelope(
            reversePath: .null, forwardPaths: [AddrSpec(localPart: "a", domain: "b.example")], arrival: Date())
        let id = try #require(QueueID("6h0fk9hsr5j9y"))
        let message = SpooledMessage(id: id, envelope: envelope, octets: ByteBuffer(string: text))
        let form = WireForm(message, id: id, capabilities: ServerCapabilities(SMTPReply(250, lines: lines)))
        #expect((form.octets == message.octets) == isKept)
        #expect(MessageTraits(form.octets).isEightBit == isKept)
    }
}
