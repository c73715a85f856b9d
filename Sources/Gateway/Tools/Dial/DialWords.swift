import Foundation
import MailTypes
import SMTP

/// What a try of the smart host saw, in words.
struct DialWords {
    let host: String
    let now: Date

    /// Days before its end at which a certificate is worth a warning: public authorities renew 30 days ahead.
    private static let shortLife = 14

    /// The steps that an event tells of.
    func steps(_ kind: DialEvent.Kind, milliseconds: Double) -> [DialStep] {
        switch kind {
        case .greeting(let reply): [step("greeting", reply, milliseconds)]
        case .hello(let reply): [hello(reply, milliseconds)]
        case .startTLS(let reply): [step("starttls", reply, milliseconds)]
        case .tls(let tls): secured(tls, milliseconds)
        case .authentication(let mechanism, let reply):
            [step("auth", reply, milliseconds, before: "\(mechanism): ")]
        case .sender(let reply): [step("mail", reply, milliseconds)]
        case .recipient(let reply): [step("rcpt", reply, milliseconds)]
        case .reset(let reply): [step("rset", reply, milliseconds)]
        case .failed: []
        }
    }

    /// Where a fault belongs that comes next.
    static func next(_ kind: DialEvent.Kind) -> String {
        switch kind {
        case .greeting, .tls: "ehlo"
        case .hello: "auth"
        case .startTLS: "tls"
        case .authentication: "mail"
        case .sender: "rcpt"
        case .recipient, .reset, .failed: "rset"
        }
    }

    /// The step a fault without a reply is about.
    static func place(of fault: SubmissionFault, else step: String) -> String {
        switch fault.local {
        case .startTLSMissing: "starttls"
        case .certificate, .tls, .plaintextAfterStartTLS: "tls"
        case .authMissing, .passwordInClear, .serverUnproven: "auth"
        default: step
        }
    }

    private func step(_ name: String, _ reply: SMTPReply, _ milliseconds: Double, before: String = "") -> DialStep {
        DialStep(
            name, reply.isPositive ? .ok : .failed, milliseconds: milliseconds,
            before + DialogueMask.text(reply.description))
    }

    private func hello(_ reply: SMTPReply, _ milliseconds: Double) -> DialStep {
        guard reply.isPositive else { return step("ehlo", reply, milliseconds) }
        let offers = reply.lines.dropFirst().map { DialogueMask.text($0) }
        let name = reply.lines.first.map { DialogueMask.text($0.prefix { $0 != " " }) } ?? ""
        return DialStep("ehlo", .ok, milliseconds: milliseconds, "\(name): \(offers.joined(separator: ", "))")
    }

    private func secured(_ tls: DialTLS, _ milliseconds: Double) -> [DialStep] {
        let suite = tls.cipherSuite.map { ", \($0)" } ?? ""
        let handshake = DialStep("tls", .ok, milliseconds: milliseconds, tls.version + suite)
        guard let facts = try? CertificateFacts(der: tls.certificate) else {
            return [handshake, DialStep("certificate", .warning, "verified, and cannot be read")]
        }
        let days = facts.daysLeft(at: now)
        let isShort = days < Self.shortLife
        let text = "verified for \(host), \(days) days left" + (isShort ? ": have it renewed" : "")
        return [handshake, DialStep("certificate", isShort ? .warning : .ok, text, details: details(of: facts))]
    }

    /// Names, issuer and life of a certificate.
    func details(of facts: CertificateFacts) -> [String] {
        [
            "names: " + (facts.names.isEmpty ? "none" : facts.names.joined(separator: ", ")),
            "subject: \(facts.subject)", "issuer: \(facts.issuer)",
            "valid: \(facts.begins.formatted(.iso8601)) to \(facts.ends.formatted(.iso8601)), "
                + "\(facts.daysLeft(at: now)) days left",
        ]
    }
}
