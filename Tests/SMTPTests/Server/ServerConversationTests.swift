import FoundationEssentials
import SMTP
import Testing

/// Dialogues, each held with the pure session and again with a real server over a socket.
@Suite(.timeLimit(.minutes(10)))
struct ServerConversationTests {
    static let conversations = [
        Conversation(
            "a message",
            """
            S: 220 mx.test ESMTP
            C: EHLO client.example
            S: 250-mx.test
            S: 250-PIPELINING
            S: 250-SIZE 26214400
            S: 250-ENHANCEDSTATUSCODES
            S: 250-8BITMIME
            S: 250-SMTPUTF8
            S: 250-DSN
            S: 250-CHUNKING
            S: 250-BINARYMIME
            S: 250 LIMITS RCPTMAX=100
            C: MAIL FROM:<a@client.example> SIZE=100 BODY=8BITMIME
            S: 250 2.1.0
            C: RCPT TO:<b@mx.test>
            S: 250 2.1.5
            C: DATA
            S: 354 End data with
            C: Subject: hello
            C:
            C: ..one dot
            C: .
            S: 250 2.0.0 ok queued as
            C: QUIT
            S: 221 2.0.0
            S: <close>
            """
        ),
        Conversation(
            "pipelining",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<>
            C: RCPT TO:<b@mx.test>
            C: RCPT TO:<x@elsewhere.example>
            C: DATA
            S: 250 2.1.0
            S: 250 2.1.5
            S: 550 5.1.1
            S: 354
            C: text
            C: .
            C: MAIL FROM:<>
            C: RCPT TO:<x@elsewhere.example>
            C: DATA
            C: NOOP
            S: 250 2.0.0 ok queued
            S: 250 2.1.0
            S: 550 5.1.1
            S: 554 5.5.1
            S: 250 2.0.0 Ok
            """
        ),
        Conversation(
            "verbs in any case, spaces people type",
            """
            S: 220
            C: eHlO c
            S*: 250
            C: mail from: <a@b.example>  size=12
            S: 250 2.1.0
            C: rcpt to:b@mx.test
            S: 250 2.1.5
            C: data\u{20}
            S: 354
            C: .
            S: 250 2.0.0
            """
        ),
        Conversation(
            "order of commands",
            """
            S: 220
            C: MAIL FROM:<a@b.example>
            S: 503 5.5.1
            C: RCPT TO:<a@b.example>
            S: 503 5.5.1
            C: DATA
            S: 503 5.5.1
            C: HELO c
            S: 250 mx.test
            C: RCPT TO:<a@b.example>
            S: 503 5.5.1
            C: MAIL FROM:<a@b.example>
            S: 250
            C: MAIL FROM:<a@b.example>
            S: 503 5.5.1
            C: DATA
            S: 503 5.5.1
            C: RSET
            S: 250 2.0.0
            C: RCPT TO:<a@b.example>
            S: 503 5.5.1
            """
        ),
        Conversation(
            "EHLO clears the transaction",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a@b.example>
            S: 250
            C: EHLO c
            S*: 250
            C: RCPT TO:<b@mx.test>
            S: 503
            """
        ),
        Conversation(
            "commands that carry no mail",
            """
            S: 220
            C: NOOP anything at all
            S: 250 2.0.0
            C: VRFY root
            S: 252 2.0.0
            C: EXPN staff
            S: 502 5.5.1
            C: HELP MAIL
            S: 214 2.0.0
            C: STARTTLS
            S: 502
            C: AUTH PLAIN
            S: 503
            C: EHLO c
            S*: 250
            C: AUTH PLAIN
            S: 502
            C: TURN
            S: 500 5.5.2
            C: RSET now
            S: 501 5.5.4
            C: EHLO
            S: 501 5.5.4
            """
        ),
        Conversation(
            "parameters",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a@b.example> SIZE=26214401
            S: 552 5.3.4
            C: MAIL FROM:<a@b.example> SIZE=99999999999999999999
            S: 552 5.3.4
            C: MAIL FROM:<a@b.example> SIZE=1 SIZE=1
            S: 501 5.5.4
            C: MAIL FROM:<a@b.example> SIZE=x
            S: 501 5.5.4
            C: MAIL FROM:<a@b.example> SIZE
            S: 501 5.5.4
            C: MAIL FROM:<a@b.example> BODY=BINARY
            S: 501 5.5.4
            C: MAIL FROM:<a@b.example> RET=ALL
            S: 501 5.5.4
            C: MAIL FROM:<a@b.example> REQUIRETLS
            S: 555 5.5.4
            C: MAIL FROM:<a@b.example> SMTPUTF8=yes
            S: 501 5.5.4
            C: MAIL FROM:<a@b.example> AUTH=<> SMTPUTF8 BODY=7bit
            S: 250 2.1.0
            C: RCPT TO:<b@mx.test> NOTIFY=NEVER,DELAY
            S: 501 5.5.4
            C: RCPT TO:<b@mx.test> NOTIFY=NEVER
            S: 250 2.1.5
            C: RCPT TO:<b@mx.test> PRIORITY=1
            S: 555 5.5.4
            """
        ),
        Conversation(
            "addresses",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a@b
            S: 501 5.5.4
            C: MAIL FROM:<a@b>x
            S: 501 5.5.4
            C: MAIL FROM:<root>
            S: 501 5.1.7
            C: MAIL FROM:<a b@c.example>
            S: 501 5.1.7
            C: MAIL TO:<a@b>
            S: 501 5.5.4
            C: MAIL FROM:<@relay.example,@other.example:a@b.example>
            S: 250
            C: RCPT TO:<>
            S: 501 5.1.3
            C: RCPT TO:<b>
            S: 501 5.1.3
            C: RCPT TO:<"quoted > name"@mx.test>
            S: 250 2.1.5
            C: RCPT TO:<@a.example:b@mx.test>
            S: 250 2.1.5
            C: RCPT TO:<Postmaster>
            S: 250 2.1.5
            C: RCPT TO:<b@[192.0.2.1]>
            S: 250 2.1.5
            C: RCPT TO:<b@[IPv6:2001:db8::1]>
            S: 250 2.1.5
            """
        ),
        Conversation(
            "addresses outside ASCII need SMTPUTF8",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<ä@b.example>
            S: 553 5.6.7
            C: MAIL FROM:<a@b.example>
            S: 250
            C: RCPT TO:<jürgen@mx.test>
            S: 553 5.6.7
            C: RSET
            S: 250
            C: MAIL FROM:<ä@b.example> SMTPUTF8
            S: 250
            C: RCPT TO:<jürgen@mx.test>
            S: 250
            """
        ),
        Conversation(
            "NUL and control characters in commands",
            """
            S: 220
            C: EHLO c\\0d
            S: 500 5.5.2
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a\u{07}@b.example>
            S: 500 5.5.2
            C: \\0
            S: 500 5.5.2
            """
        ),
        Conversation(
            "bare LF ends no command",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a@b.example>\\nRCPT TO:<b@mx.test>
            S: 500 5.5.2
            C: RCPT TO:<b@mx.test>
            S: 503
            """
        ),
        Conversation(
            "bare CR ends no command",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: MAIL FROM:<a@b.example>\\rRCPT TO:<b@mx.test>
            S: 500 5.5.2
            C: NOOP
            S: 250 2.0.0
            """
        ),
        Conversation(
            "a browser",
            """
            S: 220
            C: POST / HTTP/1.1
            C: Host: 127.0.0.1:25
            C:
            C: MAIL FROM:<a@b.example>
            S: 421 4.7.0
            S: <close>
            """
        ),
        Conversation(
            "unrecognised commands",
            """
            S: 220
            C: ONE
            C: TWO
            C: THREE
            C: FOUR
            C: FIVE
            C: SIX
            S: 500
            S: 500
            S: 500
            S: 500
            S: 500
            S: 421 4.7.0
            S: <close>
            """
        ),
    ]

    @Test(arguments: conversations)
    func `with the pure session`(_ conversation: Conversation) async throws {
        var server = PureServer(TestServer.options())
        try await conversation.play {
            server.feed($0)
        } readLine: {
            server.readLine()
        }
        let rest = server.readLine()
        #expect(rest == "<nothing>" || rest == nil)
    }

    @Test(arguments: conversations)
    func `over a socket`(_ conversation: Conversation) async throws {
        try await TestServer.run(RecordingReceiver()) { server in
            let client = try await LineClient(port: server.port)
            try await conversation.play {
                try await client.send($0)
            } readLine: {
                try await client.readLine()
            }
            await client.close()
        }
    }

    @Test(arguments: conversations)
    func `over a socket with a receiver that takes its time`(_ conversation: Conversation) async throws {
        let receiver = RecordingReceiver(RecordingReceiver.Rules(isSlow: true))
        try await TestServer.run(receiver) { server in
            let client = try await LineClient(port: server.port)
            try await conversation.play {
                try await client.send($0)
            } readLine: {
                try await client.readLine()
            }
            await client.close()
        }
    }

    /// The pure session again, with one octet at a time.
    @Test(arguments: conversations)
    func `octet by octet`(_ conversation: Conversation) async throws {
        var server = PureServer(TestServer.options())
        try await conversation.play { octets in
            for octet in octets { server.feed([octet]) }
        } readLine: {
            server.readLine()
        }
    }
}
