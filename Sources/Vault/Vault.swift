import Crypto
import FoundationEssentials

/// Seals octets and personal data at rest, and makes the tokens by which sealed data is found and our addresses are
/// known (M151).
///
/// Sealed octets are: format (1), key ID (1), nonce (12), AES-256-GCM ciphertext, tag (16). The context, which says
/// where the octets belong, is authenticated with them: what is moved to another place does not open.
package struct Vault: Sendable {
    private let sealingKeys: [Keyring.KeyID: SymmetricKey]
    private let current: Keyring.KeyID
    private let indexKey: SymmetricKey
    let tokenKeys: [Keyring.KeyID: SymmetricKey]
    let currentTokenKey: SymmetricKey

    /// The first octet of what is sealed: another way of sealing takes another number.
    private static let format: UInt8 = 1
    private static let nonceOctets = 12
    private static let tagOctets = 16
    /// What sealing adds to the octets.
    package static let overhead = 2 + nonceOctets + tagOctets
    /// Octets of a blind index: 128 bits, so that two addresses never meet by chance.
    package static let indexOctets = 16

    package init(_ keyring: Keyring) {
        func keys(for purpose: String) -> [Keyring.KeyID: SymmetricKey] {
            Dictionary(
                uniqueKeysWithValues: keyring.keys.keys.compactMap { id in
                    keyring.key(id, for: purpose).map { (id, $0) }
                }
            )
        }
        current = keyring.current
        sealingKeys = keys(for: "seal")
        tokenKeys = keys(for: "address token")
        // Blind indexes must stay findable when a new key seals: they hang on the oldest key, which is never removed.
        indexKey = keys(for: "blind index").min { $0.key < $1.key }?.value ?? SymmetricKey(size: .bits256)
        currentTokenKey = tokenKeys[keyring.current] ?? SymmetricKey(size: .bits256)
    }

    /// Seals octets with the current key for the place that `context` names.
    package func seal(_ plaintext: some DataProtocol, context: String) throws(VaultFault) -> [UInt8] {
        var sealed: [UInt8] = []
        sealed.reserveCapacity(Self.overhead + plaintext.count)
        try seal(plaintext, context: context, into: &sealed)
        return sealed
    }

    /// As above, behind what `sealed` holds already: `overhead` octets more than the plaintext.
    package func seal(
        _ plaintext: some DataProtocol, context: String, into sealed: inout [UInt8]
    ) throws(VaultFault) {
        do {
            guard let key = sealingKeys[current] else { throw Self.missing(current, context) }
            let box = try AES.GCM.seal(plaintext, using: key, authenticating: Array(context.utf8))
            // Nonce, ciphertext and tag lie in one piece where the nonce has its usual length, as here.
            guard let combined = box.combined else { throw Self.notAuthentic(context, "cannot be sealed") }
            sealed.append(Self.format)
            sealed.append(current)
            combined.withUnsafeBytes { sealed.append(contentsOf: $0) }
        } catch let fault as VaultFault {
            throw fault
        } catch {
            throw Self.notAuthentic(context, "cannot be sealed: \(error)")
        }
    }

    /// Opens what `seal` made for the same context.
    ///
    /// - Throws: `VaultFault`: `.missingKey` names the key; `.notAuthentic` for anything altered or misplaced.
    package func open(_ sealed: some Collection<UInt8>, context: String) throws(VaultFault) -> [UInt8] {
        let octets = Data(sealed)
        guard octets.count >= Self.overhead, octets[0] == Self.format else {
            throw Self.notAuthentic(context, "was not sealed by this vault")
        }
        guard let key = sealingKeys[octets[1]] else { throw Self.missing(octets[1], context) }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: octets[2..<2 + Self.nonceOctets]),
                ciphertext: octets[(2 + Self.nonceOctets)..<(octets.count - Self.tagOctets)],
                tag: octets[(octets.count - Self.tagOctets)...]
            )
            return Array(try AES.GCM.open(box, using: key, authenticating: Data(context.utf8)))
        } catch {
            throw Self.notAuthentic(context, "was altered, or sealed for another place")
        }
    }

    /// A blind index: equal for equal texts of a field, and useless without the key.
    package func blindIndex(_ text: String, field: String) -> [UInt8] {
        // The field's length keeps ("ab", "c") and ("a", "bc") apart.
        let input = Data("\(field.utf8.count) \(field) \(text)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: input, using: indexKey).prefix(Self.indexOctets))
    }

    private static func missing(_ id: Keyring.KeyID, _ context: String) -> VaultFault {
        VaultFault(
            kind: .missingKey, place: context, problem: "is sealed with key \(id), which the keyring does not hold",
            hint: "restore the key from a backup of the keyring"
        )
    }

    private static func notAuthentic(_ context: String, _ problem: String) -> VaultFault {
        VaultFault(kind: .notAuthentic, place: context, problem: problem, hint: "restore it from a backup")
    }
}
