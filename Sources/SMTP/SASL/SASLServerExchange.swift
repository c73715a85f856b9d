/// The server's half of one SASL exchange: responses in, the next step out. It holds no passwords: whether user and
/// password are right, and what is kept of a user's password, the receiver says.
package struct SASLServerExchange: Sendable {
    /// What comes next.
    package enum Step: Equatable, Sendable {
        /// Send 334 with this text (already base 64) and wait for a response.
        case challenge(String)
        /// All is there: ask whether these are right.
        case verify(user: String, password: String)
        /// Ask what is kept of this user's password, and answer with `found`.
        case lookUp(user: String)
        /// The user has proven the password.
        case granted(user: String)
        /// The proof was wrong.
        case denied
        /// The response was not well-formed.
        case malformed
    }

    private enum State: Sendable {
        case plain
        case loginUser
        case loginPassword(user: String)
        // Much larger than the others, and a session at rest should not pay for it.
        indirect case scram(SCRAMServer)
    }

    private var state: State

    /// Begins an exchange, and says its first step.
    ///
    /// - Parameters:
    ///   - mechanism: one that a server speaks; XOAUTH2 is none and malformed.
    ///   - initialResponse: base 64 as it came.
    ///   - binding: what the TLS channel gives, when SCRAM-SHA-256-PLUS was offered.
    package static func begin(
        _ mechanism: SASLMechanism, initialResponse: String?, binding: ChannelBinding? = nil,
        nonce: String = SCRAMAttributes.nonce()
    ) -> (exchange: SASLServerExchange, step: Step) {
        var exchange: SASLServerExchange
        var prompt = ""
        switch mechanism {
        case .plain, .xoauth2: exchange = SASLServerExchange(state: .plain)
        case .login:
            exchange = SASLServerExchange(state: .loginUser)
            prompt = "Username:"
        case .scramSHA256, .scramSHA256Plus:
            exchange = SASLServerExchange(state: .scram(SCRAMServer(mechanism, binding: binding, nonce: nonce)))
        }
        guard mechanism != .xoauth2 else { return (exchange, .malformed) }
        // RFC 4954 §4: a mechanism where the client speaks first gets an empty challenge.
        guard let initialResponse else { return (exchange, .challenge(Base64.encode(prompt.utf8))) }
        // RFC 4954 §4: `=` alone stands for an empty initial response.
        let step = exchange.respond(initialResponse == "=" ? "" : initialResponse)
        return (exchange, step)
    }

    /// Takes the client's response, base 64 as it came.
    package mutating func respond(_ text: String) -> Step {
        guard let octets = Base64.decode(text) else { return .malformed }
        switch state {
        case .plain: return SASLServerExchange.plain(octets)
        case .loginUser:
            guard let user = String(validating: octets, as: UTF8.self), !user.isEmpty else { return .malformed }
            state = .loginPassword(user: user)
            return .challenge(Base64.encode("Password:".utf8))
        case .loginPassword(let user):
            guard let password = String(validating: octets, as: UTF8.self) else { return .malformed }
            return .verify(user: user, password: password)
        case .scram(var scram):
            let step = scram.receive(octets)
            state = .scram(scram)
            return step
        }
    }

    /// What is kept of the password of the user that `lookUp` named; a decoy for one who is not there.
    package mutating func found(_ secret: SCRAMSecret) -> Step {
        guard case .scram(var scram) = state else { return .malformed }
        let step = scram.found(secret)
        state = .scram(scram)
        return step
    }

    // message = [authzid] UTF8NUL authcid UTF8NUL passwd, RFC 4616 §2
    private static func plain(_ octets: [UInt8]) -> Step {
        let fields = octets.split(separator: 0, omittingEmptySubsequences: false)
        guard fields.count == 3, let identity = String(validating: fields[0], as: UTF8.self),
            let user = String(validating: fields[1], as: UTF8.self), !user.isEmpty,
            let password = String(validating: fields[2], as: UTF8.self)
        else { return .malformed }
        // RFC 4616 §2: nobody may act for another here; an identity is allowed when it is the user's own.
        guard identity.isEmpty || identity == user else { return .malformed }
        return .verify(user: user, password: password)
    }
}
