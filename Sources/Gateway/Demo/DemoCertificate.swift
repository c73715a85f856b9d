import Crypto
import Foundation
import SwiftASN1
import X509

/// A certificate for loopback, made at start and gone at the end: what the demo's capture smart host shows after
/// STARTTLS, with the authority that the courier is told to trust.
struct DemoCertificate {
    let authorityPEM: String
    let chainPEM: String
    let keyPEM: String

    /// Makes an authority and a certificate for `localhost` and `127.0.0.1`, valid for a day around `now`.
    static func make(now: Date) throws -> DemoCertificate {
        let authorityKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let hostKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let authorityName = try DistinguishedName { CommonName("FirstReply demo authority") }
        let lifetime = (from: now.addingTimeInterval(-3600), until: now.addingTimeInterval(86_400))
        let authority = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: authorityKey.publicKey,
            notValidBefore: lifetime.from, notValidAfter: lifetime.until, issuer: authorityName,
            subject: authorityName, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
            },
            issuerPrivateKey: authorityKey
        )
        let host = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: hostKey.publicKey,
            notValidBefore: lifetime.from, notValidAfter: lifetime.until, issuer: authorityName,
            subject: try DistinguishedName { CommonName("localhost") }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                SubjectAlternativeNames([
                    .dnsName("localhost"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                ])
            },
            issuerPrivateKey: authorityKey
        )
        return DemoCertificate(
            authorityPEM: try authority.serializeAsPEM().pemString, chainPEM: try host.serializeAsPEM().pemString,
            keyPEM: try hostKey.serializeAsPEM().pemString
        )
    }
}
