import Crypto

/// The server's half of SCRAM-SHA-256 (RFC 5802 §3, §5; RFC 7677).
struct SCRAMServer: Sendable {
    typealias Step = SASLServerExchange.Step

    private enum State: Sendable {
        case clientFirst
        /// The user's secret is being looked up.
        case secret(ClientFirst)
        case clientFinal(ClientFirst, SCRAMSecret, nonce: String, serverFirst: String)
        /// The proof was right and ours is sent: the client confirms with an empty response.
        case confirmation(user: String)
        case over
    }

    private struct ClientFirst: Sendable {
        /// What `c=` has to repeat.
        let header: String
        let usesBinding: Bool
        let user: String
        let nonce: String
        /// The message without its header.
        let bare: String
    }

    private var state = State.clientFirst
    private let mechanism: SASLMechanism
    private let binding: ChannelBinding?
    private let nonce: String

    /// - Parameter binding: what the channel gives; nil when SCRAM-SHA-256-PLUS was not offered.
    init(_ mechanism: SASLMechanism, binding: ChannelBinding?, nonce: String) {
        self.mechanism = mechanism
        self.binding = binding
        self.nonce = nonce
    }

    mutating func receive(_ octets: [UInt8]) -> Step {
        let before = state
        state = .over
        switch before {
        case .clientFirst:
            guard let text = String(validating: octets, as: UTF8.self), let first = clientFirst(text) else {
                return .malformed
            }
            state = .secret(first)
            return .lookUp(user: first.user)
        case .clientFinal(let first, let secret, let nonce, let serverFirst):
            guard let text = String(validating: octets, as: UTF8.self) else { return .malformed }
            return clientFinal(text, first, secret, nonce: nonce, serverFirst: serverFirst)
        case .confirmation(let user):
            return octets.isEmpty ? .granted(user: user) : .malformed
        case .secret, .over: return .malformed
        }
    }

    /// The secret that `lookUp` asked for; a stranger's is a decoy.
    mutating func found(_ secret: SCRAMSecret) -> Step {
        guard case .secret(let first) = state else { return .malformed }
        // server-first-message = [reserved-mext ","] nonce "," salt "," iteration-count ["," extensions]
        let both = first.nonce + nonce
        let message = "r=\(both),s=\(Base64.encode(secret.salt)),i=\(secret.iterations)"
        state = .clientFinal(first, secret, nonce: both, serverFirst: message)
        return .challenge(Base64.encode(message.utf8))
    }

    // client-first-message = gs2-cbind-flag "," [authzid] "," [reserved-mext ","] username "," nonce ["," extensions]
    private func clientFirst(_ text: String) -> ClientFirst? {
        let parts = text.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let usesBinding = usesBinding(parts[0]),
            let attributes = SCRAMAttributes(parts[2]),
            // An `m=` at the front is an extension that must be understood: the name is then not in its place.
            let name = attributes.value("n", at: 0).flatMap(SCRAMAttributes.unescape), !name.isEmpty,
            let user = SASLPrep.prepare(name),
            let nonce = attributes.value("r", at: 1), SCRAMAttributes.isNonce(nonce)
        else { return nil }
        // Nobody may act for another here; an identity is allowed when it is the user's own.
        if !parts[1].isEmpty {
            guard parts[1].hasPrefix("a="), SCRAMAttributes.unescape(parts[1].dropFirst(2)) == name else { return nil }
        }
        return ClientFirst(
            header: "\(parts[0]),\(parts[1]),", usesBinding: usesBinding, user: user, nonce: String(nonce),
            bare: String(parts[2])
        )
    }

    /// RFC 5802 §6: whether the flag is one for this mechanism. `y` says that the client could bind and was not offered
    /// it: when it was, somebody in the middle took the offer away.
    private func usesBinding(_ flag: Substring) -> Bool? {
        switch flag {
        case "n": mechanism.needsBinding ? nil : false
        case "y": mechanism.needsBinding || binding != nil ? nil : false
        default: mechanism.needsBinding && binding.map { flag == "p=\($0.name)" } == true ? true : nil
        }
    }

    // client-final-message = channel-binding "," nonce ["," extensions] "," proof
    private mutating func clientFinal(
        _ text: String, _ first: ClientFirst, _ secret: SCRAMSecret, nonce: String, serverFirst: String
    ) -> Step {
        guard let attributes = SCRAMAttributes(text[...]), let bound = attributes.value("c", at: 0),
            let comma = text.lastIndex(of: ","), attributes.all.count >= 3,
            let proof = attributes.value("p", at: attributes.all.count - 1).flatMap({ Base64.decode(String($0)) }),
            proof.count == SHA256.byteCount
        else { return .malformed }
        let expected = Array(first.header.utf8) + (first.usesBinding ? binding?.octets ?? [] : [])
        guard Base64.decode(String(bound)) == expected, attributes.value("r", at: 1) == nonce[...] else {
            return .denied
        }
        let message = "\(first.bare),\(serverFirst),\(text[..<comma])"
        // ClientKey = ClientProof XOR HMAC(StoredKey, AuthMessage); it is right when its hash is StoredKey.
        let signature = SCRAMSecret.code(message, key: SymmetricKey(data: secret.storedKey))
        let clientKey = zip(proof, signature).map { $0 ^ $1 }
        guard ConstantTime.areEqual(Array(SHA256.hash(data: clientKey)), secret.storedKey) else { return .denied }
        state = .confirmation(user: first.user)
        // RFC 4954 §4: there is no room for data beside 235, so ours goes out as one more challenge.
        let ours = SCRAMSecret.code(message, key: SymmetricKey(data: secret.serverKey))
        return .challenge(Base64.encode("v=\(Base64.encode(ours))".utf8))
    }
}
