/// HTML as a person reads it, in plain text.
package enum HTMLText {
    /// Renders paragraphs, lists, tables and links as text; what a browser does not show (style, script, head, hidden
    /// preheaders) is left out. Time and memory are linear in the input.
    package static func render(_ html: String) -> String {
        render(html, renderer: HTMLRenderer())
    }

    /// The same with marks in it.
    ///
    /// - Parameter marks: text to be put on lines of their own where an element begins and where it ends, for readers
    ///   to whom the structure says more than the text; called for every element that is shown.
    package static func render(_ html: String, marks: @escaping (HTMLElementTag) -> HTMLElementMarks?) -> String {
        render(html, renderer: HTMLRenderer(marks: marks))
    }

    private static func render(_ html: String, renderer: HTMLRenderer) -> String {
        var renderer = renderer
        var tokenizer = HTMLTokenizer(html)
        while let token = tokenizer.next() { renderer.take(token) }
        return renderer.finish()
    }
}
