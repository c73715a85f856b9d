import MIME
import MailTypes

/// Recognises form-to-mail messages and takes them apart.
struct FormReader: Sendable {
    let context: ReadingContext

    /// One way of reading the body.
    private struct Draft {
        var fields: [FormField]
        var entries: [FormParser.Entry]
        var opening: [String]
        var loose: [String]
        var style: LabelLine.Style?

        var roles: Set<FormRole> { Set(entries.filter(\.isExact).compactMap(\.role)) }
    }

    /// The form in a message; nil when it is none.
    func read(_ source: FormSource) -> FormReading? {
        let drafts = drafts(of: source)
        guard let draft = drafts.max(by: { $0.roles.count < $1.roles.count }) else { return nil }
        guard let signs = signs(of: draft, in: source) else { return nil }
        var reading = FormFacts(context: context, entries: draft.entries, loose: draft.loose, source: source)
        reading.gather()
        return FormReading(
            fields: draft.fields, facts: reading.facts, replyAddress: reading.facts.email, signs: signs
        )
    }

    private func drafts(of source: FormSource) -> [Draft] {
        var drafts: [Draft] = []
        for body in [source.text, source.html ?? ""] {
            if let fields = JSONForm.fields(in: body) { drafts.append(draft(fields)) }
        }
        if !source.text.trimmed.isEmpty { drafts.append(draft(FormLine.lines(of: source.text))) }
        if let html = source.html, !html.trimmed.isEmpty { drafts.append(draft(FormMarkup.lines(of: html))) }
        return drafts
    }

    private func draft(_ lines: [FormLine]) -> Draft {
        let parser = FormParser(FormFooter.strip(lines))
        return Draft(
            fields: parser.entries.map { FormField(label: $0.label, value: $0.value) }, entries: parser.entries,
            opening: parser.opening, loose: parser.loose, style: parser.style
        )
    }

    private func draft(_ fields: [FormField]) -> Draft {
        let entries = fields.map { field in
            let exact = FormLabels.exactRole(of: JSONLabel.spaced(field.label))
            return FormParser.Entry(
                label: field.label, role: exact ?? FormLabels.role(of: JSONLabel.spaced(field.label)),
                isExact: exact != nil, style: .cells, lines: [field.value], hasInlineValue: true
            )
        }
        return Draft(fields: fields, entries: entries, opening: [], loose: [], style: nil)
    }

    /// What shows that this is a form; nil when it is none. One weak sign is never enough.
    private func signs(of draft: Draft, in source: FormSource) -> [String]? {
        let roles = draft.roles
        let asksContact = roles.contains { $0.isContact && !$0.isHeaderLike }
        let isHeader = roles.allSatisfy(\.isHeaderLike)
        guard roles.count >= 2, !isHeader, asksContact || roles.contains(.sender) && roles.contains(.message) else {
            return nil
        }
        var weight = 0
        var signs: [String] = []
        func sign(_ points: Int, _ text: String) {
            weight += points
            signs.append(text)
        }
        let names = draft.entries.filter { $0.isExact && $0.role != .technical }.map(\.label).prefix(6)
        sign(min(3, roles.count - 1), "labels of a form: \(names.joined(separator: ", "))")
        if draft.style?.isMarked ?? true { sign(1, "labels set off by markup") }
        if FormFooter.announces(source.subject) { sign(1, "the subject announces a form") }
        if FormFooter.announces(draft.opening.suffix(8).joined(separator: " ")) {
            sign(1, "the opening announces a form")
        }
        if isHost(source) { sign(1, "sent by a web host, not by the person") }
        if let greeting = draft.opening.first(where: { !$0.isEmpty }), isGreeting(greeting) {
            sign(-2, "but it opens with a greeting")
        }
        let prose = draft.opening.filter { $0.split(separator: " ").count > 12 }.count
        if prose > 1 { sign(-2, "but prose comes before the labels") }
        return weight >= 3 ? signs : nil
    }

    /// Whether the sender is the web site's machine: an address of ours, a robot's name, or not the reply address.
    private func isHost(_ source: FormSource) -> Bool {
        guard let from = source.from.first?.address else { return true }
        if MachineMailbox.matches(from) || context.owns(from) { return true }
        guard let reply = source.replyTo.first?.address else { return false }
        return reply.comparisonKey != from.comparisonKey
    }

    private func isGreeting(_ line: String) -> Bool {
        let first = FormLabels.key(of: line).split(separator: " ").first.map(String.init) ?? ""
        return [
            "hi", "hello", "hey", "dear", "good", "greetings", "hola", "buenos", "buenas", "bonjour", "hallo", "liebe",
            "sehr", "ciao", "buongiorno", "ola", "hej", "dzien", "здравствуйте",
        ].contains(first)
    }
}
