import Crypto
import Foundation
import SwiftASN1
import X509

/// An authority of a certificate or two: made at start, gone at the end.
struct DemoAuthority {
    let pem: String
    private let name: DistinguishedName
    private let key: Certificate.PrivateKey

    /// Seconds before and after the moment of its making for which a certificate counts.
    private static let before = 3600.0
    private static let after = 86_400.0

    /// Makes one that is valid for a day around `now`.
    init(now: Date) throws {
        key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        name = try DistinguishedName { CommonName("FirstReply demo authority") }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: now.addingTimeInterval(-Self.before), notValidAfter: now.addingTimeInterval(Self.after),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true))
            },
            issuerPrivateKey: key
        )
        pem = try certificate.serializeAsPEM().pemString
    }

    /// Makes a certificate for `host` and, when that is this machine, its address; valid for a day around `now`.
    func issue(to host: String, now: Date) throws -> DemoCertificate {
        let hostKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        var names = [GeneralName.dnsName(host)]
        if host == "localhost" { names.append(.ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1]))) }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: hostKey.publicKey,
            notValidBefore: now.addingTimeInterval(-Self.before), notValidAfter: now.addingTimeInterval(Self.after),
            issuer: name, subject: try DistinguishedName { CommonName(host) }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                SubjectAlternativeNames(names)
            },
            issuerPrivateKey: key
        )
        return DemoCertificate(
            authorityPEM: pem, chainPEM: try certificate.serializeAsPEM().pemString,
            keyPEM: try hostKey.serializeAsPEM().pemString
        )
    }
}
