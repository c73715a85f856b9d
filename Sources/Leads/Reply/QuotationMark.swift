/// A place in a rendered HTML body at which its markup says what the text alone may not: that a quotation, its
/// introduction or a signature begins or ends there.
///
/// Each is a private-use scalar on a line of its own. A sender who writes one himself misleads nobody but his own text.
enum QuotationMark: Unicode.Scalar, Sendable {
    /// Somebody else's words begin (`<blockquote type="cite">`).
    case quotationStart = "\u{f0001}"
    case quotationEnd = "\u{f0002}"
    /// What follows, up to a quotation, introduces it (`<div class="moz-cite-prefix">`).
    case introduction = "\u{f0003}"
    /// The header of a quoted message follows, and everything below is that message.
    case header = "\u{f0004}"
    /// The header of a quoted message follows, if it reads like one.
    case likelyHeader = "\u{f0005}"
    case signatureStart = "\u{f0006}"
    case signatureEnd = "\u{f0007}"

    /// The line that stands for it.
    var line: String { String(rawValue) }

    /// The mark that a line is; nil for any other line.
    init?(line: Substring) {
        guard line.utf8.count < 64, line.utf8.contains(0xf3),
            let scalar = line.unicodeScalars.first(where: { $0.value >= 0xf0001 }),
            line.unicodeScalars.allSatisfy({ $0 == scalar || $0 == ">" || $0 == " " })
        else { return nil }
        self.init(rawValue: scalar)
    }
}
