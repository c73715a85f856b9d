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
        var sign: String?

        var roles: Set<FormRole> { Set(entries.filter(\.isExact).compactMap(\.role)) }
        /// How much of a form it shows: questions that name somebody count most.
        var weight: Int { roles.subtracting([.technical]).count * 2 + (roles.contains { $0.isContact } ? 1 : 0) }
    }

    /// The form in a message; nil when it is none.
    func read(_ source: FormSource) -> FormReading? {
        let plain = FormFooter.strip(FormTable.laidOut(FormLine.lines(of: source.text)).map(\.read))
        let rich =
            source.html.map { FormFooter.strip(FormTable.laidOut(FormMarkup.lines(of: $0)).map(\.read)) } ?? []
        let drafts = drafts(of: source, plain, rich)
        for lines in [plain, rich] where !lines.isEmpty {
            guard let prose = FormProse.read(lines, source, context), isBy(prose, source) else { continue }
            if prose.isLabelled, var draft = drafts.max(by: { $0.weight < $1.weight }), draft.roles.count > 1 {
                draft.entries.insert(contentsOf: entries(of: prose), at: 0)
                return reading(draft, ["the opening names the sender"], source)
            }
            return reading(prose, source)
        }
        if let draft = drafts.max(by: { $0.weight < $1.weight }), let signs = signs(of: draft, in: source) {
            return reading(draft, signs, source)
        }
        let lines = plain.isEmpty ? rich : plain
        if let card = FormProse.card(lines, source, context), isBy(card, source) { return reading(card, source) }
        // One line for all the answers.
        let last = FormTable.unfolded(lines).map(draft) ?? drafts.first { $0.sign == nil } ?? draft(lines)
        return signs(of: last, in: source).map { reading(last, $0, source) }
    }

    /// The form in a message that we wrote ourselves of what was posted to us: it is one, whatever it asks.
    func readPosted(_ source: FormSource) -> FormReading? {
        source.data.lazy.compactMap { StructuredForm.fields(in: $0) ?? JSONForm.fields(in: $0, atLeast: 1) }.first
            .map { reading(draft($0), ["posted to our web door"], source) }
    }

    private func reading(_ draft: Draft, _ signs: [String], _ source: FormSource) -> FormReading {
        var reading = FormFacts(context: context, entries: draft.entries, loose: draft.loose, source: source)
        reading.gather()
        return FormReading(
            fields: draft.fields, facts: reading.facts, replyAddress: reading.facts.email, signs: signs
        )
    }

    // MARK: - Ways of reading

    private func drafts(of source: FormSource, _ plain: [FormLine], _ rich: [FormLine]) -> [Draft] {
        var drafts: [Draft] = []
        for body in source.data + [source.text, source.html ?? ""] {
            if let fields = StructuredForm.fields(in: body) { drafts.append(draft(fields)) }
        }
        // Data is exact where it is all there is; lines of it would be read twice.
        if drafts.contains(where: { $0.roles.count > 1 }) { return drafts }
        if !plain.isEmpty { drafts.append(draft(plain)) }
        if !rich.isEmpty { drafts.append(draft(rich)) }
        return drafts
    }

    private func draft(_ lines: [FormLine]) -> Draft {
        let parser = FormParser(lines)
        return Draft(
            fields: parser.entries.map { FormField(label: $0.label, value: $0.value) }, entries: parser.entries,
            opening: parser.opening, loose: parser.loose, style: parser.style
        )
    }

    private func draft(_ fields: [FormField]) -> Draft {
        let entries = fields.map { field in
            let exact = FormLabels.exactRole(of: field.label)
            return FormParser.Entry(
                label: field.label, role: exact ?? FormLabels.role(of: JSONLabel.spaced(field.label)),
                isExact: exact != nil, style: .cells, lines: [field.value], hasInlineValue: true
            )
        }
        return Draft(fields: fields, entries: entries, opening: [], loose: [], style: nil, sign: "data of a form post")
    }

    // MARK: - Forms in a sentence

    private func reading(_ prose: FormProse, _ source: FormSource) -> FormReading {
        var reading = FormFacts(
            context: context, entries: entries(of: prose), loose: prose.message.isEmpty ? [] : [prose.message],
            source: source)
        reading.gather()
        let fields = [("Name", prose.name), ("Email", prose.address?.description), ("Phone", prose.phone)]
            .compactMap { label, value in value.map { FormField(label: label, value: $0) } }
        return FormReading(
            fields: fields + (prose.message.isEmpty ? [] : [FormField(label: "Message", value: prose.message)]),
            facts: reading.facts, replyAddress: reading.facts.email,
            signs: ["the opening announces a form and names the sender"]
        )
    }

    private func entries(of prose: FormProse) -> [FormParser.Entry] {
        let answers = [
            (FormRole.name, prose.name), (.email, prose.address?.description), (.phone, prose.phone),
        ]
        return answers.compactMap { role, value in
            value.map {
                FormParser.Entry(
                    label: role.rawValue, role: role, isExact: true, style: .colon, lines: [$0], hasInlineValue: true)
            }
        }
    }

    /// Whether the sentence is the mailer's: sent by a machine, or for the very person it names.
    private func isBy(_ prose: FormProse, _ source: FormSource) -> Bool {
        guard let from = source.from.first?.address, !SubjectPrefix.isReply(source.subject) else { return false }
        if RobotAddress.isSite(from) || isHost(source) && !context.owns(from) { return true }
        let key = prose.address?.comparisonKey
        return (source.replyTo + source.from).contains { $0.address?.comparisonKey == key }
    }

    // MARK: - Recognition

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
        let isHost = isHost(source)
        let asked = draft.entries.filter { $0.isExact && $0.role != .technical }
        sign(min(3, roles.count - 1), "labels of a form: \(asked.map(\.label).prefix(6).joined(separator: ", "))")
        if let data = draft.sign {
            sign(1, data)
        } else if draft.style?.isMarked ?? true {
            sign(1, "labels set off by markup")
        }
        let words = draft.opening.filter { !$0.isEmpty && !FormFooter.isRule($0) }
        let announced =
            FormFooter.announces(words.prefix(4).joined(separator: " "))
            || FormFooter.announces(words.suffix(6).joined(separator: " "))
        let isNamed = FormFooter.announces(source.subject)
        if isNamed { sign(1, "the subject announces a form") }
        if announced { sign(1, "the opening announces a form") }
        if isHost { sign(1, "sent by a web host, not by the person") }
        if roles.contains(.message) { sign(1, "a label for free text") }
        if words.isEmpty, roles.contains(.email) || roles.contains(.sender) {
            sign(1, "nothing stands before the labels")
        }
        if let greeting = words.first, isGreeting(greeting), !isHost, !announced {
            sign(-2, "but it opens with a greeting")
        }
        if words.filter({ $0.split(separator: " ").count > 12 }).count > 1, !announced {
            sign(-2, "but prose comes before the labels")
        }
        if !isHost, !announced, !roles.contains(.message), !words.isEmpty || !isNamed {
            sign(-2, "but a person may list as much, or sign so")
        }
        return weight >= 3 ? signs : nil
    }

    /// Whether the sender is the web site's machine: an address of ours, a robot's name, or not the reply address.
    private func isHost(_ source: FormSource) -> Bool {
        guard let from = source.from.first?.address else { return true }
        if RobotAddress.isSite(from) || context.owns(from) { return true }
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
