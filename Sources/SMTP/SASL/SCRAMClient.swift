import Crypto

/// The client's half of SCRAM-SHA-256 (RFC 5802 §3, §5; RFC 7677): proves the password, and has the server prove that it
/// knows it too.
struct SCRAMClient: Sendable {
    private enum State: Sendable {
        case serverFirst
        case serverFinal(signature: [UInt8])
        case proven
        case failed
    }

    private var state = State.serverFirst
    private let password: String
    private let nonce: String
    /// What `c=` repeats, with the binding behind it.
    private let bound: [UInt8]
    private let bare: String
    /// The first message, which the client speaks.
    let first: String

    /// Nil when the user's name cannot be prepared.
    ///
    /// - Parameters:
    ///   - mechanism: `scramSHA256Plus` needs `binding`.
    ///   - binding: what the channel gives, also where the server did not offer to bind: it is then told that we could.
    init?(_ mechanism: SASLMechanism, user: String, password: String, binding: ChannelBinding?, nonce: String) {
        guard let user = SASLPrep.prepare(user) else { return nil }
        let header: String
        if mechanism.needsBinding {
            guard let binding else { return nil }
            header = "p=\(binding.name),,"
            bound = Array(header.utf8) + binding.octets
        } else {
            header = binding == nil ? "n,," : "y,,"
            bound = Array(header.utf8)
        }
        self.password = password
        self.nonce = nonce
        bare = "n=\(SCRAMAttributes.escape(user)),r=\(nonce)"
        first = header + bare
    }

    /// The server has shown that it knows the password: its success counts.
    var isProven: Bool {
        if case .proven = state { return true }
        return false
    }

    /// Takes the server's message; nil when it is not to be answered but given up.
    mutating func receive(_ text: String) -> String? {
        let before = state
        state = .failed
        switch before {
        case .serverFirst: return serverFirst(text)
        case .serverFinal(let signature):
            // server-final-message = (server-error / verifier) ["," extensions]
            guard let attributes = SCRAMAttributes(text[...]),
                let shown = attributes.value("v", at: 0).flatMap({ Base64.decode(String($0)) }),
                ConstantTime.areEqual(shown, signature)
            else { return nil }
            state = .proven
            return ""
        case .proven, .failed: return nil
        }
    }

    // server-first-message = [reserved-mext ","] nonce "," salt "," iteration-count ["," extensions]
    private mutating func serverFirst(_ text: String) -> String? {
        guard let attributes = SCRAMAttributes(text[...]), let both = attributes.value("r", at: 0),
            // RFC 5802 §5.1: the server's nonce begins with ours and adds to it.
            both.hasPrefix(nonce), both.utf8.count > nonce.utf8.count, SCRAMAttributes.isNonce(both),
            let salt = attributes.value("s", at: 1).flatMap({ Base64.decode(String($0)) }), !salt.isEmpty,
            let iterations = attributes.value("i", at: 2).flatMap({ Int($0) }),
            SCRAMSecret.allowedIterations.contains(iterations),
            let salted = SCRAMSecret.salted(password, salt: salt, iterations: iterations)
        else { return nil }
        let withoutProof = "c=\(Base64.encode(bound)),r=\(both)"
        let message = "\(bare),\(text),\(withoutProof)"
        let clientKey = SCRAMSecret.code("Client Key", key: salted)
        let storedKey = SymmetricKey(data: SHA256.hash(data: clientKey))
        let proof = zip(clientKey, SCRAMSecret.code(message, key: storedKey)).map { $0 ^ $1 }
        let serverKey = SymmetricKey(data: SCRAMSecret.code("Server Key", key: salted))
        state = .serverFinal(signature: SCRAMSecret.code(message, key: serverKey))
        return "\(withoutProof),p=\(Base64.encode(proof))"
    }
}
