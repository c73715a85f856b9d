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

    /// The facts in what a person wrote, or in what a person forwarded: then the lead is who wrote that.
    ///
    /// - Parameter reply: the message's text taken apart; what is quoted in an answer is not read.
    package func facts(in message: Message, reply: ReplyText) -> LeadFacts {
        facts(from: message.from.first, replyTo: message.replyTo.first, subject: message.subject, reply: reply)
    }

    /// The same by the parts of a message.
    package func facts(from: Mailbox?, replyTo: Mailbox? = nil, subject: String?, reply: ReplyText) -> LeadFacts {
        let writer = person(from: from, replyTo: replyTo)
        let own = Letter(writer: writer, subject: subject, text: reply.newText, signature: reply.signature)
        guard let client = Letter(forwardedIn: reply, context: context) else { return facts(in: own) }
        var facts = facts(in: client)
        if client.writer == nil, facts.name == nil, facts.email == nil {
            // Who wrote it was not forwarded with it: the one who asks is the one who sent it on.
            facts.take(self.facts(in: Letter(writer: writer, subject: nil, text: "", signature: reply.signature)))
            facts.email = writer?.address
        }
        // What the one in between adds tells of the trip, not of the person.
        facts.fill(trip: FactReader(context: context).read(reply.newText))
        if let subject { facts.fill(trip: FactReader(context: context).read(subject)) }
        return facts
    }

    /// The facts of an inquiry that reached us in another way: a note of a telephone call, one text.
    package func facts(from: Mailbox?, replyTo: Mailbox? = nil, subject: String?, newText: String) -> LeadFacts {
        facts(in: Letter(writer: person(from: from, replyTo: replyTo), subject: subject, text: newText))
    }

    private func facts(in letter: Letter) -> LeadFacts {
        var facts = labelled(letter.text)
        facts.source = .email
        facts.message = letter.text.trimmed.isEmpty ? nil : letter.text.trimmed
        if let address = letter.writer?.address {
            facts.email = address
            facts.evidence[LeadFact.email.rawValue] = address.description
        } else if facts.email == nil {
            facts.email = TextAddresses.addresses(in: letter.whole, limit: 5).first { context.mayBeLead($0) }
        }
        let text = TokenizedText(FactReader.unwrapped(letter.text))
        let reader = FactReader(context: context)
        var (free, _) = reader.read(text)
        readPerson(into: &free, text: text, letter: letter)
        facts.take(free)
        if let subject = letter.subject, !subject.isEmpty { facts.take(fromSubject: reader.read(subject)) }
        if facts.company == nil { nameByDomain(&facts) }
        facts.language = free.language ?? LanguageReader.language(of: TokenizedText(letter.subject ?? ""))
        return facts
    }

    /// Reply-To when From is a machine or ours, else From.
    private func person(from: Mailbox?, replyTo: Mailbox?) -> Mailbox? {
        for mailbox in [from, replyTo] {
            if let mailbox, let address = mailbox.address, context.mayBeLead(address) { return mailbox }
        }
        return nil
    }

    private func readPerson(into facts: inout LeadFacts, text: TokenizedText, letter: Letter) {
        let signature = SignatureBlock(of: letter.whole)
        if let name = NameReader.name(in: text, signature: signature, from: letter.writer) {
            facts.name = name.value
            facts.evidence[LeadFact.name.rawValue] = String(name.evidence.prefix(FactReader.maximumEvidence))
        }
        if let company = CompanyReader.company(in: signature) {
            facts.company = company
            facts.evidence[LeadFact.company.rawValue] = "signature: \(company)"
        }
        if facts.phone == nil, let below = letter.signature {
            let phone = PhoneReader(country: context.defaultCountry).phone(in: TokenizedText(below))
            facts.phone = phone?.value.printed
            facts.phoneE164 = phone?.value.e164
            facts.evidence[LeadFact.phone.rawValue] = phone.map { "signature: \($0.value.printed)" }
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
    private func labelled(_ newText: String) -> LeadFacts {
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
