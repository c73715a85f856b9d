/// Fields that may come out blank, and declarations nothing uses.
enum FieldLint {
    static func check(_ set: TemplateSet) -> [TemplateFault] {
        set.templates.flatMap { blanks($0, set) + idle($0, set) }
            + blanks(set.layouts.html) + blanks(set.layouts.text)
    }

    private static func blanks(_ template: Template, _ set: TemplateSet) -> [TemplateFault] {
        set.partials.expand(template.source.tags, file: template.file)
            .filter { isUnguarded($0.tag) && template.defaults[$0.tag.name] == nil }
            .map { fault($0.tag, file: $0.file) }
    }

    private static func blanks(_ layout: Layout) -> [TemplateFault] {
        layout.source.tags
            .filter { isUnguarded($0) && Layout.positions[$0.name] == nil }
            .map { fault($0, file: layout.file) }
    }

    /// Whether the field prints nothing when it is not given, and no section keeps it from doing so.
    private static func isUnguarded(_ tag: TemplateTag) -> Bool {
        guard tag.kind == .field, TemplateField.named(tag.name)?.fallback == nil else { return false }
        return !tag.guards.contains(tag.name)
    }

    private static func fault(_ tag: TemplateTag, file: String) -> TemplateFault {
        TemplateFault(
            file: file, line: tag.line, key: tag.name, message: "is blank when it is not given",
            hint: "add it to defaults:, or write {{#\(tag.name)}}...{{/\(tag.name)}} around it", severity: .warning)
    }

    private static func idle(_ template: Template, _ set: TemplateSet) -> [TemplateFault] {
        let tags =
            set.partials.expand(template.source.tags, file: template.file).map(\.tag)
            + set.layouts.html.source.tags + set.layouts.text.source.tags
        let used = Set(tags.map(\.name))
        let lines = template.source.front.lines
        let declared = template.fields.map { ("fields", $0) } + template.defaults.keys.sorted().map { ("defaults", $0) }
        return declared.filter { !used.contains($0.1) }.map { key, name in
            TemplateFault(
                file: template.file, line: lines[key], key: "\(key).\(name)", message: "the text never uses this field",
                hint: "remove it, or use {{\(name)}}", severity: .warning)
        }
    }
}
