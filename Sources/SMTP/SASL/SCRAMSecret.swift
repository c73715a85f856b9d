import Crypto
import CryptoExtras
import FoundationEssentials

/// What a server keeps of a password for SCRAM-SHA-256: enough to check it and to prove itself, not enough to log in
/// elsewhere (RFC 5802 §3, RFC 7677).
package struct SCRAMSecret: Sendable, Equatable {
    let salt: [UInt8]
    let iterations: Int
    let storedKey: [UInt8]
    let serverKey: [UInt8]

    /// Rounds of the key derivation for passwords kept in the clear: RFC 7677 §4 asks for at least so many.
    package static let standardIterations = 4096
    /// What either end agrees to: below is too weak (RFC 7677 §4); above, one login would cost a second of work.
    static let allowedIterations = 4096...1_000_000
    /// Octets of a salt that we choose.
    private static let saltOctets = 16

    init(salt: [UInt8], iterations: Int, storedKey: [UInt8], serverKey: [UInt8]) {
        self.salt = salt
        self.iterations = iterations
        self.storedKey = storedKey
        self.serverKey = serverKey
    }

    /// Derives the keys from a password; nil when the password holds what RFC 4013 forbids.
    package init?(password: String, salt: [UInt8], iterations: Int = SCRAMSecret.standardIterations) {
        guard let salted = SCRAMSecret.salted(password, salt: salt, iterations: iterations) else { return nil }
        self.init(
            salt: salt, iterations: iterations,
            storedKey: Array(SHA256.hash(data: SCRAMSecret.code("Client Key", key: salted))),
            serverKey: SCRAMSecret.code("Server Key", key: salted)
        )
    }

    /// As above, with a fresh salt.
    package init?(password: String) {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<SCRAMSecret.saltOctets).map { _ in UInt8.random(in: 0...255, using: &generator) }
        self.init(password: password, salt: salt)
    }

    /// Reads the form in which directories and databases keep it (RFC 5803 §2):
    /// `SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey`. Nil when the text is no such thing.
    package init?(stored text: some StringProtocol) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "SCRAM-SHA-256" else { return nil }
        let parameters = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let keys = parts[2].split(separator: ":", omittingEmptySubsequences: false)
        guard parameters.count == 2, keys.count == 2, let iterations = Int(parameters[0]),
            SCRAMSecret.allowedIterations.contains(iterations),
            let salt = Base64.decode(String(parameters[1])), !salt.isEmpty,
            let storedKey = Base64.decode(String(keys[0])), storedKey.count == SHA256.byteCount,
            let serverKey = Base64.decode(String(keys[1])), serverKey.count == SHA256.byteCount
        else { return nil }
        self.init(salt: salt, iterations: iterations, storedKey: storedKey, serverKey: serverKey)
    }

    /// The secret of somebody who is not there: no password fits it, it is the same each time, and none can tell it
    /// from a real one without `key`.
    package static func decoy(
        of user: String, key: SymmetricKey, iterations: Int = SCRAMSecret.standardIterations
    ) -> SCRAMSecret {
        SCRAMSecret(
            salt: Array(code("salt " + user, key: key).prefix(saltOctets)), iterations: iterations,
            storedKey: code("stored " + user, key: key), serverKey: code("server " + user, key: key)
        )
    }

    /// Whether the password is the right one, for mechanisms that show it. The same work for every password.
    package func matches(password: String) -> Bool {
        guard let other = SCRAMSecret(password: password, salt: salt, iterations: iterations) else { return false }
        return ConstantTime.areEqual(other.storedKey, storedKey)
    }

    /// The form that `init(stored:)` reads.
    package var stored: String {
        "SCRAM-SHA-256$\(iterations):\(Base64.encode(salt))$\(Base64.encode(storedKey)):\(Base64.encode(serverKey))"
    }

    // SaltedPassword := Hi(Normalize(password), salt, i), RFC 5802 §3; Hi is PBKDF2 with one block.
    static func salted(_ password: String, salt: [UInt8], iterations: Int) -> SymmetricKey? {
        guard let prepared = SASLPrep.prepare(password) else { return nil }
        return try? KDF.Insecure.PBKDF2.deriveKey(
            from: Array(prepared.utf8), salt: salt, using: .sha256, outputByteCount: SHA256.byteCount,
            unsafeUncheckedRounds: iterations
        )
    }

    static func code(_ text: String, key: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
    }
}

extension SCRAMSecret: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "SCRAMSecret(***)" }
    package var debugDescription: String { description }
}
