import FoundationEssentials
import MailTypes

/// The fields a receiver puts on top of a message (RFC 5321 §4.4).
package enum TraceFields {
    /// The `Received` field for a message taken over SMTP, with its CRLF.
    ///
    /// ```
    /// Received: from client.example ([192.0.2.1])
    ///     by mx.example with ESMTPS id 6h0bcrvkmy4kr (TLSv1.3)
    ///     for <sales@mx.example>; Sun, 22 Nov 2026 18:30:00 +0000
    /// ```
    /// - Parameter hostname: this host's name.
    package static func received(_ envelope: Envelope, by hostname: String, id: QueueID, at now: Date) -> String {
        var field = "Received: from \(word(envelope.helo)) (\(literal(envelope.peer)))\r\n"
        field += "\tby \(hostname) with \(transmission(envelope)) id \(id)"
        if let tls = envelope.tls { field += " (\(word(tls)))" }
        // RFC 5321 §7.2: with more than one recipient the field would tell each of the others.
        if envelope.forwardPaths.count == 1, let recipient = envelope.forwardPaths.first {
            field += "\r\n\tfor <\(recipient)>"
        }
        return field + "; \(MailDate(date: now).rfc5322)\r\n"
    }

    /// The `Return-Path` field of final delivery, with its CRLF (RFC 5321 §4.4).
    package static func returnPath(_ envelope: Envelope) -> String {
        "Return-Path: \(envelope.reversePath)\r\n"
    }

    /// The protocol's name in the `with` clause: RFC 3848, and RFC 6531 §4.3 for UTF8SMTP.
    private static func transmission(_ envelope: Envelope) -> String {
        (envelope.smtpUTF8 ? "UTF8SMTP" : "ESMTP") + (envelope.tls == nil ? "" : "S")
            + (envelope.authenticatedAs == nil ? "" : "A")
    }

    /// What the peer called itself, with everything replaced that could end or forge a part of the field.
    private static func word(_ text: String) -> String {
        let isPlain = { (octet: UInt8) in
            MailGrammar.isAlphanumeric(octet) || "-._:[]".utf8.contains(octet) || octet >= 0x80
        }
        let clean = text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "?") }
        return clean.isEmpty ? "unknown" : String(decoding: clean, as: UTF8.self)
    }

    // TCP-info = address-literal, RFC 5321 §4.4
    private static func literal(_ peer: String) -> String {
        peer.contains(":") ? "[IPv6:\(word(peer))]" : "[\(word(peer))]"
    }
}
