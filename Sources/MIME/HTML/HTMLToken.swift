/// A piece of an HTML document.
enum HTMLToken {
    /// Text with its entities decoded.
    case text(String)
    case open(name: String, attributes: [String: String], isSelfClosing: Bool)
    case close(name: String)
    /// The content of a style element.
    case style(String)
}
