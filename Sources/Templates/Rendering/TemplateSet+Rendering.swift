extension TemplateSet {
    /// Renders a template of this set. Never fails: a text that comes out empty is replaced by the built-in
    /// acknowledgement's, because a reply always goes out.
    package func render(_ template: Template, _ values: TemplateValues) -> RenderedMessage {
        render(template, values, canFallBack: true)
    }

    private func render(_ template: Template, _ given: TemplateValues, canFallBack: Bool) -> RenderedMessage {
        let isFollowUp = template.trigger.step.isFollowUp
        let values = ResolvedValues(given, defaults: template.defaults, isFollowUp: isFollowUp)
        let context = FieldContext(values: values)
        let markdown = template.body.render(context, partials: partials.library)
        let subjectText = template.subject.render(context, partials: partials.library)
        let preheaderText = template.preheader?.render(context, partials: partials.library) ?? ""
        let (html, text) = Self.parts(markdown, values)
        if text.isEmpty, canFallBack { return render(.lastResort, given, canFallBack: false) }
        let subject = SubjectLine.make(subjectText, values)
        let frame = { (content: String) in
            Layout.Parts(
                content: content, subject: subject,
                preheader: InertValue.singleLine(
                    Placeholder.replace(in: preheaderText) { values[$0].text }, limit: TemplateLimits.subjectMaximum),
                language: template.trigger.language)
        }
        return RenderedMessage(
            subject: subject,
            text: layouts.text.plainText(frame(text), values),
            html: layouts.html.html(frame(html), values),
            template: template.name, hash: template.hash, variant: template.variant,
            defaulted: Self.defaulted(in: subjectText + preheaderText + markdown, values))
    }

    private static func parts(_ markdown: String, _ values: ResolvedValues) -> (html: String, text: String) {
        guard let document = MarkdownDocument(markdown) else { return ("", "") }
        document.substitute(values)
        return (InlineStyles.apply(to: document.html()), PlainTextWriter().write(document))
    }

    /// The fields shown with nothing given for them, by name.
    private static func defaulted(in text: String, _ values: ResolvedValues) -> [String] {
        var names: Set<String> = []
        for scalar in text.unicodeScalars {
            guard let position = Placeholder.position(scalar), TemplateField.all.indices.contains(position),
                !values[position].isGiven
            else { continue }
            names.insert(TemplateField.all[position].name)
        }
        return names.sorted()
    }
}
