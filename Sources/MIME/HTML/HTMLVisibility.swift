/// What a browser would not show: preheaders are hidden in these ways.
struct HTMLVisibility {
    /// The classes that a style element hides everywhere.
    private var hiddenClasses: Set<Substring> = []

    /// Whether an element with these attributes is hidden.
    func isHidden(_ attributes: [String: String]) -> Bool {
        if attributes["hidden"] != nil { return true }
        if let style = attributes["style"], HTMLVisibility.hides(style) { return true }
        guard !hiddenClasses.isEmpty, let classes = attributes["class"] else { return false }
        return classes.lowercased().split(whereSeparator: \.isWhitespace).contains { hiddenClasses.contains($0) }
    }

    /// Reads the rules of a style element. Only those that name a class alone and hold for every screen count: what is
    /// in `@media` is for some.
    mutating func read(_ sheet: String) {
        let rules = sheet.lowercased()
        var depth = 0
        var start = rules.startIndex
        var selector = rules[start..<start]
        for index in rules.indices {
            switch rules[index] {
            case "{":
                depth += 1
                if depth == 1 { selector = rules[start..<index] }
                start = rules.index(after: index)
            case "}":
                if depth == 1, !selector.contains("@") { take(selector, String(rules[start..<index])) }
                depth = max(0, depth - 1)
                start = rules.index(after: index)
            default: break
            }
        }
    }

    /// A style sheet hides a few classes; more would be hostile.
    private static let maximumClasses = 1000

    private mutating func take(_ selectors: Substring, _ declarations: String) {
        guard hiddenClasses.count < HTMLVisibility.maximumClasses, HTMLVisibility.hides(declarations) else { return }
        for selector in selectors.split(separator: ",") {
            // `.preheader`, `span.preheader`; what has more to it depends on where the element stands.
            let name = selector.drop(while: \.isWhitespace)
            guard let dot = name.firstIndex(of: ".") else { continue }
            let text = name[name.index(after: dot)...].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            let isPlain = name[..<dot].allSatisfy(\.isLetter) && name[text.endIndex...].allSatisfy(\.isWhitespace)
            if isPlain, !text.isEmpty { hiddenClasses.insert(text) }
        }
    }

    /// Whether declarations make an element invisible. A font size of zero alone does not: builders of templates give it
    /// to the boxes around their texts.
    private static func hides(_ style: String) -> Bool {
        var values: [Substring: String] = [:]
        let text = style.lowercased()
        for declaration in text.split(separator: ";") {
            guard let colon = declaration.firstIndex(of: ":") else { continue }
            let name = declaration[..<colon].drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
            values[name] = declaration[declaration.index(after: colon)...].filter { !$0.isWhitespace }
                .droppingSuffix("!important")
        }
        if values["display"] == "none" || values["visibility"] == "hidden" || values["mso-hide"] == "all" {
            return true
        }
        let zeros = ["opacity", "font-size", "line-height", "max-height", "height"].filter {
            isZero(values[Substring($0)])
        }
        if zeros.contains("opacity") { return true }
        let isClipped = values["overflow"] == "hidden"
        return isClipped && (zeros.contains("max-height") || zeros.contains("height"))
            || zeros.contains("font-size") && (zeros.contains("line-height") || zeros.contains("max-height"))
    }

    /// `0`, `0px`, `0.0`.
    private static func isZero(_ value: String?) -> Bool {
        guard let value, value.first == "0" else { return false }
        return value.prefix { $0.isNumber || $0 == "." }.allSatisfy { $0 == "0" || $0 == "." }
    }
}

extension String {
    /// Without the end, where it is this one.
    fileprivate func droppingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
