/// The client's half of one SASL exchange. What it returns holds a password or what proves one, and must not be logged.
package struct SASLClientExchange: Sendable {
    private enum State: Sendable {
        /// Responses still to be given, in order, whatever the server asks.
        case fixed([String])
        case scram(SCRAMClient)
    }

    private let mechanism: SASLMechanism
    private var state: State
    /// The first message of SCRAM stands in the command already, or was the answer to an empty challenge.
    private var isFirstGiven = false

    /// Nil when the credentials are not of the kind the mechanism takes, or there is nothing to bind to.
    ///
    /// - Parameters:
    ///   - mechanism: one that the server offers; `choose` finds it.
    ///   - binding: to the server's certificate, inside TLS.
    package init?(
        _ mechanism: SASLMechanism, credentials: Credentials, binding: ChannelBinding? = nil,
        nonce: String = SCRAMAttributes.nonce()
    ) {
        self.mechanism = mechanism
        let user = credentials.user
        switch (mechanism, credentials.secret) {
        // message = [authzid] UTF8NUL authcid UTF8NUL passwd, RFC 4616 §2
        case (.plain, .password(let password)): state = .fixed(["\0\(user)\0\(password)"])
        case (.login, .password(let password)): state = .fixed([user, password])
        // The empty response is for the server's word on why it refuses, which it gives as a challenge.
        case (.xoauth2, .accessToken(let token)):
            state = .fixed(["user=\(user)\u{1}auth=Bearer \(token)\u{1}\u{1}", ""])
        case (.scramSHA256, .password(let password)), (.scramSHA256Plus, .password(let password)):
            guard
                let scram = SCRAMClient(mechanism, user: user, password: password, binding: binding, nonce: nonce)
            else { return nil }
            state = .scram(scram)
        default: return nil
        }
    }

    /// The best mechanism of those offered for these credentials: `SASLMechanism.allCases` is the order.
    package static func choose(
        from offered: Set<SASLMechanism>, for credentials: Credentials, binding: ChannelBinding?
    ) -> SASLMechanism? {
        SASLMechanism.allCases.first { mechanism in
            guard offered.contains(mechanism), !mechanism.needsBinding || binding != nil else { return false }
            switch credentials.secret {
            case .password: return mechanism != .xoauth2
            case .accessToken: return mechanism == .xoauth2
            }
        }
    }

    /// Whether a 235 may be believed: under SCRAM only once the server has proven that it knows the password.
    package var mayTrustSuccess: Bool {
        switch state {
        case .fixed: true
        case .scram(let scram): scram.isProven
        }
    }

    /// The AUTH command, with the first response where the mechanism lets the client speak first.
    package mutating func begin() -> String {
        guard mechanism != .login else { return "AUTH LOGIN\r\n" }
        let command = "AUTH \(mechanism.rawValue) \(encode(first))\r\n"
        // RFC 4954 §4: an initial response is sent only where the command fits into 512 octets.
        guard command.utf8.count <= 512 else { return "AUTH \(mechanism.rawValue)\r\n" }
        firstIsGiven()
        return command
    }

    /// The line that answers a 334; `*` when the server asks for more than there is or says what cannot be right
    /// (RFC 4954 §4: it cancels).
    ///
    /// - Parameter challenge: the text of the 334, base 64.
    package mutating func respond(to challenge: String) -> String {
        guard let response = response(to: challenge) else { return "*\r\n" }
        return encode(response) + "\r\n"
    }

    private mutating func response(to challenge: String) -> String? {
        if case .fixed(let responses) = state {
            guard let next = responses.first else { return nil }
            state = .fixed(Array(responses.dropFirst()))
            return next
        }
        guard isFirstGiven else {
            firstIsGiven()
            return first
        }
        guard case .scram(var scram) = state, let octets = Base64.decode(challenge),
            let text = String(validating: octets, as: UTF8.self)
        else { return nil }
        let response = scram.receive(text)
        state = .scram(scram)
        return response
    }

    private var first: String {
        switch state {
        case .fixed(let responses): responses.first ?? ""
        case .scram(let scram): scram.first
        }
    }

    private mutating func firstIsGiven() {
        isFirstGiven = true
        if case .fixed(let responses) = state { state = .fixed(Array(responses.dropFirst())) }
    }

    private func encode(_ response: String) -> String { Base64.encode(response.utf8) }
}
