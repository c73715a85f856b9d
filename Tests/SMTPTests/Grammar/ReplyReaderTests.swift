import MailTypes
import NIOCore
import SMTP
import Testing

struct ReplyReaderTests {
    static let replies: [(String, SMTPReply)] = [
        ("250 2.1.0 Ok\r\n", SMTPReply(250, EnhancedStatusCode(2, 1, 0), "Ok")),
        ("250\r\n", SMTPReply(250, nil, "")),
        ("250 \r\n", SMTPReply(250, nil, "")),
        ("354 go ahead\r\n", SMTPReply(354, nil, "go ahead")),
        ("250-a\r\n250-b\r\n250 c\r\n", SMTPReply(250, lines: ["a", "b", "c"])),
        ("550-5.1.1 no\r\n550 5.1.1 such\r\n", SMTPReply(550, EnhancedStatusCode(5, 1, 1), lines: ["no", "such"])),
        ("550 5.1.1\r\n", SMTPReply(550, EnhancedStatusCode(5, 1, 1), "")),
        // An enhanced code of another class than the reply is text (RFC 2034 §4).
        ("250 5.1.1 odd\r\n", SMTPReply(250, nil, "5.1.1 odd")),
        ("220-mx.example ESMTP\r\n220 2.4.6 kernel\r\n", SMTPReply(220, lines: ["mx.example ESMTP", "2.4.6 kernel"])),
    ]

    @Test(arguments: replies)
    func `reads replies, octet by octet`(_ text: String, _ reply: SMTPReply) {
        var reader = ReplyReader()
        var input = ByteBuffer()
        var last = ReplyReader.Event.incomplete
        for octet in text.utf8 {
            #expect(last == .incomplete)
            input.writeInteger(octet)
            last = reader.next(in: &input)
        }
        #expect(last == .reply(reply))
    }

    static let faults: [(String, ReplyFault)] = [
        ("hello\r\n", .garbage),
        ("\r\n", .garbage),
        ("25\r\n", .garbage),
        ("250x\r\n", .garbage),
        ("150 early\r\n", .garbage),
        ("650 late\r\n", .garbage),
        ("２50 wide\r\n", .garbage),
        ("250-a\r\n251 b\r\n", .mixedCodes),
        ("250 a\n", .bareLineEnd),
        ("250 a\rb\r\n", .bareLineEnd),
        ("250 " + String(repeating: "x", count: 4000), .tooLong),
        (String(repeating: "250-x\r\n", count: 200), .tooManyLines),
    ]

    @Test(arguments: faults)
    func `refuses what is no reply`(_ text: String, _ fault: ReplyFault) {
        var reader = ReplyReader()
        var input = ByteBuffer(string: text)
        #expect(reader.next(in: &input) == .fault(fault))
    }

    @Test func `writes what it reads`() {
        for (text, reply) in Self.replies where !text.hasPrefix("250\r\n") && !text.hasSuffix("5.1.1\r\n") {
            var buffer = ByteBuffer()
            reply.write(into: &buffer)
            #expect(String(buffer: buffer) == text)
        }
    }

    @Test func `no text can forge a line`() {
        var buffer = ByteBuffer()
        SMTPReply(550, nil, "a\r\n250 b\0c\u{7f}").write(into: &buffer)
        #expect(String(buffer: buffer) == "550 a  250 b c \r\n")
    }

    @Test(arguments: [
        ("<jane.doe@acme.com>: unknown", "550 5.1.1 <j***@acme.com>: unknown"),
        ("no mailbox jane@acme.com here", "550 5.1.1 no mailbox j***@acme.com here"),
        ("\"a@b\"@acme.com", "550 5.1.1 \"a***@acme.com"),
        ("@", "550 5.1.1 ***@"),
        ("nobody", "550 5.1.1 nobody"),
    ])
    func `logs show no whole address`(_ text: String, _ shown: String) {
        #expect(SMTPReply(550, EnhancedStatusCode(5, 1, 1), text).redacted == shown)
    }
}
