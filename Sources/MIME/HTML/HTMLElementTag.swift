/// The start tag of an element, as a reader of the document's structure sees it.
package struct HTMLElementTag: Sendable {
    /// In lower case.
    package let name: String
    /// Those that `HTMLTokenizer` keeps: `class`, `id`, `name`, `style`, `type`, `data-marker` and what rendering needs.
    package let attributes: [String: String]

    package init(name: String, attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }
}
