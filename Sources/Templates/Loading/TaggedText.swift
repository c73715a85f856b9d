/// A template source with its tags found: what the checks and the usage analysis read.
struct TaggedText: Sendable {
    /// The source, LF line ends.
    let text: String
    /// The line of the file on which the text begins, from 1.
    let firstLine: Int
    /// Its tags in order.
    private(set) var tags: [TemplateTag] = []
    /// Where the structure is broken: line, message, hint.
    private(set) var problems: [Problem] = []
    /// Ends of lines at which no section is open.
    private var cuts: [String.Index] = []

    /// A fault of structure.
    struct Problem: Sendable, Equatable {
        let line: Int
        let message: String
        let hint: String
    }

    /// Finds the tags of `text`. Linear.
    init(_ text: String, firstLine: Int = 1) {
        self.text = text
        self.firstLine = firstLine
        scan()
    }

    /// The text in pieces that each hold whole sections.
    func chunks() -> [String] {
        var start = text.startIndex
        var chunks: [String] = []
        for cut in cuts {
            chunks.append(String(text[start..<cut]))
            start = cut
        }
        if start < text.endIndex || chunks.isEmpty { chunks.append(String(text[start...])) }
        return chunks
    }

    private mutating func scan() {
        let octets = text.utf8
        var index = octets.startIndex
        var line = firstLine
        var open: [TemplateTag] = []
        while index < octets.endIndex {
            let next = octets.index(after: index)
            if octets[index] == UInt8(ascii: "\n") {
                line += 1
                if open.isEmpty { cuts.append(next) }
                index = next
            } else if octets[index] == UInt8(ascii: "{"), next < octets.endIndex, octets[next] == octets[index] {
                index = readTag(from: octets.index(after: next), line: &line, open: &open)
            } else {
                index = next
            }
        }
        for tag in open {
            note(tag.line, "section \"\(tag.name)\" is never closed", "add {{/\(tag.name)}}")
        }
        problems.sort { $0.line < $1.line }
    }

    /// Reads one tag after its `{{`; answers where to go on.
    private mutating func readTag(from start: String.Index, line: inout Int, open: inout [TemplateTag]) -> String.Index
    {
        let octets = text.utf8
        var end = start
        while end < octets.endIndex {
            let next = octets.index(after: end)
            if octets[end] == UInt8(ascii: "\n") { break }
            if octets[end] == UInt8(ascii: "}"), next < octets.endIndex, octets[next] == octets[end] {
                let tag = Self.tag(String(text[start..<end]), line: line, guards: open.map(\.guardName))
                accept(tag, open: &open)
                return octets.index(after: next)
            }
            end = next
        }
        note(line, "\"{{\" without \"}}\" on the same line", "close the tag, as in {{greeting_name}}")
        return end
    }

    private mutating func accept(_ tag: TemplateTag, open: inout [TemplateTag]) {
        tags.append(tag)
        switch tag.kind {
        case .section, .inverted:
            open.append(tag)
            if open.count > TemplateLimits.depth {
                note(tag.line, "sections nested more than \(TemplateLimits.depth) deep", "flatten the template")
            }
        case .close:
            guard let last = open.popLast() else {
                note(tag.line, "{{/\(tag.name)}} closes nothing", "remove it, or open {{#\(tag.name)}} before it")
                return
            }
            if last.name != tag.name {
                note(
                    tag.line, "{{/\(tag.name)}} closes section \"\(last.name)\" of line \(last.line)",
                    "write {{/\(last.name)}}")
            }
        case .unsupported:
            note(
                tag.line, "{{\(tag.name)}} is Mustache that templates may not use",
                "use {{field}}, {{#field}} or {{> partial}}")
        case .field, .partial, .comment: break
        }
    }

    private mutating func note(_ line: Int, _ message: String, _ hint: String) {
        problems.append(Problem(line: line, message: message, hint: hint))
    }

    private static func tag(_ inner: String, line: Int, guards: [String]) -> TemplateTag {
        let kinds: [Character: TemplateTag.Kind] = [
            "#": .section, "^": .inverted, "/": .close, "!": .comment, ">": .partial,
        ]
        let sigil = inner.first ?? " "
        let kind = kinds[sigil] ?? .field
        let body = kind == .field ? inner[...] : inner.dropFirst()
        let name = String(body.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let isPlain = !name.isEmpty && name.utf8.allSatisfy(isNameOctet)
        let isAllowed = kind == .comment || isPlain
        return TemplateTag(
            kind: isAllowed ? kind : .unsupported, name: isAllowed ? name : inner, line: line, guards: guards)
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

extension TemplateTag {
    /// The name by which tags inside this section know it.
    fileprivate var guardName: String { kind == .inverted ? "^" + name : name }
}
