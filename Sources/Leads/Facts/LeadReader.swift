import MIME
import MailTypes

/// Reads the lead out of a message: from the fields of a form, or from what a person wrote.
package struct LeadReader: Sendable {
    package let context: ReadingContext

    package init(context: ReadingContext) {
        self.context = context
    }

    /// The form that a web site mailed; nil when the message is not one.
    package func form(in message: Message) -> FormReading? {
        FormReader(context: context).read(FormSource(message))
    }

    /// The facts in what a person wrote.
    ///
    /// - Parameter newText: the writer's own words, without quotations and forwarded mail: nothing else is read.
    package func facts(in message: Message, newText: String) -> LeadFacts {
        facts(from: message.from.first, replyTo: message.replyTo.first, subject: message.subject, newText: newText)
    }

    /// The same for an inquiry that reached us in another way: a forwarded message, a note of a telephone call.
    package func facts(from: Mailbox?, replyTo: Mailbox? = nil, subject: String?, newText: String) -> LeadFacts {
        let writer = person(from: from, replyTo: replyTo)
        let body = FactReader.unwrapped(newText)
        var facts = labelled(newText, subject: subject)
        facts.source = .email
        facts.message = newText.trimmed.isEmpty ? nil : newText.trimmed
        if let address = writer?.address {
            facts.email = address
            facts.evidence[LeadFact.email.rawValue] = address.description
        } else if facts.email == nil {
            facts.email = TextAddresses.addresses(in: newText, limit: 5).first { context.mayBeLead($0) }
        }
        let text = TokenizedText(body)
        let reader = FactReader(context: context)
        var (free, _) = reader.read(text)
        readPerson(into: &free, text: text, body: newText, writer: writer)
        facts.take(free)
        if let subject, !subject.isEmpty { facts.take(fromSubject: reader.read(subject)) }
        if facts.company == nil { nameByDomain(&facts) }
        facts.language = free.language
        return facts
    }

    /// Reply-To when From is a machine or ours, else From.
    private func person(from: Mailbox?, replyTo: Mailbox?) -> Mailbox? {
        for mailbox in [from, replyTo] {
            if let mailbox, let address = mailbox.address, context.mayBeLead(address) { return mailbox }
        }
        return nil
    }

    private func readPerson(into facts: inout LeadFacts, text: TokenizedText, body: String, writer: Mailbox?) {
        let signature = SignatureBlock(of: body)
        if let name = NameReader.name(in: text, signature: signature, from: writer) {
            facts.name = name.value
            facts.evidence[LeadFact.name.rawValue] = String(name.evidence.prefix(FactReader.maximumEvidence))
        }
        if let company = CompanyReader.company(in: signature) {
            facts.company = company
            facts.evidence[LeadFact.company.rawValue] = "signature: \(company)"
        }
    }

    private func nameByDomain(_ facts: inout LeadFacts) {
        guard let address = facts.email,
            let company = CompanyReader.company(of: address, name: facts.name, context: context)
        else { return }
        facts.company = company
        facts.evidence[LeadFact.company.rawValue] = "domain \(address.domain)"
    }

    /// What a writer set down as `label: answer` lines, as brokers and dispatchers do.
    private func labelled(_ newText: String, subject: String?) -> LeadFacts {
        let parser = FormParser(FormLine.lines(of: newText))
        let roles = Set(parser.entries.filter(\.isExact).compactMap(\.role)).filter { !$0.isHeaderLike || $0 == .date }
        guard roles.count >= LeadReader.minimumLabels else { return LeadFacts() }
        let source = FormSource(subject: "", from: [], replyTo: [], text: newText, html: nil)
        var reading = FormFacts(
            context: context, entries: parser.entries.filter { $0.role != .message }, loose: [], source: source)
        reading.gatherAnswers()
        return reading.facts
    }

    /// Fewer labelled lines are a manner of speaking.
    private static let minimumLabels = 2
}

extension LeadFacts {
    /// Takes over every fact that is missing so far, with its evidence.
    mutating func take(_ other: LeadFacts) {
        if name == nil {
            name = other.name
            evidence[LeadFact.name.rawValue] = other.evidence[LeadFact.name.rawValue]
        }
        fill(from: other)
    }

    /// A subject names the service, the day and the size of the group; its other words are no addresses.
    mutating func take(fromSubject other: LeadFacts) {
        var subject = other
        subject.name = nil
        subject.phone = nil
        subject.phoneE164 = nil
        subject.company = nil
        fill(from: subject)
    }
}
