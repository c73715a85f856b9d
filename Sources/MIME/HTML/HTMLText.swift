/// HTML as a person reads it, in plain text.
package enum HTMLText {
    /// Renders paragraphs, lists, tables and links as text; what a browser does not show (style, script, head, hidden
    /// preheaders) is left out. Time and memory are linear in the input.
    package static func render(_ html: String) -> String {
        var renderer = HTMLRenderer()
        var tokenizer = HTMLTokenizer(html)
        while let token = tokenizer.next() { renderer.take(token) }
        return renderer.finish()
    }
}
