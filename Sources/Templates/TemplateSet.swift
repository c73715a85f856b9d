/// All templates in force: loaded together, swapped together.
package struct TemplateSet: Sendable {
    /// The templates, in order of name.
    package let templates: [Template]
    let partials: Partials
    let layouts: Layouts

    /// The set with nothing but the built-in acknowledgement.
    package static let builtIn = TemplateSet(templates: [], partials: Partials(), layouts: .builtIn)

    /// Loads a directory. What is broken is left out and told; what is sound is in the set, and the built-in
    /// acknowledgement answers when nothing is.
    package static func load(directory: String) -> (set: TemplateSet, faults: [TemplateFault]) {
        let found = TemplateDirectory(path: directory)
        var compiler = TemplateCompiler()
        compiler.compilePartials(found.partials)
        var templates: [Template] = []
        var faults: [TemplateFault] = []
        for file in found.templates {
            guard let template = compiler.compileTemplate(file) else { continue }
            if let twin = templates.first(where: { $0.name == template.name }) {
                faults.append(duplicate(template, of: twin))
            } else {
                templates.append(template)
            }
        }
        var layouts = Layouts.builtIn
        for file in found.layouts {
            guard let layout = compiler.compileLayout(file) else { continue }
            if file.name == Layouts.htmlFile { layouts.html = layout } else { layouts.text = layout }
        }
        let set = TemplateSet(
            templates: templates.sorted { $0.name < $1.name }, partials: compiler.partials, layouts: layouts)
        return (set, found.faults + compiler.faults + faults)
    }

    /// The template of this name.
    package subscript(name: String) -> Template? {
        templates.first { $0.name == name }
    }

    private static func duplicate(_ template: Template, of twin: Template) -> TemplateFault {
        TemplateFault(
            file: template.file, line: template.source.front.lines["name"], key: "name",
            message: "\"\(template.name)\" is already the name of \(twin.file)", hint: "give each template its own name"
        )
    }
}
