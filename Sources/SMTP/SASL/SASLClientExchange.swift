/// The client's half of one SASL exchange. What it returns holds a password and must not be logged.
package struct SASLClientExchange: Sendable {
    private let mechanism: SASLMechanism
    private let credentials: Credentials
    /// Responses still to be given, in order, each already base 64.
    private var responses: [String]

    /// - Parameter mechanism: one that the server offers.
    package init(_ mechanism: SASLMechanism, credentials: Credentials) {
        self.mechanism = mechanism
        self.credentials = credentials
        switch mechanism {
        // message = [authzid] UTF8NUL authcid UTF8NUL passwd, RFC 4616 §2
        case .plain: responses = [Base64.encode("\0\(credentials.user)\0\(credentials.password)".utf8)]
        case .login: responses = [Base64.encode(credentials.user.utf8), Base64.encode(credentials.password.utf8)]
        }
    }

    /// The AUTH command, with the first response where the mechanism lets the client speak first.
    package mutating func begin() -> String {
        guard mechanism == .plain, let first = responses.first else { return "AUTH \(mechanism.rawValue)\r\n" }
        let command = "AUTH PLAIN \(first)\r\n"
        // RFC 4954 §4: an initial response is sent only where the command fits into 512 octets.
        guard command.utf8.count <= 512 else { return "AUTH PLAIN\r\n" }
        responses = []
        return command
    }

    /// The line that answers a 334; `*` when the server asks for more than there is (RFC 4954 §4: it cancels).
    package mutating func respond() -> String {
        responses.isEmpty ? "*\r\n" : responses.removeFirst() + "\r\n"
    }
}
