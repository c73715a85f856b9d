import Crypto
import Foundation
import NIOSSL
import Testing

@testable import SMTP

/// RFC 5929 §4.1: which hash of the certificate binds.
struct ChannelBindingTests {
    enum Hash: Sendable {
        case sha256, sha384, sha512
    }

    @Test(
        arguments: [
            ("rsa:2048 -sha256", Hash.sha256), ("rsa:2048 -sha384", .sha384), ("rsa:2048 -sha512", .sha512),
            ("rsa:2048 -sha1", .sha256), ("ec -pkeyopt ec_paramgen_curve:P-256 -sha256", .sha256),
            ("ec -pkeyopt ec_paramgen_curve:P-384 -sha384", .sha384),
            ("rsa:2048 -sha384 -sigopt rsa_padding_mode:pss", .sha384), ("ed25519", nil),
        ] as [(String, Hash?)])
    func `the hash is that of the signature`(_ key: String, _ expected: Hash?) throws {
        let der = try #require(Certificates.selfSigned(key), Certificates.whenMissing)
        let octets: [UInt8]? =
            switch expected {
            case .sha256: Array(SHA256.hash(data: der))
            case .sha384: Array(SHA384.hash(data: der))
            case .sha512: Array(SHA512.hash(data: der))
            case nil: nil
            }
        let binding = ChannelBinding(serverCertificate: der)
        #expect(binding?.octets == octets)
        #expect(binding.map(\.name) == expected.map { _ in "tls-server-end-point" })
    }

    @Test(arguments: [[], [0x30], [0x30, 0x00], [0x30, 0x02, 0x30, 0x00], [0x30, 0x80], [0x05, 0x00]] as [[UInt8]])
    func `what is no certificate binds nothing`(_ octets: [UInt8]) {
        #expect(ChannelBinding(serverCertificate: octets) == nil)
    }
}
