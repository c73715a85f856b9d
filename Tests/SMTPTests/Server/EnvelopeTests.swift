import FoundationEssentials
import MailTypes
import SMTP
import Testing

/// What the receiver learns of a message.
struct EnvelopeTests {
    private func serve(_ text: String) -> [(envelope: Envelope, text: String)] {
        var server = PureServer(TestServer.options())
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            server.feed(Array("\(line)\r\n".utf8))
        }
        return server.messages
    }

    @Test func `carries helo, paths and parameters`() throws {
        let messages = serve(
            """
            EHLO client.example
            MAIL FROM:<@route.example:a@b.example> BODY=8BITMIME SMTPUTF8
            RCPT TO:<Sales@mx.test>
            RCPT TO:<Sales@mx.test>
            RCPT TO:<postMASTER>
            DATA
            ..x
            .
            """
        )
        let envelope = try #require(messages.first).envelope
        #expect(envelope.helo == "client.example")
        #expect(envelope.peer == "192.0.2.1")
        #expect(envelope.reversePath.description == "<a@b.example>")
        #expect(envelope.forwardPaths.map(\.description) == ["Sales@mx.test", "postmaster@mx.test"])
        #expect(envelope.eightBitMIME)
        #expect(envelope.smtpUTF8)
        #expect(messages.first?.text == ".x\r\n")
    }

    @Test func `the first message arrived with its connection, each later one with its MAIL`() {
        let messages = serve(
            """
            EHLO client.example
            MAIL FROM:<>
            RCPT TO:<b@mx.test>
            DATA
            .
            MAIL FROM:<>
            RCPT TO:<b@mx.test>
            DATA
            .
            """
        )
        // Each line takes the manual clock one second on; the sixth is the second MAIL.
        #expect(messages.map(\.envelope.arrival.timeIntervalSince1970) == [1000, 1006])
    }
}
