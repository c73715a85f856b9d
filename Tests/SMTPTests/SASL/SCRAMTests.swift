import Crypto
import Testing

@testable import SMTP

/// SCRAM-SHA-256 from both ends (RFC 5802, RFC 7677).
struct SCRAMTests {
    static let binding = ChannelBinding(name: "tls-server-end-point", octets: Array("certificate".utf8))
    static let other = ChannelBinding(name: "tls-server-end-point", octets: Array("another".utf8))
    static let key = SymmetricKey(data: [7])

    static func secret(_ user: String) throws -> SCRAMSecret {
        guard user == "user" else { return SCRAMSecret.decoy(of: user, key: key) }
        return try #require(SCRAMSecret(password: "pencil", salt: Array("salty".utf8)))
    }

    @Test func `the client's side of the example of RFC 7677`() throws {
        var client = try #require(
            SASLClientExchange(
                .scramSHA256, credentials: Credentials(user: "user", password: "pencil"), nonce: "rOprNGfwEbeRWgbNEkqO"
            ))
        #expect(client.begin() == "AUTH SCRAM-SHA-256 \(base64("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"))\r\n")
        let final = client.respond(
            to: base64(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"
            ))
        #expect(
            final
                == base64(
                    "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=") + "\r\n"
        )
        #expect(!client.mayTrustSuccess)
        #expect(client.respond(to: base64("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")) == "\r\n")
        #expect(client.mayTrustSuccess)
    }

    @Test func `the server's side of the example of RFC 7677`() throws {
        let salt = try #require(Base64.decode("W22ZaJ0SNY7soEsUEjb6gQ=="))
        let secret = try #require(SCRAMSecret(password: "pencil", salt: salt, iterations: 4096))
        var (server, step) = SASLServerExchange.begin(
            .scramSHA256, initialResponse: base64("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"),
            nonce: "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
        )
        #expect(step == .lookUp(user: "user"))
        step = server.found(secret)
        #expect(
            step
                == .challenge(
                    base64(
                        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
        )
        step = server.respond(
            base64(
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                    + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=")
        )
        #expect(step == .challenge(base64("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")))
        step = server.respond("")
        #expect(step == .granted(user: "user"))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var mechanism = SASLMechanism.scramSHA256
        var user = "user"
        var password = "pencil"
        var client: ChannelBinding?
        var server: ChannelBinding?
        let isGranted: Bool
        var testDescription: String { name }
    }

    @Test(arguments: [
        Case(name: "right", isGranted: true),
        Case(name: "wrong password", password: "pencils", isGranted: false),
        Case(name: "a stranger", user: "nobody", isGranted: false),
        Case(name: "bound", mechanism: .scramSHA256Plus, client: binding, server: binding, isGranted: true),
        Case(name: "man in the middle", mechanism: .scramSHA256Plus, client: other, server: binding, isGranted: false),
        Case(name: "offer to bind taken away", client: binding, server: binding, isGranted: false),
        Case(name: "server cannot bind", client: binding, isGranted: true),
        Case(name: "client cannot bind", server: binding, isGranted: true),
    ])
    func `both ends together`(_ wanted: Case) throws {
        var client = try #require(
            SASLClientExchange(
                wanted.mechanism, credentials: Credentials(user: wanted.user, password: wanted.password),
                binding: wanted.client
            ))
        let command = client.begin().split(separator: " ")
        var (server, step) = SASLServerExchange.begin(
            wanted.mechanism, initialResponse: String(command[2].dropLast()), binding: wanted.server
        )
        // Each end speaks at most four times.
        for _ in 0..<4 {
            switch step {
            case .lookUp(let user): step = server.found(try Self.secret(user))
            case .challenge(let text): step = server.respond(String(client.respond(to: text).dropLast()))
            default: break
            }
        }
        #expect(step == (wanted.isGranted ? .granted(user: "user") : wanted.client == nil ? .denied : step))
        #expect(client.mayTrustSuccess == wanted.isGranted)
        if !wanted.isGranted { #expect([.denied, .malformed].contains(step)) }
    }

    @Test(arguments: [
        "", "n", "n,", "n,,", "n,,n=user", "n,,r=abc", "n,,r=abc,n=user", "n,,m=1,n=user,r=abc", "n,,n=,r=abc",
        "n,,n=us=er,r=abc", "n,,n=user,r=", "n,,n=user,r=a\u{7}", "n,a=root,n=user,r=abc", "n,root,n=user,r=abc",
        "x,,n=user,r=abc", "p=tls-server-end-point,,n=user,r=abc", "p=,,n=user,r=abc", "n=user,r=abc",
        "n,,n=user\u{0},r=abc",
    ])
    func `an ill-formed first message`(_ text: String) {
        let step = SASLServerExchange.begin(.scramSHA256, initialResponse: base64(text), binding: nil).step
        #expect(step == .malformed)
    }

    @Test(arguments: [
        ("c=biws,r=abcdef,p=AAAA", SASLServerExchange.Step.malformed),
        ("c=biws,r=abcdef", .malformed), ("r=abcdef,c=biws,p=\(zeros)", .malformed), ("", .malformed),
        ("c=biws,r=abc,p=\(zeros)", .denied), ("c=eSws,r=abcdef,p=\(zeros)", .denied),
        ("c=biws,r=abcdef,p=\(zeros)", .denied), ("c=biws,r=abcdef,x=1,p=\(zeros)", .denied),
    ])
    func `a wrong final message`(_ text: String, _ expected: SASLServerExchange.Step) throws {
        var server = SASLServerExchange.begin(
            .scramSHA256, initialResponse: base64("n,,n=user,r=abc"), nonce: "def"
        ).exchange
        _ = server.found(try Self.secret("user"))
        #expect(server.respond(base64(text)) == expected)
        #expect(server.respond("") == .malformed)
    }

    static let zeros = Base64.encode(Array(repeating: UInt8(0), count: 32))

    @Test(arguments: [
        "r=other,s=c2FsdA==,i=4096", "r=abc,s=c2FsdA==,i=4096", "r=abcdef,s=,i=4096", "r=abcdef,s=c2FsdA==,i=4095",
        "r=abcdef,s=c2FsdA==,i=1000001", "r=abcdef,s=c2FsdA==,i=99999999999999999999", "r=abcdef,s=c2FsdA==", "e=no",
        "m=x,r=abcdef,s=c2FsdA==,i=4096", "r=abcdef,s=c2FsdA==,i=-1", "",
    ])
    func `a client cancels at a first message it must not answer`(_ text: String) throws {
        var client = try #require(
            SASLClientExchange(
                .scramSHA256, credentials: Credentials(user: "user", password: "pencil"), nonce: "abc"))
        _ = client.begin()
        #expect(client.respond(to: base64(text)) == "*\r\n")
        #expect(client.respond(to: base64("r=abcdef,s=c2FsdA==,i=4096")) == "*\r\n")
        #expect(!client.mayTrustSuccess)
    }

    @Test(arguments: ["v=\(zeros)", "e=invalid-proof", "", "v=%"])
    func `a client cancels when the server cannot prove itself`(_ text: String) throws {
        var client = try #require(
            SASLClientExchange(
                .scramSHA256, credentials: Credentials(user: "user", password: "pencil"), nonce: "abc"))
        _ = client.begin()
        _ = client.respond(to: base64("r=abcdef,s=c2FsdA==,i=4096"))
        #expect(client.respond(to: base64(text)) == "*\r\n")
        #expect(!client.mayTrustSuccess)
    }

    @Test func `names with commas and equals signs`() throws {
        var client = try #require(
            SASLClientExchange(.scramSHA256, credentials: Credentials(user: "a=b,c", password: "p"), nonce: "abc"))
        let command = client.begin().split(separator: " ")
        #expect(command[2] == base64("n,,n=a=3Db=2Cc,r=abc") + "\r\n")
        let step = SASLServerExchange.begin(.scramSHA256, initialResponse: String(command[2].dropLast())).step
        #expect(step == .lookUp(user: "a=b,c"))
    }

    @Test func `the stored form comes back as it went`() throws {
        let secret = try Self.secret("user")
        #expect(SCRAMSecret(stored: secret.stored) == secret)
        #expect(secret.matches(password: "pencil"))
        #expect(!secret.matches(password: "pencil "))
        #expect(!secret.matches(password: ""))
        #expect(!String(describing: secret).contains(Base64.encode(secret.storedKey)))
    }

    @Test(arguments: [
        "", "SCRAM-SHA-256", "SCRAM-SHA-256$4096:c2FsdA==$AAAA:AAAA", "SCRAM-SHA-1$4096:c2FsdA==$\(zeros):\(zeros)",
        "SCRAM-SHA-256$1:c2FsdA==$\(zeros):\(zeros)", "SCRAM-SHA-256$4096:$\(zeros):\(zeros)",
        "SCRAM-SHA-256$4096:c2FsdA==$\(zeros)", "SCRAM-SHA-256$4096:c2FsdA==$\(zeros):\(zeros)$",
    ])
    func `an ill-formed stored form`(_ text: String) {
        #expect(SCRAMSecret(stored: text) == nil)
    }

    @Test func `a decoy is the same each time and fits no password`() {
        let decoy = SCRAMSecret.decoy(of: "nobody", key: Self.key)
        #expect(decoy == SCRAMSecret.decoy(of: "nobody", key: Self.key))
        #expect(decoy.salt != SCRAMSecret.decoy(of: "somebody", key: Self.key).salt)
        #expect(decoy.salt.count == SCRAMSecret(password: "x")?.salt.count)
        #expect(!decoy.matches(password: "nobody"))
    }
}

func base64(_ text: String) -> String { Base64.encode(text.utf8) }
