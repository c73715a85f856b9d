/// Why octets from a server are no reply (RFC 5321 §4.2).
package enum ReplyFault: String, Error, Sendable, Equatable {
    /// No three digits from 200 to 599, or neither space nor hyphen after them.
    case garbage = "not an SMTP reply"
    /// The lines of one reply bear different codes (RFC 5321 §4.2.1).
    case mixedCodes = "lines of one reply with different codes"
    case tooLong = "reply line too long"
    case tooManyLines = "reply of too many lines"
    /// CR or LF alone: the ends of a line must never be open to two readings.
    case bareLineEnd = "reply line not ended by CRLF"
}
