import CCmark

/// What shows in the sources: links in the clear, HTML that is left out, partials nobody uses.
enum SourceLint {
    static func check(_ set: TemplateSet) -> [TemplateFault] {
        let partials = set.partials.sources.sorted { $0.key < $1.key }
            .map { (file: Partials.file($0.key), source: $0.value) }
        let texts = set.templates.map { (file: $0.file, source: $0.source.body) } + partials
        return texts.flatMap { insecureLinks($0.file, $0.source, "http://") + rawHTML($0.file, $0.source) }
            + [set.layouts.html, set.layouts.text].flatMap { insecureLinks($0.file, $0.source, "=\"http://") }
            + deadPartials(set)
    }

    private static func insecureLinks(_ file: String, _ source: TaggedText, _ mark: String) -> [TemplateFault] {
        source.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { $0.element.lowercased().contains(mark) }
            .map {
                TemplateFault(
                    file: file, line: source.firstLine + $0.offset, message: "a link without https",
                    hint: "write https://", severity: .warning)
            }
    }

    private static func rawHTML(_ file: String, _ source: TaggedText) -> [TemplateFault] {
        guard let document = MarkdownDocument(source.text) else { return [] }
        return document.nodes(ofType: [CMARK_NODE_HTML_BLOCK.rawValue, CMARK_NODE_HTML_INLINE.rawValue]).map {
            TemplateFault(
                file: file, line: source.firstLine + max(0, Int(cmark_node_get_start_line($0)) - 1),
                message: "HTML in a template is left out of the message",
                hint: "write Markdown, or put it into layout.html",
                severity: .warning)
        }
    }

    private static func deadPartials(_ set: TemplateSet) -> [TemplateFault] {
        let used = Set(set.templates.flatMap { set.partials.used(by: $0.source.tags) })
        return set.partials.sources.keys.filter { !used.contains($0) }.map {
            TemplateFault(
                file: Partials.file($0), line: 1, message: "no template uses this partial",
                hint: "use it as {{> \($0)}}, or remove it", severity: .warning)
        }
    }
}
