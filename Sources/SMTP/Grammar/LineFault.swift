/// Why a line was not taken.
package enum LineFault: String, Sendable, Equatable {
    /// LF without CR before it (RFC 5321 §2.3.8).
    case bareLineFeed
    /// CR without LF after it (RFC 5321 §2.3.8).
    case bareCarriageReturn
    /// More octets than the limit (RFC 5321 §4.5.3.1).
    case tooLong
}
