/// What shows only in the finished message, rendered with every field and with the office's alone.
enum RenderLint {
    static func check(_ set: TemplateSet) -> [TemplateFault] {
        set.templates.flatMap { check($0, set) }
    }

    private static func check(_ template: Template, _ set: TemplateSet) -> [TemplateFault] {
        let full = set.render(template, .examples)
        let bare = set.render(template, .officeExamples)
        let lines = template.source.front.lines
        var faults: [TemplateFault] = []
        let note = { (line: Int?, key: String?, message: String, hint: String) in
            faults.append(
                TemplateFault(
                    file: template.file, line: line, key: key, message: message, hint: hint, severity: .warning))
        }
        let longest = max(full.subject.count, bare.subject.count)
        if longest > TemplateLimits.subjectGoal {
            note(
                lines["subject"], "subject",
                "is \(longest) characters with example values, more than "
                    + "\(TemplateLimits.subjectGoal)", "shorten it; phones cut it off")
        }
        if full.template != template.name || bare.template != template.name {
            note(
                template.source.body.firstLine, nil, "there is no text when fields are missing",
                "write at least one sentence outside of sections")
        }
        let octets = full.html.utf8.count
        if octets > TemplateLimits.htmlOctets {
            note(
                nil, nil, "renders to \(octets) octets of HTML, more than \(TemplateLimits.htmlOctets)",
                "shorten it; Gmail cuts it off")
        }
        if template.trigger.step.isFollowUp, !canBeStopped(full) {
            note(
                lines["step"], "unsubscribe_url", "a follow-up without an unsubscribe link in HTML and text",
                "put {{#unsubscribe_url}}...{{/unsubscribe_url}} into layout.html and layout.txt, or into the template")
        }
        return faults
    }

    /// Whether both parts carry the example's unsubscribe target.
    private static func canBeStopped(_ message: RenderedMessage) -> Bool {
        let targets = [TemplateField.unsubscribeURL, .unsubscribeMailto].compactMap { LinkTarget($0.example) }
        return targets.contains {
            message.text.contains($0.readable) && message.html.contains(HTMLEscape.text($0.text))
        }
    }
}
