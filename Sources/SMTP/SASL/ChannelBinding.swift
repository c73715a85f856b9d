import Crypto
import SwiftASN1

/// What ties a SASL exchange to the TLS channel it runs in (RFC 5802 §6, RFC 5929 §4).
///
/// The type is `tls-server-end-point`: the hash of the server's certificate, which both ends have. `tls-exporter`
/// (RFC 9266), what TLS 1.3 would rather have, needs keying material that the TLS library does not hand out.
package struct ChannelBinding: Sendable, Equatable {
    /// The registered name, as `p=` gives it.
    let name: String
    let octets: [UInt8]

    init(name: String, octets: [UInt8]) {
        self.name = name
        self.octets = octets
    }

    /// The binding to a server that shows this certificate; nil when the certificate is signed in a way for which
    /// RFC 5929 §4.1 names no hash (Ed25519), or cannot be read.
    package init?(serverCertificate der: [UInt8]) {
        guard let hash = ChannelBinding.hash(of: der) else { return nil }
        name = "tls-server-end-point"
        switch hash {
        case .sha256: octets = Array(SHA256.hash(data: der))
        case .sha384: octets = Array(SHA384.hash(data: der))
        case .sha512: octets = Array(SHA512.hash(data: der))
        }
    }

    private enum Hash {
        case sha256, sha384, sha512
    }

    // Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm AlgorithmIdentifier, signatureValue }
    private static func hash(of der: [UInt8]) -> Hash? {
        guard let root = try? DER.parse(der), case .constructed(let parts) = root.content,
            let algorithm = parts.dropFirst().first(where: { _ in true }),
            case .constructed(let fields) = algorithm.content
        else { return nil }
        var fieldIterator = fields.makeIterator()
        guard let first = fieldIterator.next(), let identifier = try? ASN1ObjectIdentifier(derEncoded: first) else {
            return nil
        }
        // RSASSA-PSS names its hash in its parameters, whose first field it is.
        if identifier == rsaPSS { return fieldIterator.next().flatMap(pssHash) }
        return hashes[identifier.description]
    }

    /// The hash that the parameters of RSASSA-PSS name: `SEQUENCE { [0] AlgorithmIdentifier ... }`.
    private static func pssHash(_ parameters: ASN1Node) -> Hash? {
        var node = parameters
        // Down the first children: parameters, tag, algorithm identifier, object identifier.
        for _ in 0..<3 {
            guard case .constructed(let children) = node.content, let child = children.first(where: { _ in true })
            else {
                return nil
            }
            node = child
        }
        guard let identifier = try? ASN1ObjectIdentifier(derEncoded: node) else { return nil }
        return hashes[identifier.description]
    }

    private static let rsaPSS: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 1, 10]

    /// Signature algorithms, and the hashes themselves. RFC 5929 §4.1: MD5 and SHA-1 give way to SHA-256.
    private static let hashes: [String: Hash] = [
        "1.2.840.113549.1.1.4": .sha256, "1.2.840.113549.1.1.5": .sha256, "1.2.840.10045.4.1": .sha256,
        "1.2.840.113549.1.1.11": .sha256, "1.2.840.10045.4.3.2": .sha256, "2.16.840.1.101.3.4.2.1": .sha256,
        "1.2.840.113549.1.1.12": .sha384, "1.2.840.10045.4.3.3": .sha384, "2.16.840.1.101.3.4.2.2": .sha384,
        "1.2.840.113549.1.1.13": .sha512, "1.2.840.10045.4.3.4": .sha512, "2.16.840.1.101.3.4.2.3": .sha512,
    ]
}
