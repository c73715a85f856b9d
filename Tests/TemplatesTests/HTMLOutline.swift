/// A strict reader of the HTML we write: every element closed in order, attributes quoted, references known, no stray
/// `<` or `&`. It gives the elements with their attributes, in order, so that two documents can be compared by shape.
struct HTMLOutline {
    /// One start tag.
    struct Element: Equatable, CustomStringConvertible {
        let name: String
        let attributes: [String: String]

        var description: String { "<\(name) \(attributes.sorted { $0.key < $1.key })>" }
    }

    private(set) var elements: [Element] = []
    private(set) var problems: [String] = []
    /// The text between the tags.
    private(set) var text = ""

    private static let void: Set<String> = ["meta", "br", "hr", "img", "link"]
    private static let references: Set<String> = ["amp", "lt", "gt", "quot", "#39"]

    init(_ html: String) {
        var rest = html[...]
        var open: [String] = []
        if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
        while let start = rest.firstIndex(of: "<") {
            take(text: rest[..<start])
            guard let end = Self.tagEnd(rest[start...]) else {
                problems.append("tag without end: \(rest[start...].prefix(40))")
                return
            }
            let inner = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if inner.first == "/" {
                let name = String(inner.dropFirst())
                if open.popLast() != name { problems.append("</\(name)> closes another element") }
            } else {
                let element = read(inner)
                elements.append(element)
                if inner.last == "/" { continue }
                if Self.void.contains(element.name) { problems.append("<\(element.name)> without \"/\"") }
                if element.name == "style", let close = rest.range(of: "</style>") {
                    rest = rest[close.lowerBound...]
                }
                open.append(element.name)
            }
        }
        take(text: rest)
        if !open.isEmpty { problems.append("never closed: \(open)") }
    }

    private mutating func take(text piece: Substring) {
        if piece.contains(">") { problems.append("stray > in \(piece.prefix(60))") }
        check(references: piece)
        text += piece
    }

    private mutating func check(references piece: Substring) {
        for part in piece.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0 != ";" }
            if name.count == part.count || !Self.references.contains(String(name)) {
                problems.append("bad reference &\(part.prefix(12))")
            }
        }
    }

    private mutating func read(_ inner: Substring) -> Element {
        var rest = inner.last == "/" ? inner.dropLast() : inner
        let name = rest.prefix { $0.isLetter || $0.isNumber }
        rest = rest.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while let first = rest.first {
            guard first == " " || first == "\n" else {
                problems.append("attribute glued on in <\(inner.prefix(60))>")
                break
            }
            rest = rest.drop { $0 == " " || $0 == "\n" }
            let key = rest.prefix { $0.isLetter || $0 == "-" }
            rest = rest.dropFirst(key.count)
            if key.isEmpty { continue }
            guard rest.hasPrefix("=\""), let close = rest.dropFirst(2).firstIndex(of: "\"") else {
                problems.append("unquoted attribute \(key)")
                break
            }
            let value = rest[rest.index(rest.startIndex, offsetBy: 2)..<close]
            check(references: value)
            attributes[String(key)] = String(value)
            rest = rest[rest.index(after: close)...]
        }
        return Element(name: String(name), attributes: attributes)
    }

    /// The `>` that ends a tag, quotes respected.
    private static func tagEnd(_ text: Substring) -> String.Index? {
        var isQuoted = false
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == ">", !isQuoted { return index }
        }
        return nil
    }
}

extension Substring {
    fileprivate func range(of needle: String) -> Range<Index>? {
        indices.first { self[$0...].hasPrefix(needle) }.map { $0..<index($0, offsetBy: needle.count) }
    }
}
