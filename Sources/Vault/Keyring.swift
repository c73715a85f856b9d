import Crypto
import FoundationEssentials

/// The keys of an installation: one that seals, and older ones that still open.
///
/// As a file it is text, one key a line, the current one last: `ID BASE64`, where ID is a number from 1 to 255 and the
/// key is 32 octets. `#` begins a comment.
package struct Keyring: Sendable {
    /// Names a key inside sealed octets.
    package typealias KeyID = UInt8

    let keys: [KeyID: SymmetricKey]
    /// The key that seals.
    package let current: KeyID

    /// Octets of a key (AES-256).
    static let keyOctets = 32
    /// 64 KiB: 255 keys take less than 16.
    static let maximumFileOctets = 65_536

    /// A ring of one fresh key.
    package static func generate() -> Keyring {
        Keyring(keys: [1: SymmetricKey(size: .bits256)], current: 1)
    }

    private init(keys: [KeyID: SymmetricKey], current: KeyID) {
        self.keys = keys
        self.current = current
    }

    /// A ring with one more key, which seals from now on.
    ///
    /// - Throws: `VaultFault` when all 255 names are taken.
    package func rotated() throws(VaultFault) -> Keyring {
        guard let next = (1...KeyID.max).first(where: { self.keys[$0] == nil && $0 > current }) else {
            throw VaultFault(
                kind: .keyring, place: "keyring", problem: "has no name left for another key",
                hint: "begin a new ring and reseal"
            )
        }
        var keys = keys
        keys[next] = SymmetricKey(size: .bits256)
        return Keyring(keys: keys, current: next)
    }

    /// Reads the text of a keyring file; `place` names it in faults.
    package init(text: String, place: String) throws(VaultFault) {
        var keys: [KeyID: SymmetricKey] = [:]
        var current: KeyID?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard !words.isEmpty else { continue }
            guard words.count == 2, let id = KeyID(words[0]), id > 0,
                let octets = Data(base64Encoded: String(words[1])), octets.count == Keyring.keyOctets
            else {
                throw VaultFault(
                    kind: .keyring, place: "\(place):\(index + 1)", problem: "is no key",
                    hint: "a number from 1 to 255 and 32 octets in base64"
                )
            }
            guard keys.updateValue(SymmetricKey(data: octets), forKey: id) == nil else {
                throw VaultFault(
                    kind: .keyring, place: "\(place):\(index + 1)", problem: "names key \(id) a second time",
                    hint: "give each key a number of its own"
                )
            }
            current = id
        }
        guard let current else {
            throw VaultFault(kind: .keyring, place: place, problem: "holds no key", hint: "restore it from a backup")
        }
        self.init(keys: keys, current: current)
    }

    /// The ring as its file holds it, the current key last.
    package var text: String {
        let order = keys.keys.sorted().filter { $0 != current } + [current]
        let lines = order.map { id in
            let octets = keys[id]?.withUnsafeBytes { Data($0) } ?? Data()
            return "\(id) \(octets.base64EncodedString())\n"
        }
        return "# The keys of this installation. Whoever has them reads everything; without them nothing is readable.\n"
            + lines.joined()
    }

    /// A key for one purpose, so that no two uses share one (RFC 5869).
    func key(_ id: KeyID, for purpose: String) -> SymmetricKey? {
        keys[id].map {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: $0, info: Data("firstreply \(purpose)".utf8), outputByteCount: 32)
        }
    }
}
