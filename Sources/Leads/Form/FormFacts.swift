import MIME
import MailTypes

/// Makes lead facts of a form's answers. What a question asks for is taken from its answer first; what was not asked
/// may stand in the free text.
struct FormFacts {
    let context: ReadingContext
    let entries: [FormParser.Entry]
    let loose: [String]
    let source: FormSource
    private(set) var facts = LeadFacts(source: .form)

    init(context: ReadingContext, entries: [FormParser.Entry], loose: [String], source: FormSource) {
        self.context = context
        self.entries = entries
        self.loose = loose
        self.source = source
    }

    mutating func gather() {
        gatherMessage()
        gatherAnswers()
        let text = [answer(.subject), answer(.topic), facts.message].compactMap { $0 }.joined(separator: "\n")
        let free = FactReader(context: context).read(text)
        facts.fill(from: free)
        facts.language = free.language
    }

    /// What the questions asked for, without reading the free text.
    mutating func gatherAnswers() {
        gatherPerson()
        gatherTrip()
    }

    /// The first answer that is not empty.
    private func answer(_ role: FormRole) -> String? {
        answers(role).first
    }

    /// The answers to a question, those of labels that are known first.
    private func answers(_ role: FormRole) -> [String] {
        let given = entries.filter { $0.role == role && !FormText.isBlank($0.value) }
        return given.filter(\.isExact).map(\.value) + given.filter { !$0.isExact }.map(\.value)
    }

    private mutating func note(_ fact: LeadFact, _ label: String?) {
        if let label { facts.evidence[fact.rawValue] = String(label.prefix(FactReader.maximumEvidence)) }
    }

    private func printed(_ role: FormRole) -> String? {
        entries.first { $0.role == role && !FormText.isBlank($0.value) }.map { "\($0.label): \($0.value)" }
    }

    private mutating func gatherMessage() {
        let given = entries.filter { $0.role == .message && !$0.value.isEmpty }
        let exact = given.filter(\.isExact)
        let rest = loose.joined(separator: "\n").trimmed
        if !given.isEmpty {
            facts.message = (exact.isEmpty ? given : exact).map(\.value).joined(separator: "\n\n")
        } else {
            let isHeading = !rest.contains("\n") && FormLabels.isHeading(rest)
            facts.message = rest.isEmpty || isHeading ? nil : rest
        }
    }

    private mutating func gatherPerson() {
        facts.name = name()
        note(.name, printed(.name) ?? printed(.firstName))
        facts.email = email()
        facts.phone = answer(.phone)
        if facts.phone == nil, let mixed = answer(.email), FormAddress.addresses(in: mixed).isEmpty {
            facts.phone = mixed.filter(\.isNumber).count >= 5 && !mixed.contains("@") ? mixed : nil
        }
        if facts.phone == nil { facts.phone = unnamedPhone }
        if let phone = facts.phone {
            facts.phoneE164 = PhoneReader(country: context.defaultCountry).e164(of: phone)
            note(.phone, printed(.phone))
        }
        facts.company = answer(.company)
        note(.company, printed(.company))
    }

    /// The answer that is a telephone number and nothing else, whatever its label.
    private var unnamedPhone: String? {
        entries.first { entry in
            entry.role == nil && entry.value.utf8.count <= 24 && (9...15).contains(entry.value.filter(\.isNumber).count)
                && entry.value.allSatisfy { $0.isNumber || "+()-./ ".contains($0) }
        }?.value
    }

    private func name() -> String? {
        let first = answer(.firstName)
        let last = answer(.lastName)
        if let name = answer(.name), !isAddress(name) {
            // `Nom: Perrin`, `Prénom: Alice`; `Nombre: Rafael`, `Apellidos: Montes`: the one label is half a name.
            if let first, last == nil, !name.contains(first) { return "\(first) \(name)" }
            if let last, first == nil, !name.contains(last) { return "\(name) \(last)" }
            return name
        }
        let parts = [first, last].compactMap { $0 }
        if !parts.isEmpty { return parts.joined(separator: " ") }
        return answers(.sender).lazy.compactMap { FormAddress.displayName(of: $0) }.first
    }

    private func isAddress(_ text: String) -> Bool {
        !text.contains(" ") && !TextAddresses.addresses(in: text, limit: 1).isEmpty
    }

