import MIME

/// How much of what a message says is read for its meaning. The message itself is always kept whole.
enum ReadableLimit {
    /// Octets of text: an inquiry has a few thousand, a long thread some hundred thousand. What readers keep of a text is
    /// many times its size, and a stranger chooses the size.
    static let text = 1 << 20
    /// Octets of HTML before it is rendered: most of it is markup.
    static let markup = 4 << 20
}

extension Message {
    /// `text`, held to what is read for its meaning.
    var meaningfulText: String { text.prefix(octets: ReadableLimit.text) }
    /// `html`, held to what is read for its meaning.
    var meaningfulMarkup: String? { html?.prefix(octets: ReadableLimit.markup) }
}

extension String {
    /// At most so many octets from the front, to the end of a scalar.
    fileprivate func prefix(octets: Int) -> String {
        guard utf8.count > octets else { return self }
        var end = utf8.index(startIndex, offsetBy: octets)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
