import Glibc
import MailTypes
import NIOCore
import SMTP
import Testing

/// What of a dialogue an operator sees: never a secret, never a whole address.
@Suite("What a trace shows")
struct DialogueMaskTests {
    @Test(arguments: [
        ("EHLO mail.acme.example", "EHLO mail.acme.example"),
        ("ehlo [192.0.2.1]", "EHLO [192.0.2.1]"),
        (
            "MAIL FROM:<ann.lee@acme.example> SIZE=100 BODY=8BITMIME",
            "MAIL FROM:<a***@acme.example> SIZE=100 BODY=8BITMIME"
        ),
        ("MAIL FROM:<> AUTH=ann@acme.example ENVID=Q7-ann", "MAIL FROM:<> AUTH=*** ENVID=***"),
        (
            "RCPT TO:<\"ann lee>@x\"@acme.example> ORCPT=rfc822;ann@acme.example NOTIFY=NEVER",
            "RCPT TO:<a***@acme.example> ORCPT=*** NOTIFY=NEVER"
        ),
        ("RCPT TO:<Postmaster>", "RCPT TO:<***>"),
        ("RCPT TO: ann@acme.example", "RCPT (21 octets, no path)"),
        ("AUTH PLAIN AHRpbQB0YW5zdGFhZg==", "AUTH PLAIN (secret)"),
        ("auth login dGlt", "AUTH LOGIN (secret)"),
        ("AUTH SCRAM-SHA-256", "AUTH SCRAM-SHA-256"),
        ("AUTH hunter2", "AUTH (secret)"),
        (
            "XCLIENT ADDR=192.0.2.9 NAME=host.example LOGIN=ann PASSWORD=hunter2",
            "XCLIENT ADDR=192.0.2.9 NAME=host.example LOGIN=*** PASSWORD=***"
        ),
        ("VRFY ann.lee@acme.example", "VRFY a***@acme.example"),
        ("NOOP hunter2", "NOOP (8 octets)"),
        ("DATA", "DATA"),
        ("BDAT 1000 LAST", "BDAT 1000 LAST"),
        ("dGFuc3RhYWZ0YW5zdGFhZg==", "(24 octets, no command)"),
        ("", "(0 octets, no command)"),
        ("EHLO a\u{1b}[2Jb\u{202e}c", "EHLO a [2Jb c"),
    ])
    func commands(line: String, shown: String) {
        #expect(DialogueMask.command(ByteBuffer(string: line).readableBytesView) == shown)
    }

    @Test(arguments: [
        ("relay for ann.lee@acme.example denied", "relay for a***@acme.example denied"),
        ("<\"ann lee\"@acme.example>: unknown", "<a***@acme.example>: unknown"),
        ("a@b.example and c@d.example", "a***@b.example and c***@d.example"),
        ("no address @ all", "no address @ all"),
        ("", ""),
    ])
    func texts(text: String, shown: String) {
        #expect(DialogueMask.text(text) == shown)
    }

    @Test func repliesAreLines() {
        #expect(
            DialogueMask.reply(SMTPReply(250, nil, lines: ["mx.example", "AUTH PLAIN"])) == [
                "250-mx.example", "250 AUTH PLAIN",
            ])
        #expect(DialogueMask.reply(SMTPReply(334, nil, "VXNlcm5hbWU6")) == ["334 (secret)"])
        #expect(
            DialogueMask.reply(SMTPReply(550, EnhancedStatusCode(5, 1, 1), "<ann@acme.example>: unknown"))
                == ["550 5.1.1 <a***@acme.example>: unknown"])
        let long = SMTPReply(250, nil, String(repeating: "x", count: 9000))
        #expect(DialogueMask.reply(long)[0].count == DialogueMask.maximumText)
    }

    @Test("Hostile text costs linear time")
    func growth() {
        let pieces = ["@", "\"@", "a@", "<\"x y\"@"]
        for piece in pieces {
            let small = Self.processorTime { _ = DialogueMask.text(String(repeating: piece, count: 2_000)) }
            let large = Self.processorTime { _ = DialogueMask.text(String(repeating: piece, count: 8_000)) }
            // Four times the text; quadratic work would take sixteen times as long.
            #expect(large < small * 10 + 0.05, "\(piece): \(small), \(large)")
        }
    }

    /// Seconds that this thread works: other tests beside it do not count.
    private static func processorTime(_ body: () -> Void) -> Double {
        var start = timespec()
        var end = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
        body()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
        return Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
    }
}
