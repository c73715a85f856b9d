import MailTypes
import NIOCore
import SMTP
import Testing

/// Attempts to have mail sent on to others, in every form an address has had (RFC 5321 §3.6, appendix C).
@Suite(.timeLimit(.minutes(10)))
struct RelayAttackTests {
    /// Takes mail for two addresses of its own, compared as the gateway compares them, and for nobody else.
    final class Strict: MailReceiver {
        let keeper = RecordingReceiver()
        let own: Set = ["b@mx.test", "postmaster@mx.test"]

        func recipientVerdict(_ recipient: AddrSpec, in transaction: Envelope) -> Verdict {
            if own.contains(recipient.comparisonKey) { return .accept }
            return .refuse(SMTPReply(550, EnhancedStatusCode(5, 1, 1), "No such address here"))
        }

        func accept(_ envelope: Envelope, octets: ByteBuffer) async throws -> QueueID {
            try await keeper.accept(envelope, octets: octets)
        }

        func beginMessage(_ envelope: Envelope) async throws -> any MessageSink {
            try await keeper.beginMessage(envelope)
        }
    }

    static let forms = [
        "<victim@elsewhere.example>", "<victim%elsewhere.example@mx.test>", "<elsewhere.example!victim@mx.test>",
        "<mx.test!victim@elsewhere.example>", "<elsewhere.example!b>", "<victim%elsewhere.example>",
        "<@mx.test:victim@elsewhere.example>", "<@mx.test,@hop.example:victim@elsewhere.example>",
        "<@elsewhere.example:b@mx.test@elsewhere.example>", "<\"victim@elsewhere.example\"@mx.test>",
        "<\"victim%elsewhere.example\"@mx.test>", "<\"b@mx.test\"@elsewhere.example>", "<b@mx.test@elsewhere.example>",
        "<victim@elsewhere.example@mx.test>", "<victim@[192.0.2.1]>", "<victim@[IPv6:2001:db8::1]>",
        "<b@[IPv6:::1]>", "<b@[127.0.0.1]>", "<b@[192.0.2.1]>", "<b@2130706433>", "<b@mx.test.elsewhere.example>",
        "<b@mx.test..>", "<b@elsewhere.example,c@mx.test>", "<b@mx.test>,<victim@elsewhere.example>",
        "<b@mx.test> <victim@elsewhere.example>", "b@mx.test,victim@elsewhere.example",
        "<\"b\\@mx.test\"@elsewhere.example>",
        "<b@mx.test\0@elsewhere.example>", "<b\0@mx.test>", "<victim@elsewhere.example\t@mx.test>", "<B@MX.TEST.>",
        "<b @mx.test>", "<b@ mx.test>", "<<b@mx.test>@elsewhere.example>", "<>", "<@mx.test>", "<b@>",
        "<|/bin/sh@mx.test>",
        "</etc/passwd@mx.test>", "<b@mx.test;victim@elsewhere.example>", "<group:b@mx.test,victim@elsewhere.example;>",
        "<postmaster@elsewhere.example>", "<postmaster%elsewhere.example@mx.test>",
        "<b@mx.test>\r\nRCPT TO:<victim@elsewhere.example>",
        "<b@mx.test>\nRCPT TO:<victim@elsewhere.example>", "<b@mx.test>\rRCPT TO:<victim@elsewhere.example>",
        "<b@mx.test> ORCPT=rfc822;victim@elsewhere.example",
        "<b@mx.test> NOTIFY=SUCCESS ORCPT=rfc822;victim+40elsewhere.example",
    ]

    /// The forms that name an address of ours, whatever stands beside it.
    static let own: Set = [
        "<b@mx.test> ORCPT=rfc822;victim@elsewhere.example", "<b@mx.test>\r\nRCPT TO:<victim@elsewhere.example>",
        "<b@mx.test> NOTIFY=SUCCESS ORCPT=rfc822;victim+40elsewhere.example",
    ]

    @Test(arguments: forms)
    func `relay attempt`(_ form: String) async throws {
        let receiver = Strict()
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<spammer@sender.example>")
            try await client.send("RCPT TO:\(form)\r\nDATA\r\n")
            let reply = try await client.readReply()
            #expect(reply.hasPrefix("250") == Self.own.contains(form), "\(reply)")
            try await client.send("x\r\n.\r\nQUIT\r\n")
            while try await client.readLine() != nil {}
        }
        for message in receiver.keeper.messages {
            #expect(message.envelope.forwardPaths.map(\.description) == ["b@mx.test"])
        }
        #expect(receiver.keeper.messages.isEmpty != Self.own.contains(form))
    }

    @Test(arguments: ["<b@mx.test>", "<B@MX.test>", "<@hop.example:b@mx.test>", "<\"b\"@mx.test>", "<Postmaster>"])
    func `what is for us is taken in every form`(_ form: String) async throws {
        try await TestServer.run(Strict()) { server in
            let client = try await LineClient(port: server.port)
            _ = try await client.readReply()
            _ = try await client.command("EHLO c")
            _ = try await client.command("MAIL FROM:<>")
            #expect(try await client.command("RCPT TO:\(form)").hasPrefix("250"))
            await client.close()
        }
    }
}
