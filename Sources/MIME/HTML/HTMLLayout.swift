/// What an element does to the text around it.
struct HTMLLayout {
    /// Line ends before and after: 1 a new line, 2 an empty line.
    private(set) var breaks = 0
    private(set) var isHidden = false
    /// Elements without content (WHATWG HTML §13.1.2).
    private(set) var isVoid = false
    private(set) var isBlock = false

    init(of name: String) {
        self = HTMLLayout.known[name] ?? HTMLLayout.inline
    }

    private init(breaks: Int = 0, isHidden: Bool = false, isVoid: Bool = false, isBlock: Bool = false) {
        self.breaks = breaks
        self.isHidden = isHidden
        self.isVoid = isVoid
        self.isBlock = isBlock || breaks > 0
    }

    private static let inline = HTMLLayout()

    /// One look-up a tag: hostile documents have millions.
    private static let known: [String: HTMLLayout] = {
        var table: [String: HTMLLayout] = [:]
        for (names, layout) in groups {
            for name in names.split(separator: " ") { table[String(name)] = layout }
        }
        return table
    }()

    private static let groups = [
        ("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table listing", HTMLLayout(breaks: 2)),
        (
            "div li tr dt dd section article header footer address form fieldset center main nav aside figure caption "
                + "body html legend option details summary thead tbody tfoot", HTMLLayout(breaks: 1)
        ),
        ("td th", HTMLLayout(isBlock: true)),
        (
            "head script style title template noembed object applet svg math iframe noframes video audio canvas",
            HTMLLayout(isHidden: true)
        ),
        ("br hr img input meta link area base col embed source track wbr", HTMLLayout(isVoid: true)),
    ]
}
