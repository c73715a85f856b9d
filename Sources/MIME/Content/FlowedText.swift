/// Text whose lines flow (RFC 3676).
enum FlowedText {
    /// Joins flowed lines into paragraphs: a line that ends in a space goes on in the next one of the same quote depth.
    ///
    /// - Parameter deletesSpace: the DelSp parameter (§4.5): the space before the soft break was added.
    static func join(_ text: String, deletesSpace: Bool) -> String {
        let input = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(input.count)
        var openDepth: Int?
        for line in input.split(separator: ASCII.lf, omittingEmptySubsequences: false) {
            let depth = line.prefix { $0 == ASCII.greater }.count
            var content = line.dropFirst(depth)
            // §4.4: one space after the quote marks, or before `From ` and `>`, was stuffed.
            if content.first == ASCII.space { content = content.dropFirst() }
            // §4.3: the signature separator is a fixed line, whatever its last space says.
            let isSignature = content.elementsEqual("-- ".utf8)
            if let open = openDepth, open != depth || isSignature {
                output.append(ASCII.lf)
                openDepth = nil
            }
            if openDepth == nil, depth > 0 { output += line.prefix(depth) + [ASCII.space] }
            let isFlowed = content.last == ASCII.space && !isSignature
            output += isFlowed && deletesSpace ? content.dropLast() : content
            openDepth = isFlowed ? depth : nil
            if !isFlowed { output.append(ASCII.lf) }
        }
        // The last line has no line end of its own.
        if openDepth == nil { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }
}
