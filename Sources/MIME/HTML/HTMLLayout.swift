/// What an element does to the text around it.
struct HTMLLayout {
    /// Line ends before and after: 1 a new line, 2 an empty line.
    var breaks = 0
    var isHidden = false
    /// Elements without content (WHATWG HTML §13.1.2).
    var isVoid = false

    var isBlock: Bool { breaks > 0 || HTMLLayout.containers.contains(name) }
    private let name: String

    init(of name: String) {
        self.name = name
        switch name {
        case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "table", "listing":
            breaks = 2
        case "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "address", "form", "fieldset",
            "center", "main", "nav", "aside", "figure", "caption", "body", "html", "legend", "option", "details",
            "summary", "thead", "tbody", "tfoot":
            breaks = 1
        case "head", "script", "style", "title", "template", "noembed", "object", "applet", "svg", "math",
            "iframe", "noframes", "video", "audio", "canvas":
            isHidden = true
        case "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr":
            isVoid = true
        default: break
        }
    }

    private static let containers: Set<String> = ["td", "th"]
}
