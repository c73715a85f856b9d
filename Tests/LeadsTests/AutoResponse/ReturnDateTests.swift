import Leads
import Testing

/// The day a vacation note states, written on 4 September 2026.
struct ReturnDateTests {
    @Test(
        arguments: [
            ("I am away and back on 2026-09-21.", "2026-09-21"),
            ("I'm out of the office until September 15, back to normal after.", "2026-09-15"),
            ("Out of the office until the 18th of September.", "2026-09-18"),
            ("I will be out starting 09/08/2026 and will not return until 09/11/2026.", "2026-09-11"),
            ("Ich bin nicht im Büro und wieder erreichbar am 09.10.2026.", "2026-10-09"),
            ("Ich bin bis zum 24. Dezember im Urlaub.", "2026-12-24"),
            ("Je suis absent jusqu'au 5 janvier.", "2027-01-05"),
            ("Estaré fuera de la oficina hasta el 5 de octubre de 2026.", "2026-10-05"),
            ("Sono fuori ufficio fino al 12 ottobre.", "2026-10-12"),
            ("Estou ausente até 3 de outubro.", "2026-10-03"),
            ("Ik ben afwezig tot 1 november.", "2026-11-01"),
            ("Jestem nieobecny do 20 września.", "2026-09-20"),
            ("Jag är ledig till och med 30 september.", "2026-09-30"),
            ("Буду отсутствовать до 15 сентября.", "2026-09-15"),
            ("9月21日まで不在です。戻りは", "2026-09-21"),
            ("I am away until Monday.", "2026-09-07"),
            ("I am back on 2027-06-01.", nil),
            ("I am away until 10 September; ref 2026-10-01 for the contract.", "2026-09-10"),
            ("I am out of the office.", nil),
            ("Call 555-0100 until then.", nil),
            ("back on 2026-13-45", nil),
        ] as [(String, String?)])
    func stated(_ text: String, _ date: String?) throws {
        let message = TriageSamples.message(
            subject: "Automatic reply: Ride", fields: ["Auto-Submitted: auto-replied"], body: text
        )
        let context = ReadingContext(
            timeZone: TriageSamples.context.timeZone, defaultCountry: "US", now: TriageSamples.context.now)
        let found = Triage(context: context, rules: .none).understand(message)
        #expect(found.kind == .autoResponse)
        #expect(found.autoResponse?.returnDate == date)
    }

    @Test
    func elsewhereTheDayStandsFirst() {
        let message = TriageSamples.message(
            subject: "Out of office", fields: ["Auto-Submitted: auto-replied"], body: "Back on 09/11/2026."
        )
        let context = ReadingContext(
            timeZone: TriageSamples.context.timeZone, defaultCountry: "GB", now: TriageSamples.context.now)
        #expect(Triage(context: context, rules: .none).understand(message).autoResponse?.returnDate == "2026-11-09")
    }
}
