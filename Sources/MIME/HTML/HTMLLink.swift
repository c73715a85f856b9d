/// Links in rendered text.
enum HTMLLink {
    /// Longer addresses are for machines (tracking, tokens): they are cut.
    private static let maximumCharacters = 300

    /// How much of a link's text is compared with its address: an anchor that is never closed spans the document.
    static let maximumTextOctets = 1024

    /// Whether the address says something that the text of the link does not.
    static func needsAddress(_ target: String, shownAs text: String) -> Bool {
        let lower = target.lowercased()
        guard ["http:", "https:", "mailto:", "tel:"].contains(where: { lower.hasPrefix($0) }) else { return false }
        // Nothing is shown of an anchor around a picture without text.
        guard !text.isEmpty else { return false }
        return !bare(text).hasPrefix(bare(target)) && bare(target) != bare(text)
    }

    /// As it is written behind the text.
    static func shown(_ target: String) -> String {
        let address =
            target.lowercased().hasPrefix("mailto:") ? String(target.dropFirst(7).prefix { $0 != "?" }) : target
        return String(address.prefix(maximumCharacters))
    }

    /// Without scheme, `www.`, the slash at the end, and, of telephone numbers, without what is no digit.
    private static func bare(_ text: String) -> String {
        var rest = text.lowercased().filter { !$0.isWhitespace }[...]
        if rest.hasPrefix("tel:") { rest = rest.dropFirst(4) }
        for prefix in ["https://", "http://", "mailto:", "www."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        let isNumber = !rest.isEmpty && rest.allSatisfy { $0.isNumber || "+-().".contains($0) }
        return isNumber ? String(rest.filter(\.isNumber).suffix(9)) : String(rest)
    }
}
