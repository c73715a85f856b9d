/// The parameters of MAIL that the offered extensions define.
package struct MailParameters: Equatable, Sendable {
    /// SIZE= (RFC 1870 §6): octets the peer announces.
    package var size: Int?
    /// BODY=8BITMIME (RFC 6152 §2).
    package var eightBitMIME = false
    /// SMTPUTF8 (RFC 6531 §3.4).
    package var smtpUTF8 = false

    package init(size: Int? = nil, eightBitMIME: Bool = false, smtpUTF8: Bool = false) {
        self.size = size
        self.eightBitMIME = eightBitMIME
        self.smtpUTF8 = smtpUTF8
    }
}
