import NIOCore

/// The commands this server knows by name (RFC 5321 §4.1.1, RFC 3207 §4, RFC 4954 §4, RFC 3030 §2, RFC 2033 §4.1).
package enum Verb: String, Sendable, CaseIterable {
    case ehlo = "EHLO"
    case helo = "HELO"
    case mail = "MAIL"
    case rcpt = "RCPT"
    case data = "DATA"
    case rset = "RSET"
    case noop = "NOOP"
    case quit = "QUIT"
    case vrfy = "VRFY"
    case expn = "EXPN"
    case help = "HELP"
    case auth = "AUTH"
    case startTLS = "STARTTLS"
    case bdat = "BDAT"
    case lhlo = "LHLO"
    case xclient = "XCLIENT"

    /// The verb that `line` begins with, in any case of letters; nil when it is none of ours.
    ///
    /// RFC 5321 §2.4: verbs are not case-sensitive.
    package init?(_ line: ByteBufferView) {
        var word: UInt64 = 0
        var count = 0
        for octet in line {
            guard octet != UInt8(ascii: " ") else { break }
            count += 1
            guard count <= 8 else { return nil }
            // ASCII letters only: 0x5f clears the bit that tells their case apart.
            word = word << 8 | UInt64(octet >= 0x61 && octet <= 0x7a ? octet & 0x5f : octet)
        }
        guard let verb = Verb.byWord[word] else { return nil }
        self = verb
    }

    private static let byWord = Dictionary(
        uniqueKeysWithValues: allCases.map { verb in
            (verb.rawValue.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, verb)
        }
    )

    /// Octets of this command's arguments begin after the verb.
    var octets: Int { rawValue.utf8.count }

    /// What the offered extensions add to the 512 octets of RFC 5321 §4.5.3.1.4 for this command.
    ///
    /// SIZE adds 26 to MAIL (RFC 1870 §3), 8BITMIME 17 (RFC 6152 §2), SMTPUTF8 10 (RFC 6531 §3.2), AUTH= 500
    /// (RFC 4954 §3), REQUIRETLS 11 (RFC 8689 §2), RET and ENVID 116 (RFC 3461 §4); RCPT and VRFY gain 10 by SMTPUTF8,
    /// RCPT also 536 by NOTIFY and ORCPT. XCLIENT has as much as MAIL.
    var extensionOctets: Int {
        switch self {
        case .mail, .xclient: 26 + 17 + 10 + 500 + 11 + 116
        case .rcpt: 10 + 536
        case .vrfy: 10
        default: 0
        }
    }
}
