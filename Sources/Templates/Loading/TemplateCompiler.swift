import Mustache

/// Turns sources into templates, partials and layouts, gathering faults.
struct TemplateCompiler {
    /// What was found wrong.
    private(set) var faults: [TemplateFault] = []
    /// The partials taken in so far.
    private(set) var partials = Partials()

    /// Takes in all partials; those that are broken or lead back to themselves are left out.
    mutating func compilePartials(_ files: [SourceFile]) {
        var candidates = Partials()
        for file in files {
            let source = TaggedText(file.text)
            guard check(source, file: file.name) else { continue }
            let name = file.name.dropFirst(Partials.folder.count + 1).dropLast(3)
            keep(Self.attempt(file.name, line: 1) { try candidates.add(String(name), source) })
        }
        for (name, source) in candidates.sources.sorted(by: { $0.key < $1.key }) {
            if let cycle = candidates.cycle(from: name) {
                note(
                    Partials.file(name), 1, name, "leads back to itself: \(cycle.joined(separator: " > "))",
                    "remove one of these {{> ...}}")
                continue
            }
            var extended = partials
            if keep(Self.attempt(Partials.file(name), line: 1) { try extended.add(name, source) }) != nil {
                partials = extended
            }
        }
    }

    /// Compiles one template, or notes why it cannot be used.
    mutating func compileTemplate(_ file: SourceFile) -> Template? {
        let read = TemplateSource.read(file)
        faults += read.faults
        guard let source = read.source else { return nil }
        let texts = [source.subject, source.preheader, source.body].compactMap { $0 }
        guard texts.map({ check($0, file: file.name) }).allSatisfy({ $0 }) else { return nil }
        guard source.body.text.contains(where: { !$0.isWhitespace }) else {
            note(file.name, source.body.firstLine, nil, "there is no text below the front matter", "write the message")
            return nil
        }
        guard checkPartials(source) else { return nil }
        return keep(Self.attempt(file.name, line: source.body.firstLine) { try template(source) })
    }

    /// Compiles a layout, or notes why the built-in one stays.
    mutating func compileLayout(_ file: SourceFile) -> Layout? {
        let source = TaggedText(file.text)
        guard check(source, file: file.name, isLayout: true) else { return nil }
        guard source.tags.contains(where: { $0.kind == .field && $0.name == "content" && $0.guards.isEmpty }) else {
            note(file.name, nil, "content", "{{content}} is missing", "put {{content}} where the message goes")
            return nil
        }
        return keep(Self.attempt(file.name, line: 1) { try Layout(file: file.name, source: source) })
    }

    private func template(_ source: TemplateSource) throws -> Template {
        let front = source.front
        var hash = ContentHash()
        hash.combine(source.text)
        for name in partials.used(by: source.tags) { hash.combine(partials.sources[name]?.text ?? "") }
        return Template(
            name: front.name, file: source.file, trigger: front.trigger, delay: front.delay, variant: front.variant,
            fields: front.fields, defaults: front.defaults, hash: hash.text,
            subject: try CompiledText(source.subject), preheader: try source.preheader.map { try CompiledText($0) },
            body: try CompiledText(source.body), source: source)
    }

    /// Structure and names of one text; false when it cannot be used.
    private mutating func check(_ source: TaggedText, file: String, isLayout: Bool = false) -> Bool {
        let before = faults.count
        for problem in source.problems {
            faults.append(TemplateFault(file: file, line: problem.line, message: problem.message, hint: problem.hint))
        }
        let known = TemplateField.all.map(\.name) + (isLayout ? Layout.positions.keys.sorted() : [])
        for tag in source.tags {
            switch tag.kind {
            case .field, .section, .inverted:
                checkField(tag, file: file, known: known)
            case .partial where isLayout:
                note(file, tag.line, tag.name, "a layout cannot hold partials", "write the text into the layout")
            case .partial, .close, .comment, .unsupported: break
            }
        }
        return faults.count == before
    }

    private mutating func checkField(_ tag: TemplateTag, file: String, known: [String]) {
        guard known.contains(tag.name) else {
            note(file, tag.line, tag.name, "unknown field", Suggestion.hint(for: tag.name, among: known))
            return
        }
        if tag.kind == .field, TemplateField.named(tag.name)?.kind == .condition {
            note(
                file, tag.line, tag.name, "is a question, not a text",
                "write {{#\(tag.name)}}...{{/\(tag.name)}}")
        }
    }

    private mutating func checkPartials(_ source: TemplateSource) -> Bool {
        let before = faults.count
        for placed in partials.expand(source.tags, file: source.file) where placed.tag.kind == .partial {
            guard partials.sources[placed.tag.name] == nil else { continue }
            let hint = Suggestion.hint(for: placed.tag.name, among: partials.sources.keys.sorted())
            note(placed.file, placed.tag.line, placed.tag.name, "no usable partial of this name", hint)
        }
        return faults.count == before
    }

    /// The value, or nil with its fault noted.
    @discardableResult
    private mutating func keep<Value>(_ result: Result<Value, TemplateFault>) -> Value? {
        switch result {
        case .success(let value): return value
        case .failure(let fault):
            faults.append(fault)
            return nil
        }
    }

    /// Runs a step of swift-mustache; its refusal becomes a fault with the line.
    private static func attempt<Value>(
        _ file: String, line: Int, _ step: () throws -> Value
    ) -> Result<Value, TemplateFault> {
        do {
            return .success(try step())
        } catch let error as MustacheTemplate.ParserError {
            return .failure(
                TemplateFault(
                    file: file, line: line + error.context.lineNumber - 1, message: "Mustache: \(error.error)",
                    hint: "check the braces near this line"))
        } catch {
            return .failure(
                TemplateFault(file: file, line: line, message: "cannot be compiled", hint: "check the braces"))
        }
    }

    private mutating func note(_ file: String, _ line: Int?, _ key: String?, _ message: String, _ hint: String) {
        faults.append(TemplateFault(file: file, line: line, key: key, message: message, hint: hint))
    }
}
