import Mustache

/// The frame around every message: `layout.html` and `layout.txt` of the template directory, or the built-in ones.
struct Layout: Sendable {
    /// The tags a layout has beyond the fields.
    static let positions: [String: Int] = [
        "content": Placeholder.content, "subject": Placeholder.subject, "preheader": Placeholder.preheader,
        "language": Placeholder.language,
    ]

    /// The file's name in the template directory.
    let file: String
    private let text: CompiledText
    /// The source with its tags, for lint.
    let source: TaggedText

    /// What a layout is filled with.
    struct Parts {
        let content: String
        let subject: String
        let preheader: String
        let language: String
    }

    /// Parses a layout, or throws what swift-mustache says of it.
    init(file: String, source: TaggedText) throws {
        self.file = file
        self.source = source
        self.text = try CompiledText(source)
    }

    /// A layout made of fields only, which cannot fail.
    init(file: String, fieldsOnly source: String) {
        self.file = file
        self.source = TaggedText(source)
        self.text = CompiledText(fieldsOnly: source)
    }

    /// The HTML document: every value escaped, link targets checked, the content as it is.
    func html(_ parts: Parts, _ values: ResolvedValues) -> String {
        let frame = text.render(FieldContext(values: values), partials: MustacheLibrary())
        return Placeholder.replace(in: frame) { position in
            position == Placeholder.content
                ? parts.content : HTMLEscape.text(Self.line(position, parts, values))
        }
    }

    /// The text part: paragraphs of the frame around the content, blank lines never doubled.
    func plainText(_ parts: Parts, _ values: ResolvedValues) -> String {
        let frame = text.render(FieldContext(values: values), partials: MustacheLibrary())
        let filled = Placeholder.replace(in: frame) { position in
            position == Placeholder.content ? parts.content : Self.readable(position, parts, values)
        }
        return Self.tidied(filled)
    }

    private static func line(_ position: Int, _ parts: Parts, _ values: ResolvedValues) -> String {
        switch position {
        case Placeholder.subject: parts.subject
        case Placeholder.preheader: parts.preheader
        case Placeholder.language: parts.language
        default: values[position].text
        }
    }

    /// A reader of text wants `stop@example.com`, not `mailto:stop@example.com`.
    private static func readable(_ position: Int, _ parts: Parts, _ values: ResolvedValues) -> String {
        let line = line(position, parts, values)
        let isURL = TemplateField.all.indices.contains(position) && TemplateField.all[position].kind == .url
        return isURL ? LinkTarget(line)?.readable ?? line : line
    }

    private static func tidied(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isDoubled = line.isEmpty && (lines.last?.isEmpty ?? true)
            if !isDoubled { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}
