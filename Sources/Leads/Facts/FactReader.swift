import FoundationEssentials

/// Reads the facts of a trip out of running text. Each fact is absent unless words give it.
struct FactReader: Sendable {
    /// How much of the text is kept as evidence of one fact, in characters.
    static let maximumEvidence = 160

    let context: ReadingContext

    /// Everything the text itself tells; who wrote it is for `LeadReader`.
    func read(_ source: String) -> LeadFacts {
        let text = TokenizedText(FactReader.unwrapped(source))
        return read(text).facts
    }

    /// The facts with the runs of tokens that are places.
    func read(_ text: TokenizedText) -> (facts: LeadFacts, places: [Range<Int>]) {
        var facts = LeadFacts()
        func note<Value>(_ fact: LeadFact, _ finding: Finding<Value>?) -> Value? {
            guard let finding else { return nil }
            facts.evidence[fact.rawValue] = String(text.text(finding.range).prefix(FactReader.maximumEvidence))
            return finding.value
        }
        let moments = Moments(in: text, days: TripDayReader(context: context))
        var placeReader = PlaceReader(text, moments: moments)
        let ends = placeReader.ends()
        facts.pickup = note(.pickup, ends.pickup)
        facts.dropoff = note(.dropoff, ends.dropoff)
        let phone = note(.phone, PhoneReader(country: context.defaultCountry).phone(in: text))
        facts.phone = phone?.printed
        facts.phoneE164 = phone?.e164
        let places = [ends.pickup?.range, ends.dropoff?.range].compactMap { $0 }
        facts.service = note(.service, ServiceReader.service(in: text, ends: places))
        facts.passengers = note(.passengers, PassengerReader.passengers(in: text))
        facts.when = note(.when, MomentReader(text, moments: moments).moment())
        facts.hours = note(.hours, HoursReader.hours(in: text, moments: moments))
        facts.value = note(.value, ValueReader.value(in: text))
        facts.roundTrip = note(.roundTrip, RoundTripReader.roundTrip(in: text))
        facts.company = note(.company, CompanyReader.company(in: text, besides: places))
        facts.language = LanguageReader.language(of: text)
        return (facts, places)
    }

    /// Lines that a mailer wrapped put together again: a long line that goes on without a blank line.
    static func unwrapped(_ source: String) -> String {
        var output = ""
        output.reserveCapacity(source.utf8.count)
        var previous = 0
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let goesOn = previous >= wrappedLength && !(line.first?.isWhitespace ?? true) && !opensItem(line)
            if !output.isEmpty || previous > 0 { output.append(goesOn ? " " : "\n") }
            output.append(contentsOf: line)
            previous = line.utf8.count
            if line.isEmpty { previous = 0 }
        }
        return output
    }

    /// `2) Fri Dec 11`, `- JFK to ...`: a line of a list.
    private static func opensItem(_ line: Substring) -> Bool {
        guard let first = line.first else { return false }
        if "-*•–".contains(first) { return true }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        return (1...2).contains(digits.count) && line.dropFirst(digits.count).first.map { ").:".contains($0) } ?? false
    }

    /// Mailers wrap at 66 to 78; a line shorter than this was ended by its writer.
    private static let wrappedLength = 58
}