    /// The person's address: the answer to the question, else Reply-To, else From when that is no machine.
    private mutating func email() -> AddrSpec? {
        for role in [FormRole.email, .sender, .name, .phone] {
            for answer in answers(role) {
                if let address = FormAddress.addresses(in: answer).first(where: { !context.owns($0) }) {
                    note(.email, printed(role))
                    return address
                }
            }
        }
        for mailbox in source.replyTo + source.from {
            if let address = mailbox.address, context.mayBeLead(address) {
                note(.email, address.description)
                return address
            }
        }
        // Nobody was asked for an address, and the text names one.
        guard !entries.contains(where: { $0.role == .email }), let text = facts.message else { return nil }
        let named = Set(TextAddresses.addresses(in: text, limit: 5).filter(context.mayBeLead))
        return named.count == 1 ? named.first : nil
    }

    /// The first answer that is a place: `PU: 11/24 04:45 AM` is a time.
    private func place(_ role: FormRole) -> String? {
        answers(role).first { !isMoment($0) }
    }

    private func isMoment(_ answer: String) -> Bool {
        let text = TokenizedText(answer.prefix(120))
        return TripDayReader(context: context).day(in: text, at: 0) != nil
            || ClockReader.time(in: text, at: 0)?.value.isSure ?? false
    }

    private mutating func gatherTrip() {
        let reader = FactReader(context: context)
        for (role, fact) in [(FormRole.pickup, LeadFact.pickup), (.dropoff, .dropoff)] {
            guard let answer = place(role) else { continue }
            let place = answer.split(separator: "\n").map { $0.trimmed }.joined(separator: ", ")
            if fact == .pickup { facts.pickup = place } else { facts.dropoff = place }
            note(fact, printed(role))
        }
        if facts.pickup == nil, let address = answer(.address) {
            let place = [address, answer(.city), answer(.state), answer(.zip)].compactMap { $0 }
            facts.pickup = place.joined(separator: ", ").split(separator: "\n").map { $0.trimmed }.joined(
                separator: ", ")
            note(.pickup, printed(.address))
        } else if facts.pickup == nil, let city = answer(.city) ?? answer(.zip) {
            let place = [city, answer(.city) == nil ? nil : answer(.state), answer(.city) == nil ? nil : answer(.zip)]
            facts.pickup = place.compactMap { $0 }.joined(separator: ", ")
            note(.pickup, printed(.city) ?? printed(.zip))
        }
        gatherNumbers(reader)
        gatherTime(reader)
        let asked = [FormRole.service, .occasion, .topic].compactMap { answer($0) }.joined(separator: "\n")
        if let service = ServiceReader.service(in: TokenizedText(asked)) {
            facts.service = service.value
            note(.service, printed(.service) ?? printed(.occasion) ?? printed(.topic))
        }
        if let answer = answer(.roundTrip) {
            let words = FormLabels.key(of: answer)
            facts.roundTrip =
                words.contains("round") || words.hasPrefix("y") || words == "si" || words.contains("vuelta")
                || words == "true" || words == "1" || words == "oui" || words == "ja"
        } else if answer(.returnDate) != nil {
            facts.roundTrip = true
        }
    }

    private mutating func gatherNumbers(_ reader: FactReader) {
        if let answer = answer(.passengers), let count = PassengerReader.count(inAnswer: answer) {
            let children = self.answer(.children).flatMap(PassengerReader.count(inAnswer:)) ?? 0
            facts.passengers = min(PassengerReader.maximum, count + children)
            note(.passengers, printed(.passengers))
        }
        if let answer = answer(.hours), let hours = HoursReader.hours(inAnswer: answer) {
            facts.hours = hours
            note(.hours, printed(.hours))
        }
        if let answer = answer(.budget), let value = ValueReader.value(inAnswer: answer) {
            facts.value = value
            note(.value, printed(.budget))
        }
    }

    private mutating func gatherTime(_ reader: FactReader) {
        let date = entries.first { entry in
            entry.role == .date && !entry.value.isEmpty && !isSubmissionTime(entry.value)
        }?.value
        let pickup = entries.first { $0.role == .pickup && isMoment($0.value) }?.value
        let asked = [date ?? pickup, answer(.time)].compactMap { $0 }.joined(separator: " at ")
        let text = TokenizedText(asked)
        let moments = Moments(in: text, days: TripDayReader(context: context))
        guard !asked.isEmpty, let moment = MomentReader(text, moments: moments).moment() else { return }
        facts.when = moment.value
        note(.when, [printed(.date), printed(.time)].compactMap { $0 }.joined(separator: ", "))
    }

    /// Mailers print the time of the post to the second; people do not.
    private func isSubmissionTime(_ value: String) -> Bool {
        let text = TokenizedText(value)
        return text.tokens.indices.contains { index in
            text.number(index) != nil && text.isSign(index + 1, ":") && text.number(index + 2) != nil
                && text.isSign(index + 3, ":") && text.number(index + 4) != nil
                && !text.folded(index + 4).hasPrefix("00")
        } || value.contains("T00:00:00.000Z") || value.hasSuffix("Z")
    }
}
