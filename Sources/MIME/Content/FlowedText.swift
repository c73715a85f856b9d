/// Text whose lines flow (RFC 3676).
enum FlowedText {
    /// Joins flowed lines into paragraphs: a line that ends in a space goes on in the next one of the same quote depth.
    ///
    /// - Parameter deletesSpace: the DelSp parameter (§4.5): the space before the soft break was added.
    static func join(_ text: String, deletesSpace: Bool) -> String {
        var output = ""
        output.reserveCapacity(text.utf8.count)
        var openDepth: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let depth = line.utf8.prefix { $0 == ASCII.greater }.count
            var content = line.dropFirst(depth)
            // §4.4: one space after the quote marks, or before `From ` and `>`, was stuffed.
            if content.first == " " { content = content.dropFirst() }
            // §4.3: the signature separator is a fixed line, whatever its last space says.
            let isSignature = content == "-- "
            if let open = openDepth, open != depth || isSignature {
                output += "\n"
                openDepth = nil
            }
            if openDepth == nil, depth > 0 { output += String(repeating: ">", count: depth) + " " }
            let isFlowed = content.last == " " && !isSignature
            output += isFlowed && deletesSpace ? content.dropLast() : content
            if isFlowed { openDepth = depth } else { output += "\n" }
            if !isFlowed { openDepth = nil }
        }
        if openDepth == nil, output.last == "\n" { output.removeLast() }
        return output
    }
}
