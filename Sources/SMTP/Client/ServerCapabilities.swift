import MailTypes

/// What a server offers in its reply to EHLO (RFC 5321 §4.1.1.1).
package struct ServerCapabilities: Sendable, Equatable {
    /// RFC 2920.
    package var pipelining = false
    /// RFC 3207.
    package var startTLS = false
    /// RFC 6152.
    package var eightBitMIME = false
    /// RFC 6531.
    package var smtpUTF8 = false
    /// RFC 3030: BDAT.
    package var chunking = false
    /// RFC 3030 §3.
    package var binaryMIME = false
    /// RFC 3461.
    package var deliveryStatus = false
    /// RFC 8689.
    package var requireTLS = false
    /// RFC 1870: SIZE was offered.
    package var size = false
    /// The largest message taken; nil when there is none or it is not told.
    package var maximumOctets: Int?
    /// RFC 9422: how much a session may carry.
    package var limits = ServerLimitsOffer()
    /// RFC 4954: of the offered mechanisms those that we speak.
    package var mechanisms: Set<SASLMechanism> = []

    package init() {}

    /// Reads the lines after the first.
    package init(_ reply: SMTPReply) {
        for line in reply.lines.dropFirst() {
            // QUIRK: Exchange before 2003 and its imitators offer `AUTH=LOGIN` beside or instead of `AUTH LOGIN`.
            let words = line.split(whereSeparator: { $0 == " " || $0 == "=" })
            switch words.first?.uppercased() {
            case "PIPELINING": pipelining = true
            case "STARTTLS": startTLS = true
            case "8BITMIME": eightBitMIME = true
            case "SMTPUTF8": smtpUTF8 = true
            case "CHUNKING": chunking = true
            case "BINARYMIME": binaryMIME = true
            case "DSN": deliveryStatus = true
            case "REQUIRETLS": requireTLS = true
            case "LIMITS": limits = ServerLimitsOffer(line.split(separator: " ").dropFirst())
            case "SIZE":
                size = true
                // RFC 1870 §4: zero, or no number, tells of no limit.
                if words.count > 1, let limit = Int(words[1]), limit > 0 { maximumOctets = limit }
            case "AUTH": mechanisms.formUnion(words.dropFirst().compactMap { SASLMechanism(name: $0) })
            default: break
            }
        }
        // RFC 3030 §3: binary messages travel by BDAT alone.
        if !chunking { binaryMIME = false }
    }
}
