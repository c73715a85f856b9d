import Testing

@testable import SMTP

/// What a client sends under each mechanism, and which it takes.
struct SASLClientExchangeTests {
    static let password = Credentials(user: "tim", password: "tanstaaftanstaaf")
    static let token = Credentials(user: "someuser@example.com", accessToken: "ya29.token")
    static let binding = ChannelBinding(name: "tls-server-end-point", octets: [1])

    @Test(
        arguments: [
            ("PLAIN LOGIN", password, nil, SASLMechanism.plain),
            ("LOGIN XOAUTH2", password, nil, .login),
            ("PLAIN SCRAM-SHA-256", password, nil, .scramSHA256),
            ("PLAIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS", password, nil, .scramSHA256),
            ("PLAIN SCRAM-SHA-256 SCRAM-SHA-256-PLUS", password, binding, .scramSHA256Plus),
            ("PLAIN XOAUTH2", token, binding, .xoauth2),
            ("PLAIN LOGIN", token, nil, nil), ("XOAUTH2", password, nil, nil), ("", password, nil, nil),
        ] as [(String, Credentials, ChannelBinding?, SASLMechanism?)])
    func `takes the best that is offered`(
        _ offer: String, _ credentials: Credentials, _ binding: ChannelBinding?, _ expected: SASLMechanism?
    ) {
        let offered = Set(offer.split(separator: " ").compactMap { SASLMechanism(name: $0) })
        #expect(SASLClientExchange.choose(from: offered, for: credentials, binding: binding) == expected)
    }

    @Test func `XOAUTH2 sends the token and confirms a refusal`() throws {
        var exchange = try #require(SASLClientExchange(.xoauth2, credentials: Self.token))
        let message = "user=someuser@example.com\u{1}auth=Bearer ya29.token\u{1}\u{1}"
        #expect(exchange.begin() == "AUTH XOAUTH2 \(base64(message))\r\n")
        #expect(exchange.respond(to: base64("{\"status\":\"401\"}")) == "\r\n")
        #expect(exchange.respond(to: "") == "*\r\n")
    }

    @Test func `LOGIN answers two prompts and no third`() throws {
        var exchange = try #require(SASLClientExchange(.login, credentials: Self.password))
        #expect(exchange.begin() == "AUTH LOGIN\r\n")
        #expect(exchange.respond(to: base64("Username:")) == "dGlt\r\n")
        #expect(exchange.respond(to: base64("Password:")) == "dGFuc3RhYWZ0YW5zdGFhZg==\r\n")
        #expect(exchange.respond(to: base64("More:")) == "*\r\n")
    }

    @Test(arguments: [SASLMechanism.plain, .scramSHA256, .xoauth2])
    func `a response too long for the command waits for the challenge`(_ mechanism: SASLMechanism) throws {
        let user = String(repeating: "u", count: 500)
        let credentials =
            mechanism == .xoauth2 ? Credentials(user: user, accessToken: "t") : Credentials(user: user, password: "p")
        var exchange = try #require(SASLClientExchange(mechanism, credentials: credentials))
        #expect(exchange.begin() == "AUTH \(mechanism.rawValue)\r\n")
        let response = exchange.respond(to: "")
        #expect(Base64.decode(String(response.dropLast()))?.count ?? 0 > 500)
    }

    @Test(arguments: [
        (SASLMechanism.plain, token), (.login, token), (.scramSHA256, token), (.xoauth2, password),
        (.scramSHA256Plus, password),
    ])
    func `credentials of another kind are not used`(_ mechanism: SASLMechanism, _ credentials: Credentials) {
        #expect(SASLClientExchange(mechanism, credentials: credentials) == nil)
    }

    /// RFC 4013 §3.
    @Test(
        arguments: [
            ("I\u{ad}X", "IX"), ("user", "user"), ("USER", "USER"), ("\u{aa}", "a"), ("\u{2168}", "IX"), ("\u{7}", nil),
            ("a\u{a0}b", "a b"), ("\u{ad}", nil), ("", nil), ("a\u{e000}", nil), ("e\u{301}", "\u{e9}"),
        ] as [(String, String?)])
    func `preparation`(_ text: String, _ expected: String?) {
        #expect(SASLPrep.prepare(text) == expected)
    }

    @Test func `a secret is in no description`() {
        #expect(!String(describing: Self.token).contains("ya29"))
        #expect(!String(reflecting: Self.token.secret).contains("ya29"))
        #expect(!String(reflecting: Self.password).contains("tanst"))
    }
}
