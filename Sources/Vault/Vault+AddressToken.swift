import Crypto
import FoundationEssentials

extension Vault {
    /// Octets of the code that keeps a token from being forged: 80 bits.
    package static let tokenCodeOctets = 10
    /// Octets a token may carry; longer ones would not leave room in a local part (RFC 5321 §4.5.3.1.1).
    package static let tokenPayloadOctets = 1...14

    /// A token for the local part of an address of ours: lower-case base 32 of the payload and a code over it.
    ///
    /// - Parameter purpose: one ASCII letter; a token for one purpose is none for another.
    /// - Returns: nil when the payload is empty or too long.
    package func addressToken(purpose: Character, payload: [UInt8]) -> String? {
        guard Self.tokenPayloadOctets.contains(payload.count) else { return nil }
        return Base32.encode(payload + Self.code(purpose, payload, currentTokenKey))
    }

    /// The payload of a token of ours, in whatever case it came back; nil for anything else. Every key of the ring is
    /// accepted, and codes are compared in constant time.
    package func readAddressToken(_ token: some StringProtocol, purpose: Character) -> [UInt8]? {
        let maximum = (Self.tokenPayloadOctets.upperBound + Self.tokenCodeOctets) * 8 / 5 + 1
        guard token.utf8.count <= maximum, let octets = Base32.decode(token), octets.count > Self.tokenCodeOctets
        else { return nil }
        let payload = Array(octets.dropLast(Self.tokenCodeOctets))
        let given = octets.suffix(Self.tokenCodeOctets)
        var isOurs = false
        for key in tokenKeys.values {
            let expected = Self.code(purpose, payload, key)
            let difference = zip(expected, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
            isOurs = isOurs || difference == 0
        }
        return isOurs ? payload : nil
    }

    private static func code(_ purpose: Character, _ payload: [UInt8], _ key: SymmetricKey) -> [UInt8] {
        let input = Data("\(purpose)".utf8) + Data(payload)
        return Array(HMAC<SHA256>.authenticationCode(for: input, using: key).prefix(tokenCodeOctets))
    }
}
