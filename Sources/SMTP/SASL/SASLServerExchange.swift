/// The server's half of one SASL exchange: responses in, the next step out. It checks form only; whether user and
/// password are right the receiver says.
package struct SASLServerExchange: Sendable {
    /// What comes next.
    package enum Step: Equatable, Sendable {
        /// Send 334 with this text (already base 64) and wait for a response.
        case challenge(String)
        /// All is there: ask whether these are right.
        case verify(Credentials)
        /// The response was not well-formed.
        case malformed
    }

    private enum State: Sendable {
        case plain
        case loginUser
        case loginPassword(user: String)
    }

    private var state: State

    /// Begins an exchange, and says its first step.
    package static func begin(
        _ mechanism: SASLMechanism, initialResponse: String?
    ) -> (exchange: SASLServerExchange, step: Step) {
        var exchange = SASLServerExchange(state: mechanism == .plain ? .plain : .loginUser)
        if let initialResponse {
            let step = exchange.respond(initialResponse)
            return (exchange, step)
        }
        switch mechanism {
        // RFC 4954 §4: a mechanism where the client speaks first gets an empty challenge.
        case .plain: return (exchange, .challenge(""))
        case .login: return (exchange, .challenge(Base64.encode("Username:".utf8)))
        }
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
            return .verify(Credentials(user: user, password: password))
        }
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
        return .verify(Credentials(user: user, password: password))
    }
}
