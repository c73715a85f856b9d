/// One thing that is wrong with a message, and where. Defects never stop reading: they say what was guessed.
package struct Defect: Hashable, Sendable {
    package let kind: Kind
    /// The octet of the message it was seen at.
    package let offset: Int

    package init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// What can be wrong; the raw value is what tools print.
    package enum Kind: String, Sendable, CaseIterable {
        /// The header ends without the empty line of RFC 5322 §2.1.
        case missingHeaderBodySeparator = "missing-header-body-separator"
        /// A line in the header that is neither a field nor the continuation of one.
        case malformedFieldLine = "malformed-field-line"
        /// The message starts with text, without any header field.
        case missingHeader = "missing-header"
        /// Empty lines before the first field.
        case leadingEmptyLines = "leading-empty-lines"
        /// An mbox `From ` line, as a mail store writes it, stands before or in the header.
        case mboxFromLine = "mbox-from-line"
        /// The fields beyond ``MessageLimits/fields`` are not listed.
        case tooManyFields = "too-many-fields"
        /// An entity beyond ``MessageLimits/depth`` is kept as one leaf.
        case tooDeep = "too-deep"
        /// The entities beyond ``MessageLimits/entities`` are kept as one leaf.
        case tooManyEntities = "too-many-entities"
        /// A multipart type without boundary parameter (RFC 2046 §5.1.1).
        case missingBoundaryParameter = "missing-boundary-parameter"
        /// The boundary of a multipart does not occur in its body.
        case boundaryNotFound = "boundary-not-found"
        /// A multipart ends without its closing delimiter.
        case missingCloseDelimiter = "missing-close-delimiter"
        /// The fields of a part stand where the preamble should, without a delimiter before them.
        case missingFirstDelimiter = "missing-first-delimiter"
        /// Something stands behind the boundary of a delimiter line.
        case garbageAfterBoundary = "garbage-after-boundary"
        /// Two delimiters follow each other without anything between them.
        case delimiterWithoutPart = "delimiter-without-part"
        /// Parts follow the closing delimiter.
        case partAfterCloseDelimiter = "part-after-close-delimiter"
        /// A multipart or message has a transfer encoding other than 7bit, 8bit, binary (RFC 2045 §6.4).
        case encodedComposite = "encoded-composite"
        /// The Content-Type field has no `type/subtype`.
        case malformedContentType = "malformed-content-type"
        /// A transfer encoding that RFC 2045 §6 does not name.
        case unknownTransferEncoding = "unknown-transfer-encoding"
        /// Base64 with characters or a length that RFC 4648 §4 does not allow.
        case malformedBase64 = "malformed-base64"
        /// An `=` in quoted-printable that is followed by no hexadecimal number and no line end.
        case malformedQuotedPrintable = "malformed-quoted-printable"
        /// A charset that nobody knows: the text was read by trial.
        case unknownCharset = "unknown-charset"
        /// Octets that the declared charset does not have: the text was read by trial.
        case wrongCharset = "wrong-charset"
        /// Octets above 127 in a header that is not UTF-8 (RFC 6532).
        case rawOctetsInHeader = "raw-octets-in-header"
        /// A field that may stand once only is repeated (RFC 5322 §3.6).
        case repeatedField = "repeated-field"
        /// Line ends differ, or a CR stands alone (RFC 5322 §2.3).
        case mixedLineEnds = "mixed-line-ends"
    }
}

extension Defect: CustomStringConvertible {
    /// `missing-close-delimiter at 1042`.
    package var description: String { "\(kind.rawValue) at \(offset)" }
}
