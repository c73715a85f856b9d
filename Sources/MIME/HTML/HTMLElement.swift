/// An open element.
struct HTMLElement {
    let name: String
    /// The length of the output when it was opened.
    let start: Int
    var isHidden = false
    /// Line ends after it.
    var breaks = 0
    var link: String?
    /// The next number of an ordered list.
    var number: Int?

    init(name: String, start: Int) {
        self.name = name
        self.start = start
    }

    /// Whether a browser would not show the element: preheaders are hidden in these ways.
    static func isHidden(_ attributes: [String: String]) -> Bool {
        if attributes["hidden"] != nil { return true }
        guard let style = attributes["style"] else { return false }
        let rules = style.lowercased().filter { !$0.isWhitespace }
        return rules.contains("display:none") || rules.contains("visibility:hidden") || rules.contains("mso-hide:all")
            || rules.contains("max-height:0") && rules.contains("overflow:hidden")
            || rules.contains("font-size:0") && !rules.contains("font-size:0.")
                && (rules.contains("line-height:0") || rules.contains("max-height:0") || rules.contains("opacity:0"))
    }
}
