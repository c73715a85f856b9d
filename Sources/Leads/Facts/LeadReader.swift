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

    /// The form in a message that our own web door wrote.
    package func postedForm(in message: Message) -> FormReading? {
        FormReader(context: context).readPosted(FormSource(message))
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
        facts.refine(when: free.when)
        if let subject = letter.subject, !subject.isEmpty { facts.take(fromSubject: reader.read(subject)) }
        nameByDomain(&facts, TokenizedText(letter.whole))
        if facts.service == nil, let company = facts.company, CompanyReader.isEmployer(company),
            facts.evidence[LeadFact.company.rawValue]?.hasPrefix("domain ") != true
                || letter.signature?.contains(company) ?? letter.text.contains(company)
        {
            // Who signs for a firm and names no occasion travels on its business.
            facts.service = .corporate
            facts.evidence[LeadFact.service.rawValue] = company
        }
        if PitchSigns.find(in: text) ?? PitchSigns.find(in: TokenizedText(letter.subject ?? "")) != nil {
            facts.forgetTrip()
        }
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

    /// A name in the text that the address's domain spells is the company's; else the domain itself is all there is.
    private func nameByDomain(_ facts: inout LeadFacts, _ text: TokenizedText) {
        guard let address = facts.email, let label = CompanyReader.label(of: address, context: context) else { return }
        let isOwnName = CompanyReader.isName(facts.name, in: label)
        if let spelled = CompanyReader.spelled(label, in: text, besides: isOwnName ? facts.name : nil) {
            facts.company =
                facts.company.flatMap { $0.count > spelled.count && $0.hasPrefix(spelled) ? $0 : nil } ?? spelled
        } else if facts.company == nil, !isOwnName {
            facts.company = CompanyReader.company(label: label)
        } else {
            return
        }
        facts.evidence[LeadFact.company.rawValue] = "domain \(address.domain)"
    }

    /// What a writer set down as `label: answer` lines, as brokers and dispatchers do.
    private func labelled(_ newText: String) -> LeadFacts {
        let parser = FormParser(FormLine.lines(of: newText))
        let entries = parser.entries.map(LeadReader.trip).map(placeAlone)
        let roles = Set(entries.filter(\.isExact).compactMap(\.role)).filter { !$0.isHeaderLike || $0 == .date }
        guard roles.count >= LeadReader.minimumLabels else { return LeadFacts() }
        let source = FormSource(subject: "", from: [], replyTo: [], text: newText, html: nil)
        var reading = FormFacts(
            context: context, entries: entries.filter { $0.role != .message }, loose: [], source: source)
        reading.gatherAnswers()
        return reading.facts
    }

    /// `PU: 12/03 0445 - 21 Oxbow Ln`: the place alone; the day and the time are read from the text.
    private func placeAlone(_ entry: FormParser.Entry) -> FormParser.Entry {
        guard entry.role == .pickup || entry.role == .dropoff, let first = entry.lines.first else { return entry }
        var entry = entry
        entry.lines[0] = placeAlone(first)
        return entry
    }

    /// `From: The Westin` and `To: 11 Times Square` in a person's list are the ends of the trip, no mail header.
    private static func trip(_ entry: FormParser.Entry) -> FormParser.Entry {
        var entry = entry
        guard !entry.value.contains("@") else { return entry }
        switch LatinFolding.fold(entry.label).filter(\.isLetter) {
        case "paxname", "passengername", "guestname", "clientname", "leadpassenger", "leadname":
            (entry.role, entry.isExact) = (.name, true)
        case "puloc", "pulocation", "puaddress", "puadd", "pickuploc", "pul":
            (entry.role, entry.isExact) = (.pickup, true)
        case "do", "doloc", "dolocation", "doaddress", "dropoffloc", "droploc", "dropaddress":
            (entry.role, entry.isExact) = (.dropoff, true)
        case "from", "de", "desde", "von": entry.role = .pickup
        case "to", "a", "hasta", "nach", "para": entry.role = .dropoff
        default: break
        }
        return entry
    }

    /// `0615, 18 Glenmere Drive`: the place without the time before it.
    private func placeAlone(_ answer: String) -> String {
        let text = TokenizedText(answer)
        let moments = Moments(in: text, days: TripDayReader(context: context))
        var start = 0
        if let token = text[0], token.kind == .number, token.folded.utf8.count == 4,
            text.isSign(1, ",") || text.isSign(1, "/") || text.isSign(1, "-")
        {
            start = 2
        }
        while let end = moments.end(at: start), !text.isWord(end) || ["at", "from"].contains(text.folded(end)) {
            start = end
            while [",", "-", "/", "at", "from", "@"].contains(text.folded(start)) { start += 1 }
        }
        return start > 0 && start < text.count ? text.text(start..<text.count) : answer
    }

    /// Fewer labelled lines are a manner of speaking.
    private static let minimumLabels = 2
}
