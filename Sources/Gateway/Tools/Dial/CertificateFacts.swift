import Foundation
import SwiftASN1
import X509

/// What an operator wants to know of a server's certificate.
struct CertificateFacts {
    let subject: String
    let issuer: String
    /// DNS names and addresses it is for.
    let names: [String]
    let begins: Date
    let ends: Date

    /// - Throws: when the octets are no certificate.
    init(der: [UInt8]) throws {
        let certificate = try Certificate(derEncoded: der)
        subject = "\(certificate.subject)"
        issuer = "\(certificate.issuer)"
        begins = certificate.notValidBefore
        ends = certificate.notValidAfter
        // One that cannot be read is as good as none: the verification says what follows.
        let alternative = try? certificate.extensions.subjectAlternativeNames
        names = (alternative ?? SubjectAlternativeNames([])).compactMap { name in
            switch name {
            case .dnsName(let name): name
            case .ipAddress(let octets): Self.address(Array(octets.bytes))
            default: nil
            }
        }
    }

    private static func address(_ octets: [UInt8]) -> String {
        if octets.count == 4 { return octets.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: octets.count - 1, by: 2).map {
            String(UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]), radix: 16)
        }
        return groups.joined(separator: ":")
    }

    /// Whole days until it ends; negative when it has.
    func daysLeft(at now: Date) -> Int { Int((ends.timeIntervalSince(now) / 86_400).rounded(.down)) }

    /// Why it is not believed for `host`, as far as it tells itself, and the cure.
    func disbelief(for host: String, at now: Date) -> (sentence: String, cure: String) {
        if ends < now {
            return ("it ended \(-daysLeft(at: now)) days ago", "the host's operator has to renew it")
        }
        if begins > now {
            return ("it is not valid before \(begins.formatted(.iso8601))", "check this machine's clock")
        }
        if !isFor(host) {
            let others = names.isEmpty ? "no name at all" : names.joined(separator: ", ")
            return ("it is not for \(host), but for \(others)", "set smart_host.host to one of its names")
        }
        if subject == issuer {
            return (
                "it is signed by itself",
                "have the host use a certificate of a public authority, or name this one in smart_host.ca_file"
            )
        }
        return (
            "its authority (\(issuer)) is not trusted here, or the host does not send the certificates between",
            "name the authority in smart_host.ca_file, or install ca-certificates"
        )
    }

    /// RFC 9525 §6.3: a wildcard stands for the whole first label only.
    func isFor(_ host: String) -> Bool {
        let host = host.lowercased()
        return names.contains { name in
            let name = name.lowercased()
            guard name.hasPrefix("*.") else { return name == host }
            return host.firstIndex(of: ".").map { host[$0...] == name.dropFirst() } ?? false
        }
    }
}
