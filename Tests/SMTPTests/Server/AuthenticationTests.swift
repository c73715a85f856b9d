import FoundationEssentials
import SMTP
import Testing

/// AUTH in the pure session and over a socket (RFC 4954).
@Suite(.timeLimit(.minutes(10)))
struct AuthenticationTests {
    /// Every conversation here is with a server that asks for authentication and takes it also in the clear.
    static let conversations = [
        Conversation(
            "PLAIN with the initial response",
            """
            S: 220
            C: EHLO c
            S: 250-mx.test
            S: 250-PIPELINING
            S: 250-SIZE
            S: 250-AUTH PLAIN LOGIN
            S*: 250
            C: MAIL FROM:<a@b.example>
            S: 530 5.7.0
            C: AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm
            S: 235 2.7.0
            C: AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm
            S: 503
            C: MAIL FROM:<a@b.example>
            S: 250
            """
        ),
        Conversation(
            "PLAIN after an empty challenge",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: auth plain
            S: 334
            C: dGltAHRpbQB0YW5zdGFhZnRhbnN0YWFm
            S: 235
            """
        ),
        Conversation(
            "LOGIN",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: AUTH LOGIN
            S: 334 VXNlcm5hbWU6
            C: dGlt
            S: 334 UGFzc3dvcmQ6
            C: dGFuc3RhYWZ0YW5zdGFhZg==
            S: 235
            """
        ),
        Conversation(
            "LOGIN with the user as initial response",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: AUTH LOGIN dGlt
            S: 334 UGFzc3dvcmQ6
            C: dGFuc3RhYWZ0YW5zdGFhZg==
            S: 235
            """
        ),
        Conversation(
            "cancelled, ill-formed, unknown",
            """
            S: 220
            C: AUTH PLAIN
            S: 503
            C: EHLO c
            S*: 250
            C: AUTH PLAIN
            S: 334
            C: *
            S: 501 5.7.0
            C: AUTH PLAIN
            S: 334
            C: not base 64!
            S: 501 5.5.2
            C: AUTH PLAIN =
            S: 501 5.5.2
            C: AUTH PLAIN YWRtaW4AdGltAHRhbnN0YWFmdGFuc3RhYWY=
            S: 501 5.5.2
            C: AUTH SCRAM-SHA-256
            S: 504 5.5.4
            C: AUTH
            S: 501 5.5.4
            C: NOOP
            S: 250
            """
        ),
        Conversation(
            "three wrong passwords",
            """
            S: 220
            C: EHLO c
            S*: 250
            C: AUTH PLAIN AHRpbQB3cm9uZw==
            S: 535 5.7.8
            C: AUTH PLAIN AHRpbQB3cm9uZw==
            S: 535 5.7.8
            C: AUTH PLAIN AHRpbQB3cm9uZw==
            S: 421 4.7.0
            S: <close>
            """
        ),
    ]

    static let options = TestServer.options {
        $0.authentication = .always
        $0.requireAuthentication = true
    }

    @Test(arguments: conversations)
    func `with the pure session`(_ conversation: Conversation) async throws {
        var server = PureServer(Self.options)
        try await conversation.play {
            server.feed($0)
        } readLine: {
            server.readLine()
        }
    }

    @Test(arguments: conversations)
    func `over a socket`(_ conversation: Conversation) async throws {
        try await TestServer.run(RecordingReceiver(), Self.options) { server in
            let client = try await LineClient(port: server.port)
            try await conversation.play {
                try await client.send($0)
            } readLine: {
                try await client.readLine()
            }
            await client.close()
        }
    }

    @Test func `no password is asked for before TLS`() {
        var server = PureServer(TestServer.options { $0.authentication = .overTLS })
        server.feed(Array("EHLO c\r\nAUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm\r\n".utf8))
        var lines: [String] = []
        while let line = server.readLine(), line != "<nothing>" { lines.append(line) }
        #expect(!lines.contains { $0.contains("AUTH") })
        #expect(lines.last?.hasPrefix("538 5.7.11") == true)
    }

    @Test(arguments: [(12_288, "501"), (12_289, "500"), (40_000, "500")])
    func `takes AUTH lines of 12288 octets and no longer ones`(_ octets: Int, _ code: String) {
        var server = PureServer(Self.options)
        server.feed(Array("EHLO c\r\n".utf8))
        while let line = server.readLine(), line != "<nothing>" {}
        server.feed(Array(("AUTH PLAIN " + String(repeating: "A", count: octets - 13) + "\r\nNOOP\r\n").utf8))
        #expect(server.readLine()?.hasPrefix(code) == true)
        #expect(server.readLine() == "250 2.0.0 Ok")
    }

    @Test func `a password is in no description`() {
        let credentials = Credentials(user: "tim", password: "secret")
        #expect(!"\(credentials) \(String(reflecting: credentials))".contains("secret"))
    }
}
